//! Files of any preset: what is proved, asked for and refused.

use super::*;

#[test]
fn headers_are_found_in_any_case_after_a_mark_with_any_line_end_and_separator() {
    let rows = "\u{feff}Ticket External ID;EVENT_AT; event ;Value\r\n'=T1;2026-11-20T10:00:00Z;opened;\"P\"\"1;\r\n2\"\r\n";
    check(FilePreset::Events, "", rows, "'=T1 2026-11-20T10:00:00Z P\"1;\r\n2");
}

#[test]
fn a_column_may_stand_for_the_client() {
    let file = "number,state,sys_mod_count,opened_at,sys_updated_on,priority,Location\n\
        I1,New,0,2016-03-13 09:00,2016-03-13 09:01,3,?\n\
        I1,New,1,2016-03-13 09:00,2016-03-13 09:02,3,Wellington\n";
    let mut options = options(FilePreset::ServiceNowLog, "UTC");
    options.client_column = Some("location".to_owned());
    assert_eq!(told(file.as_bytes(), &options).unwrap()[0], "I1 of Wellington 2016-03-13T09:00:00Z 3");
    options.client_column = Some("branch".to_owned());
    let refused = told(file.as_bytes(), &options).unwrap_err();
    assert_eq!(refused.to_string(), "there is no column \"branch\" to take the client from");
}

#[test]
fn a_zone_and_an_order_of_dates_are_asked_for_and_never_guessed() {
    let proved = format!("{LOG}I1,New,0,13/3/2016 09:00,1/4/2016 09:01,3,\n");
    check_refused(
        FilePreset::ServiceNowLog,
        "",
        proved.as_bytes(),
        "the times in opened_at have no time zone: \"13/3/2016 09:00\" (line 2). Give the zone",
    );
    let ambiguous = format!("{LOG}I1,New,0,1/3/2016 09:00,1/4/2016 09:01,3,\n");
    check_refused(
        FilePreset::ServiceNowLog,
        "UTC",
        ambiguous.as_bytes(),
        "does not follow from the 1 rows: \"1/3/2016 09:00\" in opened_at (line 2) can be read both ways. Say which it is: dmy",
    );
    let mixed = format!("{LOG}I1,New,0,13/3/2016 09:00,3/14/2016 09:01,3,\n");
    check_refused(
        FilePreset::ServiceNowLog,
        "UTC",
        mixed.as_bytes(),
        "\"13/3/2016 09:00\" on line 2 has the day first, \"3/14/2016 09:01\" on line 2 the month",
    );
    let mut options = options(FilePreset::ServiceNowLog, "UTC");
    options.date_order = Some(DateOrder::MonthFirst);
    assert_eq!(told(ambiguous.as_bytes(), &options).unwrap()[0], "I1 2016-01-03T09:00:00Z 3");
    let refused = told(proved.as_bytes(), &options).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the dates were said to be month first, but \"13/3/2016 09:00\" in opened_at (line 2) is not"
    );
}

#[test]
fn a_wrong_preset_names_what_is_missing_and_the_one_that_fits() {
    let events = format!("{EVENTS}T1,2026-11-20T10:00:00Z,opened,P1,,,\n");
    check_refused(
        FilePreset::ServiceNowLog,
        "UTC",
        events.as_bytes(),
        "this is not a file of the preset servicenow-log: it lacks number, incident_state or state, sys_mod_count, opened_at, \
         sys_updated_at or sys_updated_on, priority. Its columns are those of the preset events.",
    );
    check_refused(
        FilePreset::Events,
        "",
        b"a,event,b\n1,2,3\n",
        "it lacks ticket_external_id, event_at, value. The file has the columns a, event, b.",
    );
}

#[test]
fn a_file_that_was_cut_off_is_refused_before_anything_is_read() {
    let whole = format!(
        "{EVENTS}T1,2026-11-20T10:00:00Z,opened,P1,,,\nT1,2026-11-20T11:00:00Z,note,\"a \"\"b\"\" c\",Ann,,\n"
    );
    let cut = |bytes: usize| &whole.as_bytes()[..whole.len() - bytes];
    check_refused(
        FilePreset::Events,
        "",
        cut(4),
        "line 3: the file ends in the middle of this row: 5 of 7 columns are there",
    );
    check_refused(FilePreset::Events, "", cut(9), "line 3: a quote is opened in this row and never closed");
    check_refused(
        FilePreset::Events,
        "",
        cut(40),
        "line 3: the file ends in the middle of this row: 2 of 7 columns are there",
    );
    assert!(told(cut(0), &options(FilePreset::Events, "")).is_ok());
    let date = format!("{LOG}I1,New,0,13/3/2016 09:00,13/3/2016 09:01,3,\n");
    let date = date.replace("sys_updated_by", "closed_at").replace("3,\n", "3,13/3/2016 1");
    check_refused(
        FilePreset::ServiceNowLog,
        "UTC",
        date.as_bytes(),
        "line 2: the file ends in the middle of this row: a date of it is cut off",
    );
}

#[test]
fn a_quote_that_is_never_closed_is_refused_even_when_lines_follow() {
    let open =
        format!("{EVENTS}T1,2026-11-20T10:00:00Z,opened,\"P1,,,\nT2,2026-11-20T11:00:00Z,opened,P1,,,\n");
    check_refused(
        FilePreset::Events,
        "",
        open.as_bytes(),
        "line 2: a quote is opened in this row and never closed",
    );
}

#[test]
fn a_quote_that_swallows_rows_does_not_do_so_in_silence() {
    let swallowed = "T1,2026-11-20T10:00:00Z,opened,P1,,,\n\
        T1,2026-11-20T11:00:00Z,note,\"a,Ann,,\n\
        T2,2026-11-20T10:00:00Z,opened,\"P1,Ann,,\n";
    let file = format!("{EVENTS}{swallowed}");
    let mut take = |_| ControlFlow::Continue(());
    let summary = read_tickets(Cursor::new(&file), &options(FilePreset::Events, ""), &mut take, &mut |_| {
        ControlFlow::Continue(())
    });
    let notes: Vec<String> = summary.unwrap().notes.iter().map(ToString::to_string).collect();
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].starts_with("line 3, value: the cell runs over 2 lines and looks as if it held whole rows."),
        "{notes:?}"
    );
    check(
        FilePreset::Events,
        "",
        &format!("{EVENTS}T1,2026-11-20T10:00:00Z,\"opened\nP1,,,\nT2\",P1\n"),
        "
T1 refused
  line 2: the row has 4 columns, the header 7. It runs over 3 lines: a quote in it may be one too many.",
    );
}

#[test]
fn what_is_no_text_is_refused_with_its_line() {
    let latin = [EVENTS.as_bytes(), b"T1,2026-11-20T10:00:00Z,opened,P1,Andr\xe9,,\n"].concat();
    check_refused(
        FilePreset::Events,
        "",
        &latin,
        "line 2, actor: the byte 0xe9 is not UTF-8; the file was probably saved in an older encoding",
    );
    let nul = [EVENTS.as_bytes(), b"T1,2026-11-20T10:00:00Z,opened,P\0,,,\n"].concat();
    check_refused(
        FilePreset::Events,
        "",
        &nul,
        "line 2, value: the cell holds NUL bytes: the file is damaged",
    );
    check_refused(FilePreset::Events, "", b"\xff\xfet\0i\0", "the file is written in UTF-16");
    check_refused(
        FilePreset::Events,
        "",
        b"PK\x03\x04\x14\0",
        "the file is an Excel workbook or a zip archive",
    );
    check_refused(FilePreset::Events, "", b"  \n\n", "the file is empty");
    check_refused(FilePreset::Events, "", b"", "the file is empty");
    check_refused(FilePreset::Events, "", EVENTS.as_bytes(), "the file has a header and no rows");
}

#[test]
fn bytes_of_a_column_that_is_not_read_do_no_harm() {
    let file = [
        b"ticket_external_id,event_at,event,value,photo\n".as_slice(),
        b"T1,2026-11-20T10:00:00Z,opened,P1,\xff\0\xfe\n",
    ]
    .concat();
    assert_eq!(told(&file, &options(FilePreset::Events, "")).unwrap(), ["T1 2026-11-20T10:00:00Z P1"]);
}

#[test]
fn a_header_may_occur_twice_and_thousands_may_stand_beside() {
    let many: String = (0..5000).map(|n| format!(",column {n}")).collect();
    let empty = ",".repeat(5000);
    let file = format!(
        "ticket_external_id,event_at,event,value,Value{many}\nT1,2026-11-20T10:00:00Z,opened,P1,P9{empty}\n"
    );
    let survey =
        survey(Cursor::new(&file), FilePreset::Events, &mut |_| ControlFlow::Continue(())).unwrap().unwrap();
    assert_eq!(
        survey.notes[0].to_string(),
        "line 1, value: the file has 2 columns of this name; the first is read."
    );
    assert_eq!((survey.headers.len(), survey.sample[0].cells.len()), (5005, 60));
    check(FilePreset::Events, "", &file, "T1 2026-11-20T10:00:00Z P1");
}

#[test]
fn a_survey_says_what_is_in_the_file_and_what_must_be_asked() {
    let file = "number,state,sys_mod_count,opened_at,sys_updated_on,priority,location\n\
        I1,New,0,1/3/2016 09:00,1/3/2016 09:01,3 - Moderate,Apia\n\
        I1,New,1,1/3/2016 09:00,1/3/2016 09:01,1 - Critical,Apia\n\
        I2,New,0,1/3/2016 09:00,1/3/2016 09:02,3 - Moderate,Suva\n\
        I3,New,0,1/3/2016 09:00,1/3/2016 09:02,3 - Moderate,?\n";
    let survey = survey(Cursor::new(file), FilePreset::ServiceNowLog, &mut |_| ControlFlow::Continue(()))
        .unwrap()
        .unwrap();
    assert_eq!((survey.rows, survey.tickets, survey.needs_zone), (4, 3, true));
    assert!(matches!(survey.dates, DateEvidence::Ambiguous { line: 2, .. }));
    let words: Vec<_> =
        survey.priorities.iter().map(|count| (count.word.as_str(), count.tickets, count.rows)).collect();
    assert_eq!(words, [("3 - Moderate", 3, 3), ("1 - Critical", 0, 1)]);
    let columns: Vec<_> = survey
        .client_columns
        .iter()
        .map(|column| (column.name.as_str(), column.distinct, column.empty))
        .collect();
    assert_eq!(columns, [("location", 2, 1)]);
    assert_eq!(survey.sample.len(), 4);
}

#[test]
fn reading_stops_where_the_caller_says_so() {
    let file = format!(
        "{LOG}I1,New,0,13/3/2016 09:00,13/3/2016 09:01,3,\nI2,New,0,13/3/2016 09:00,13/3/2016 09:01,3,\n"
    );
    let options = options(FilePreset::ServiceNowLog, "UTC");
    let mut taken = 0;
    let mut take = |_| {
        taken += 1;
        ControlFlow::Break(())
    };
    let summary =
        read_tickets(Cursor::new(&file), &options, &mut take, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(summary.stopped);
    assert_eq!((taken, summary.tickets), (1, 1));
    let mut take = |_| panic!("nothing is handed out after a stop in the first pass");
    let summary =
        read_tickets(Cursor::new(&file), &options, &mut take, &mut |_| ControlFlow::Break(())).unwrap();
    assert!(summary.stopped && summary.tickets == 0);
}

#[test]
fn presets_are_known_by_their_keys() {
    for preset in FilePreset::ALL {
        assert_eq!(FilePreset::parse(preset.key()), Some(preset));
    }
    assert_eq!(FilePreset::parse("zendesk"), None);
}
