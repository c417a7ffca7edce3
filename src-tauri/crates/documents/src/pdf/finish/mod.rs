//! What a good file has besides its pages: structure, outline, links, language, dates, metadata,
//! and an identity that follows from its content.

mod metadata;
mod outline;
mod structure;

use super::POINT;
use super::Unprintable;
use super::drawing::{Shape, Target};
use super::emit::Written;
use super::flow::Pages;
use super::tags::{Slot, Tags};
use domain::time::Instant;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colophon {
    /// Shown as the window's title.
    pub title: String,
    /// Who answers for the content.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The program, with its version.
    pub program: String,
    /// RFC 5646, as `en-NZ`.
    pub language: String,
    /// The date the file carries; a file never asks a clock.
    pub made: Instant,
}

/// A link area of a page.
struct Link {
    page: usize,
    rect: [f32; 4],
    target: Target,
    slot: Option<Slot>,
}

pub(super) fn finish(
    colophon: &Colophon,
    tags: &Tags,
    pages: &Pages,
    written: Written,
) -> Result<Vec<u8>, Unprintable> {
    let mut warnings = Vec::new();
    // Glyphs are shown by operators of our own, which printpdf lets through only if told to.
    let options = printpdf::PdfSaveOptions { secure: false, ..printpdf::PdfSaveOptions::default() };
    let mut file = written.document.to_lopdf_document(&options, &mut warnings);
    take_specimen_away(&mut file)?;
    let is_error = |w: &&printpdf::PdfWarnMsg| w.severity == printpdf::PdfParseErrorSeverity::Error;
    if let Some(fault) = warnings.iter().find(is_error) {
        return Err(Unprintable::Writing(fault.msg.clone()));
    }
    let sheets: Vec<ObjectId> = file.get_pages().into_values().collect();
    tidy(&mut file, &sheets)?;
    let links = links(pages);
    let annotations = annotate(&mut file, &sheets, pages, &links)?;
    let root = structure::write(&mut file, tags, pages, &sheets, &written.contents, &annotations);
    let outline = outline::write(&mut file, &sheets, pages);
    let xmp = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata::xmp(colophon).into_bytes(),
    );
    // Left as it is, so that programs that know no PDF find it.
    let xmp = file.add_object(xmp.with_compression(false));
    let catalog = file.catalog_mut().map_err(writing)?;
    catalog.remove(b"OutputIntents");
    catalog.remove(b"PageLayout");
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Lang", Object::string_literal(colophon.language.as_str()));
    catalog.set("Metadata", xmp);
    match outline {
        Some(outline) => {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
        }
        None => catalog.set("PageMode", Object::Name(b"UseNone".to_vec())),
    }
    let info = file.add_object(metadata::info(colophon));
    file.trailer.set("Info", info);
    save(file)
}

fn writing(error: impl std::fmt::Display) -> Unprintable {
    Unprintable::Writing(error.to_string())
}

/// Takes the last page away: its fonts stay.
fn take_specimen_away(file: &mut Document) -> Result<(), Unprintable> {
    let tree =
        file.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference).map_err(writing)?;
    let tree = file.get_dictionary_mut(tree).map_err(writing)?;
    let kids = tree.get_mut(b"Kids").and_then(Object::as_array_mut).map_err(writing)?;
    let specimen = kids.pop();
    let left = number(kids.len());
    tree.set("Count", left);
    let specimen = specimen.as_ref().map(Object::as_reference);
    let specimen = specimen.expect("the fonts' specimen is the last page").map_err(writing)?;
    let Some(Object::Dictionary(page)) = file.objects.remove(&specimen) else { return Ok(()) };
    for part in [b"Contents".as_slice(), b"Resources"] {
        file.objects.remove(&page.get(part).and_then(Object::as_reference).map_err(writing)?);
    }
    Ok(())
}

/// Takes away what printpdf writes for every file, needed or not: empty resources, boxes equal to
/// the page's, the claim to be PDF/X, and a cap height that is really the ascent.
fn tidy(file: &mut Document, sheets: &[ObjectId]) -> Result<(), Unprintable> {
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    let mut unused = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let page = file.get_dictionary_mut(*sheet).map_err(writing)?;
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
        page.set("Tabs", "S");
        page.set("StructParents", number(index));
        let resources = page.get(b"Resources").and_then(Object::as_reference).map_err(writing)?;
        let resources = file.get_dictionary_mut(resources).map_err(writing)?;
        for kind in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            unused.extend(resources.remove(kind).and_then(|object| object.as_reference().ok()));
        }
    }
    unused.iter().for_each(|id| {
        file.objects.remove(id);
    });
    for object in file.objects.values_mut() {
        if let Object::Dictionary(font) = object
            && font.has_type(b"FontDescriptor")
        {
            font.set("CapHeight", CAP_HEIGHT);
        }
    }
    Ok(())
}

/// Of Plex, in thousandths of an em; Noto's is 714.
const CAP_HEIGHT: i64 = 698;

fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).expect("counts of a document fit 63 bits"))
}

/// A text string: as it is where it is ASCII, else UTF-16 with its mark.
fn text(words: &str) -> Object {
    let words = words.replace('\u{a0}', " ");
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn real(millimetres: f64) -> f32 {
    ((millimetres / POINT * 100.0).round() / 100.0) as f32
}

/// `[page /XYZ left top null]`: the place at `at` of a page, at the reader's own zoom.
fn destination(sheet: ObjectId, height: f64, (x, y): (f64, f64)) -> Object {
    let top = real(height - y);
    let zoom = Object::Null;
    Object::Array(vec![Object::Reference(sheet), "XYZ".into(), real(x).into(), top.into(), zoom])
}

fn links(pages: &Pages) -> Vec<Link> {
    let height = pages.paper.size().1;
    let mut links = Vec::new();
    for (page, drawing) in pages.pages.iter().enumerate() {
        for item in &drawing.items {
            if let Shape::Link { at, size, target } = &item.shape {
                let (left, right) = (real(at.0), real(at.0 + size.0));
                let (top, bottom) = (real(height - at.1), real(height - at.1 - size.1));
                let rect = [left, bottom, right, top];
                links.push(Link { page, rect, target: target.clone(), slot: item.slot });
            }
        }
    }
    links
}

/// Writes the links' annotations; gives each with the slot it belongs to. A link to an anchor that
/// does not exist in the document is left out.
fn annotate(
    file: &mut Document,
    sheets: &[ObjectId],
    pages: &Pages,
    links: &[Link],
) -> Result<Vec<(ObjectId, Slot, usize)>, Unprintable> {
    let anchors = anchors(sheets, pages);
    let mut annotations = Vec::new();
    let mut by_page: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for link in links {
        let Some(slot) = link.slot else { continue };
        let mut annotation = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "F" => 4,
            "Rect" => link.rect.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "StructParent" => number(sheets.len() + annotations.len()),
        };
        match &link.target {
            Target::Anchor(name) => {
                let Some(place) = anchors.get(name.as_str()) else { continue };
                annotation.set("Dest", place.clone());
                annotation.set("Contents", text("Go to the page"));
            }
            Target::Address(address) => {
                let action = dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) };
                annotation.set("A", action);
                annotation.set("Contents", text(address));
            }
        }
        let id = file.add_object(annotation);
        by_page.entry(link.page).or_default().push(Object::Reference(id));
        annotations.push((id, slot, link.page));
    }
    for (page, list) in by_page {
        file.get_dictionary_mut(sheets[page]).map_err(writing)?.set("Annots", list);
    }
    Ok(annotations)
}

fn anchors<'a>(sheets: &[ObjectId], pages: &'a Pages) -> BTreeMap<&'a str, Object> {
    let height = pages.paper.size().1;
    let mut places = BTreeMap::new();
    for (drawing, sheet) in pages.pages.iter().zip(sheets) {
        for item in &drawing.items {
            if let Shape::Anchor { at, name } = &item.shape {
                places.insert(name.as_str(), destination(*sheet, height, (0.0, at.1 - 3.0)));
            }
        }
    }
    places
}

/// Gives the file its identity and writes it.
fn save(mut file: Document) -> Result<Vec<u8>, Unprintable> {
    file.version = "1.7".to_owned();
    file.trailer.remove(b"ID");
    let identity = identity(&file);
    let halves = vec![Object::String(identity.clone(), lopdf::StringFormat::Hexadecimal); 2];
    file.trailer.set("ID", halves);
    compress(&mut file)?;
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(1000)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).map_err(writing)?;
    Ok(bytes)
}

/// Deflates every stream that may be, at the usual level: the highest takes twice as long for two
/// percent.
fn compress(file: &mut Document) -> Result<(), Unprintable> {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let mut deflated = ZlibEncoder::new(Vec::new(), Compression::fast());
            deflated.write_all(&stream.content).map_err(writing)?;
            stream.set_content(deflated.finish().map_err(writing)?);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

/// Sixteen bytes of the content's SHA-256. The content is what is drawn and what the file says of
/// itself, before it is compressed.
fn identity(file: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update((stream.content.len() as u64).to_be_bytes());
            hash.update(&stream.content);
        }
    }
    hash.finalize()[..16].to_vec()
}

fn dict_of(entries: Vec<(&'static str, Object)>) -> Dictionary {
    Dictionary::from_iter(entries)
}
