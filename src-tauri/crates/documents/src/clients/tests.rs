use super::*;
use domain::clients::ContactDraft;

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn taken(file: &str) -> (Vec<FileClient>, Vec<String>) {
    let (clients, problems) = read(file.as_bytes()).unwrap();
    (clients, problems.into_iter().map(|problem| problem.message).collect())
}

fn refused(file: &[u8]) -> String {
    let problems = read(file).unwrap_err();
    problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_written_is_read_back_whole() {
    let contact = |name: &str, emails: &[&str]| ContactDraft {
        name: name.to_owned(),
        emails: texts(emails),
        phone: "+64 9 555 0100".to_owned(),
        roles: texts(&["technical", "approves_fees"]),
    };
    let client = FileClient {
        draft: domain::clients::ClientDraft {
            name: "Te Ātiawa; \"Trust\", Ltd".to_owned(),
            zone: "Pacific/Auckland".to_owned(),
            locale: "mi-NZ".to_owned(),
            account_manager: "=Robin".to_owned(),
            source_names: texts(&["Location|143", "back\\slash"]),
            addresses: texts(&["teatiawa.example.nz", "x@y.example"]),
            services: texts(&["Backup"]),
            tags: texts(&["iwi", "Gold"]),
            notes: "One line.\nAnother.".to_owned(),
            contacts: vec![contact("Hōne Paki", &["a@x.example", "b@x.example"]), contact("Lena", &[])],
        },
        reseller: "Quay".to_owned(),
        ..FileClient::default()
    };
    let alone = FileClient {
        draft: domain::clients::ClientDraft { name: "Alone".to_owned(), ..Default::default() },
        ..FileClient::default()
    };
    let file = write(&[client.clone(), alone]);
    assert!(file.starts_with("\u{feff}name,zone".as_bytes()));
    let (read, problems) = read(&file).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(format!("{:?}", read[0].draft), format!("{:?}", client.draft));
    assert_eq!((read[0].reseller.as_str(), read[0].contact_lines.len()), ("Quay", 2));
    assert_eq!((read[1].draft.name.as_str(), read[1].draft.contacts.len()), ("Alone", 0));
}

#[test]
fn commas_semicolons_and_tabs_part_cells_with_and_without_a_mark() {
    for separator in [",", ";", "\t"] {
        for mark in ["", "\u{feff}"] {
            let file = format!("{mark}Contact Name{separator}NAME\r\nMere{separator}Harbour\r\n");
            let (clients, problems) = taken(&file);
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(clients[0].draft.name, "Harbour");
            assert_eq!(clients[0].draft.contacts[0].name, "Mere");
        }
    }
}

#[test]
fn letters_in_another_encoding_are_refused_with_their_line() {
    let said = refused(b"name\nHarbour\nCaf\xe9\n");
    assert!(
        said.starts_with("line 3:") && said.contains("Windows-1252") && said.contains("CSV UTF-8"),
        "{said}"
    );
    assert!(refused(b"\xff\xfen\0a\0").contains("UTF-16"));
    assert!(refused(b"name\nA\0B\n").starts_with("line 2:"));
}

#[test]
fn a_file_that_is_no_file_of_clients_says_why() {
    assert!(refused(b"").contains("there is no column \"name\""));
    assert!(refused(b"client,zone\nA,UTC\n").contains("there is no column \"name\""));
    assert!(refused(b"name,zoen\nA,UTC\n").contains("\"zoen\" is no column"));
    assert!(refused(b"name,name\nA,B\n").contains("twice"));
    assert!(refused(b"name\n").contains("names no clients"));
    assert!(refused(b"name,notes\nA,\"never closed\nB,x\n").contains("never closed"));
}

#[test]
fn every_bad_row_is_named_and_the_good_ones_are_read() {
    let file = "name,zone,notes\nA,UTC,one\n,UTC,x\nB,UTC\nA,Asia/Tokyo,one\n\nC,,\n";
    let (clients, problems) = taken(file);
    assert_eq!(taken(&file.replace('\n', "\r\n")).1, problems, "lines are counted alike however they end");
    let names: Vec<_> = clients.iter().map(|client| client.draft.name.as_str()).collect();
    assert_eq!(names, ["A", "C"]);
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems[0].starts_with("line 3: the row names no client"), "{problems:?}");
    assert!(problems[1].starts_with("line 4: the row has 2 cells"), "{problems:?}");
    assert!(problems[2].starts_with("line 5: zone is \"Asia/Tokyo\" here and \"UTC\""), "{problems:?}");
}
