//! Reads a PDF back, without the code that wrote it.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

pub fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("the file reads back")
}

/// The text of each page in reading order, spaces as they are.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let file = open(bytes);
    let ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    let contents = marked_contents(&file);
    let mut texts = vec![String::new(); ids.len()];
    for ((page, _), text) in contents {
        texts[page].push_str(&text);
        texts[page].push('\n');
    }
    texts
}

/// The text of every marked content, by page and number.
fn marked_contents(file: &Document) -> BTreeMap<(usize, i64), String> {
    let mut found = BTreeMap::new();
    for (page, id) in file.get_pages().into_values().enumerate() {
        let maps = to_unicode(file, id);
        let content = file.get_and_decode_page_content(id).expect("the content reads back");
        let mut open: Vec<Content> = Vec::new();
        let mut font = None;
        for operation in content.operations {
            match operation.operator.as_str() {
                "BMC" => open.push(Content { number: None, replaced: false }),
                "BDC" => {
                    let outer = open.last().and_then(|content| content.number);
                    let number = number(&operation.operands).or(outer);
                    let instead = instead(&operation.operands);
                    if let (Some(number), Some(text)) = (number, &instead) {
                        found.entry((page, number)).or_insert_with(String::new).push_str(text);
                    }
                    open.push(Content { number, replaced: instead.is_some() });
                }
                "EMC" => drop(open.pop().expect("every content that ends has begun")),
                "Tf" => font = Some(operation.operands[0].as_name().unwrap().to_vec()),
                "TJ" => {
                    let (Some(content), Some(font)) = (open.last(), &font) else { continue };
                    let (Some(number), false) = (content.number, content.replaced) else { continue };
                    let said = said(&operation.operands[0], &maps[font]);
                    found.entry((page, number)).or_insert_with(String::new).push_str(&said);
                }
                _ => {}
            }
        }
        assert!(open.is_empty(), "every content that begins ends");
    }
    found
}

/// A marked content while it is read.
struct Content {
    number: Option<i64>,
    /// Its glyphs are replaced by the text it gave.
    replaced: bool,
}

fn instead(operands: &[Object]) -> Option<String> {
    operands.get(1)?.as_dict().ok()?.get(b"ActualText").ok().map(text_string)
}

fn number(operands: &[Object]) -> Option<i64> {
    operands.get(1)?.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok()
}

fn said(shown: &Object, map: &BTreeMap<u16, String>) -> String {
    let glyphs = shown.as_array().unwrap().iter().filter_map(|item| item.as_str().ok());
    let codes = glyphs.flat_map(|bytes| bytes.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])));
    codes.map(|code| map.get(&code).cloned().unwrap_or_default()).collect()
}

/// Each font's map from codes to text, from its ToUnicode.
fn to_unicode(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let mut maps = BTreeMap::new();
    for (name, font) in file.get_page_fonts(page).unwrap() {
        let stream = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
        let stream = file.get_object(stream).unwrap().as_stream().unwrap();
        let text =
            String::from_utf8(stream.decompressed_content().unwrap_or(stream.content.clone())).unwrap();
        let mut map = BTreeMap::new();
        for line in text.lines().filter(|line| line.starts_with('<') && line.matches('<').count() == 2) {
            let parts: Vec<&str> = line.split(['<', '>', ' ']).filter(|part| !part.is_empty()).collect();
            let units: Vec<u16> = parts[1].as_bytes().chunks(4).map(hex).collect();
            map.insert(hex(parts[0].as_bytes()), String::from_utf16(&units).unwrap());
        }
        maps.insert(name, map);
    }
    maps
}

fn hex(digits: &[u8]) -> u16 {
    u16::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap_or_default()
}

/// An element of the structure tree with the text it holds.
#[derive(Debug, Clone)]
pub struct Element {
    pub kind: String,
    pub text: String,
    pub alt: Option<String>,
    pub scope: Option<String>,
    pub links: usize,
    /// Left, bottom, right, top of a figure, in points.
    pub corners: Option<Vec<f32>>,
}

/// The structure, every element before what it holds.
pub fn structure(bytes: &[u8]) -> Vec<Element> {
    let file = open(bytes);
    let contents = marked_contents(&file);
    let pages: BTreeMap<ObjectId, usize> =
        file.get_pages().into_values().enumerate().map(|(index, id)| (id, index)).collect();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let root = file.get_dictionary(root).unwrap();
    let mut found = Vec::new();
    for kid in root.get(b"K").unwrap().as_array().unwrap() {
        walk(&file, kid, &contents, &pages, &mut found);
    }
    found
}

fn walk(
    file: &Document,
    kid: &Object,
    contents: &BTreeMap<(usize, i64), String>,
    pages: &BTreeMap<ObjectId, usize>,
    found: &mut Vec<Element>,
) {
    let dict = kid.as_reference().and_then(|id| file.get_dictionary(id)).or(kid.as_dict()).unwrap();
    let index = found.len();
    found.push(element(dict));
    let Ok(kids) = dict.get(b"K").and_then(Object::as_array) else { return };
    let home = dict.get(b"Pg").and_then(Object::as_reference).ok().map(|page| pages[&page]);
    for kid in kids {
        if let Ok(number) = kid.as_i64() {
            let page = home.expect("a content without a page stands on its element's page");
            found[index].text.push_str(contents.get(&(page, number)).map_or("", |text| text.as_str()));
            continue;
        }
        let kid_dict = kid.as_dict().ok();
        match kid_dict.and_then(|dict| dict.get(b"Type").ok()).and_then(|kind| kind.as_name().ok()) {
            Some(b"MCR") => {
                let dict = kid_dict.unwrap();
                let page = pages[&dict.get(b"Pg").unwrap().as_reference().unwrap()];
                let number = dict.get(b"MCID").unwrap().as_i64().unwrap();
                found[index].text.push_str(contents.get(&(page, number)).map_or("", |text| text.as_str()));
            }
            Some(b"OBJR") => found[index].links += 1,
            _ => walk(file, kid, contents, pages, found),
        }
    }
}

fn element(dict: &Dictionary) -> Element {
    let scope =
        dict.get(b"A").and_then(Object::as_dict).and_then(|a| a.get(b"Scope")).and_then(Object::as_name);
    let attributes = dict.get(b"A").and_then(Object::as_dict);
    let corners = attributes.and_then(|a| a.get(b"BBox")).and_then(Object::as_array).ok();
    Element {
        kind: String::from_utf8(dict.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
        text: String::new(),
        alt: dict.get(b"Alt").ok().map(text_string),
        scope: scope.ok().map(|name| String::from_utf8(name.to_vec()).unwrap()),
        links: 0,
        corners: corners.map(|list| list.iter().map(|side| side.as_float().unwrap()).collect()),
    }
}

/// A text string of the file, in either of its encodings.
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// The outline: depth and title, in order.
pub fn outline(bytes: &[u8]) -> Vec<(usize, String)> {
    let file = open(bytes);
    let root = file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let mut lines = Vec::new();
    follow(&file, file.get_dictionary(root).unwrap(), 0, &mut lines);
    lines
}

fn follow(file: &Document, parent: &Dictionary, depth: usize, lines: &mut Vec<(usize, String)>) {
    let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        let line = file.get_dictionary(id).unwrap();
        lines.push((depth, text_string(line.get(b"Title").unwrap())));
        follow(file, line, depth + 1, lines);
        next = line.get(b"Next").and_then(Object::as_reference).ok();
    }
}
