//! The file itself: identity, fonts, metadata, structure.

use crate::reading::{open, outline, structure, text_string};
use crate::report::{imprint, printed, sample_printed};
use crate::sample;
use documents::pdf::flow::Paper;
use documents::report::{Imprint, print};
use lopdf::Object;

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert!(printed(&sample::report()) == sample_printed(), "two builds of one report differ");
}

#[test]
fn another_report_has_another_identity() {
    let identity = |bytes: &[u8]| open(bytes).trailer.get(b"ID").unwrap().clone();
    let mut other = sample::report();
    other.head.client = "Harbour Dental Limited".to_owned();
    assert_ne!(identity(sample_printed()), identity(&printed(&other)));
}

#[test]
fn the_catalog_says_what_a_reader_needs_and_claims_no_print_standard() {
    let bytes = sample_printed();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = open(bytes);
    let catalog = file.catalog().unwrap();
    assert_eq!(text_string(catalog.get(b"Lang").unwrap()), "en-NZ");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert!(!catalog.has(b"OutputIntents"));
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    assert_eq!(text_string(info.get(b"Title").unwrap()), "SLA report, Harbour Dental Ltd, September 2026");
    assert_eq!(text_string(info.get(b"CreationDate").unwrap()), "D:20261001190000Z", "the date it was given");
    assert!(!info.has(b"GTS_PDFXVersion"));
}

#[test]
fn only_subsets_of_fonts_are_embedded() {
    let file = open(sample_printed());
    let mut names = Vec::new();
    for object in file.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if !font.has_type(b"FontDescriptor") {
            continue;
        }
        let name = String::from_utf8(font.get(b"FontName").unwrap().as_name().unwrap().to_vec()).unwrap();
        let (tag, _) = name.split_once('+').expect("a subset is named so");
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        let program = font.get(b"FontFile2").unwrap().as_reference().unwrap();
        let length = file.get_object(program).unwrap().as_stream().unwrap().content.len();
        assert!(length < 20_000, "{name} has {length} bytes, which is no subset");
        names.push(name);
    }
    names.sort();
    assert_eq!(names, ["PLEXLT+IBMPlexSans-Light", "PLEXRG+IBMPlexSans", "PLEXSB+IBMPlexSans-SmBld"]);
}

#[test]
fn the_outline_has_every_title_in_its_depth() {
    let lines = outline(sample_printed());
    let told: Vec<String> =
        lines.iter().map(|(depth, title)| format!("{}{title}", "  ".repeat(*depth))).collect();
    assert_eq!(
        told,
        [
            "Harbour Dental Ltd, September 2026",
            "  First responses on time, last twelve months",
            "  What went wrong, and what we did",
            "  Response and update targets",
            "    Due, met and late",
            "    How 42 requests became 39 first responses due",
            "    How quickly we answered",
            "    Excluded and carried",
            "    When requests arrived",
            "  Late targets, line by line",
            "    #4377 All endpoints offline in the security console",
            "    #4224 Add a second practice to the compliance folder",
            "    #4262 Ransomware alert on the reception PC",
            "  How to read and check this report",
            "    How we read the policy",
            "    Versions used",
            "    How figures are computed",
            "    Words",
            "    Fingerprint of the data",
        ]
    );
}

#[test]
fn no_title_stands_deeper_than_the_one_before_allows() {
    let mut above = 0;
    for element in structure(sample_printed()) {
        if let Some(level) = element.kind.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
            assert!(level <= above + 1, "H{level} {:?} follows H{above}", element.text);
            above = level;
        }
    }
    assert!(above > 0, "there are titles");
}

#[test]
fn tables_have_heads_with_a_scope_and_figures_a_sentence() {
    let elements = structure(sample_printed());
    assert_eq!(elements[0].kind, "Document");
    let heads: Vec<_> = elements.iter().filter(|e| e.kind == "TH").collect();
    assert!(heads.iter().all(|head| head.scope.is_some()));
    assert!(
        heads
            .iter()
            .any(|head| head.scope.as_deref() == Some("Column") && head.text == "Target as published")
    );
    assert!(heads.iter().any(|head| head.scope.as_deref() == Some("Row") && head.text == "Sev 4 Low"));
    let figures: Vec<_> = elements.iter().filter(|e| e.kind == "Figure").collect();
    assert!(figures.iter().all(|figure| figure.alt.as_ref().is_some_and(|alt| !alt.is_empty())));
    for figure in &figures {
        let corners = figure.corners.as_ref().expect("a figure says where it stands");
        let [left, bottom, right, top] = corners[..] else { panic!("four corners, not {corners:?}") };
        assert!(50.0 < left && left < right && right < 546.0, "{corners:?} is not within the margins");
        assert!(50.0 < bottom && bottom < top && top < 800.0, "{corners:?} is not within the margins");
    }
    let alts: Vec<&str> = figures.iter().filter_map(|figure| figure.alt.as_deref()).collect();
    assert!(alts.iter().any(|alt| alt.ends_with("Jul 97.4%, Aug 97.6%, Sep 94.9%.")), "{alts:?}");
    assert!(alts.contains(&"Clock: received Thu 15:20, due Tue 15:20, answered Wed 10:05, 2 h 45 min late."));
    assert!(
        elements.iter().any(|e| e.kind == "Span" && e.alt.as_deref() == Some("late")),
        "marks carry their word"
    );
}

#[test]
fn every_page_reference_is_a_link_to_a_place_in_the_file() {
    let bytes = sample_printed();
    let file = open(bytes);
    let links = structure(bytes).iter().filter(|e| e.kind == "Link").map(|e| e.links).sum::<usize>();
    assert_eq!(links, 7, "number and page of each late target on the cover, and the lead of page 2");
    let pages: Vec<_> = file.get_pages().into_values().collect();
    let annotation = |object: &&Object| {
        object
            .as_dict()
            .is_ok_and(|dict| dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Link"))
    };
    for link in file.objects.values().filter(annotation) {
        let place = link.as_dict().unwrap().get(b"Dest").unwrap().as_array().unwrap();
        assert_eq!(place[0].as_reference().unwrap(), pages[2], "they are explained on page 3");
    }
}

#[test]
fn words_of_wrapped_lines_stay_apart_for_those_who_listen() {
    let elements = structure(sample_printed());
    let policy = elements.iter().find(|e| e.text.starts_with("Policy")).unwrap();
    assert_eq!(policy.text, "Policy CyberMark SLA with 24/7 monitoring add-on, version 3");
}

#[test]
fn letter_paper_is_letter_paper() {
    let imprint = Imprint { paper: Paper::Letter, ..imprint() };
    let file = open(&print(&sample::report(), &imprint).unwrap());
    for page in file.get_pages().into_values() {
        let sides = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let sides: Vec<f32> = sides.iter().map(|side| side.as_float().unwrap().round()).collect();
        assert_eq!(sides, [0.0, 0.0, 612.0, 792.0]);
    }
}
