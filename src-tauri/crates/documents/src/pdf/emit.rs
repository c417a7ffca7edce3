//! Writes laid-out pages as operators, with fonts that hold no more than the glyphs in use.

use super::POINT;
use super::Unprintable;
use super::color::Color;
use super::drawing::{At, Drawing, Item, Setting, Shape, Stroke};
use super::flow::Pages;
use super::fonts::Face;
use super::shape::{Glyph, Run, Word};
use super::tags::Slot;
use printpdf::{
    Codepoint, DictItem, FontId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem,
    WindingOrder,
};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A document of operators, and which marked content fills which slot.
pub(super) struct Written {
    /// Its last page is a specimen of the fonts, to be taken away again.
    pub(super) document: PdfDocument,
    /// For each page and each marked content of it, in order: the slot.
    pub(super) contents: Vec<Vec<Slot>>,
}

pub(super) fn write(pages: &Pages) -> Result<Written, Unprintable> {
    let fonts = Fonts::collect(&pages.pages)?;
    let mut document = PdfDocument::new("");
    for (face, font) in &fonts.subsets {
        document.resources.fonts.map.insert(font_id(*face), PdfFont::new(font.parsed(*face)));
    }
    let (width, height) = pages.paper.size();
    let mut contents = Vec::with_capacity(pages.pages.len());
    for page in &pages.pages {
        let mut writer =
            Writer { height, fonts: &fonts, ops: Vec::new(), state: State::default(), slots: Vec::new() };
        writer.page(page);
        document.pages.push(PdfPage::new(Mm(narrow(width)), Mm(narrow(height)), writer.ops));
        contents.push(writer.slots);
    }
    document.pages.push(PdfPage::new(Mm(narrow(width)), Mm(narrow(height)), fonts.specimen()));
    Ok(Written { document, contents })
}

/// Coordinates are written in 32 bits; three decimals of a point are a third of a micrometre.
fn narrow(value: f64) -> f32 {
    value as f32
}

fn points(millimetres: f64) -> Pt {
    Pt(narrow((millimetres / POINT * 1000.0).round() / 1000.0))
}

/// Resource names must be six capitals, or the glyph codes of two fonts are mixed up.
fn font_id(face: Face) -> FontId {
    FontId(face.subset_name()[..6].to_owned())
}

struct Subset {
    remapped: GlyphRemapper,
    bytes: Vec<u8>,
    /// What each glyph of the whole font says.
    texts: BTreeMap<u16, String>,
}

struct Fonts {
    subsets: BTreeMap<Face, Subset>,
}

impl Fonts {
    fn collect(pages: &[Drawing]) -> Result<Self, Unprintable> {
        let mut used: BTreeMap<Face, BTreeMap<u16, String>> = BTreeMap::new();
        let mut seen: BTreeSet<*const Word> = BTreeSet::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            let Shape::Words { setting, .. } = &item.shape else { continue };
            for word in &setting.words {
                // Words are shared, so most have been collected already.
                if !seen.insert(std::rc::Rc::as_ptr(word)) {
                    continue;
                }
                let texts = used.entry(word.face).or_default();
                for glyph in &word.glyphs {
                    texts.entry(glyph.id).or_insert_with(|| glyph.text.clone());
                }
            }
        }
        let subsets = used.into_iter().map(|(face, texts)| Ok((face, Subset::new(face, texts)?)));
        Ok(Self { subsets: subsets.collect::<Result<_, _>>()? })
    }
}

impl Fonts {
    /// Every glyph in use, once, with what it says. printpdf learns from this which fonts to write
    /// and what their glyphs say; the pages themselves show glyphs by code, because thousands of
    /// single glyphs with a text each take longer than all else.
    fn specimen(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for (face, subset) in &self.subsets {
            ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(*face)), size: Pt(1.0) });
            let glyphs = subset.texts.iter();
            let glyphs =
                glyphs.map(|(glyph, said)| Codepoint::with_cid(subset.code(*glyph), 0.0, said.clone()));
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
        }
        ops.push(Op::EndTextSection);
        ops
    }
}

impl Subset {
    fn new(face: Face, texts: BTreeMap<u16, String>) -> Result<Self, Unprintable> {
        let mut remapped = GlyphRemapper::new();
        texts.keys().for_each(|glyph| {
            remapped.remap(*glyph);
        });
        let bytes = subsetter::subset(face.bytes(), 0, &remapped).map_err(|error| {
            Unprintable::Writing(format!("{} could not be subset: {error}", face.subset_name()))
        })?;
        Ok(Self { remapped, bytes, texts })
    }

    fn code(&self, glyph: u16) -> u16 {
        self.remapped.get(glyph).expect("every glyph in use was collected")
    }

    /// Whether a glyph of the word says something else where it was first used: one glyph may stand
    /// for two texts (ﬁ and fi), and a file knows one text for each glyph.
    fn misreads(&self, word: &Word) -> bool {
        word.glyphs.iter().any(|glyph| self.texts[&glyph.id] != glyph.text)
    }

    fn parsed(&self, face: Face) -> ParsedFont {
        let whole = face.parsed();
        let widths = self.texts.keys().map(|glyph| {
            let width = u16::try_from(face.printed_width(*glyph)).expect("a glyph is less than 65 em wide");
            (self.code(*glyph), width)
        });
        // The file counts in thousandths of an em, whatever the font counts in.
        let scale = |units: i16| {
            let units = i32::from(units) * 1000 / whole.units_per_em();
            i16::try_from(units).expect("a font's box is less than 32 em high")
        };
        let metrics =
            printpdf::FontMetrics { ascent: scale(whole.ascender()), descent: scale(whole.descender()) };
        let mut font = ParsedFont::with_glyph_data(
            self.bytes.clone(),
            0,
            Some(face.subset_name().to_owned()),
            BTreeMap::new(),
            widths.collect(),
            1000,
            metrics,
        );
        let bounds = whole.global_bounding_box();
        font.pdf_font_metrics.x_min = scale(bounds.x_min);
        font.pdf_font_metrics.y_min = scale(bounds.y_min);
        font.pdf_font_metrics.x_max = scale(bounds.x_max);
        font.pdf_font_metrics.y_max = scale(bounds.y_max);
        font.pdf_font_metrics.us_weight_class = whole.weight().to_number();
        font
    }
}

/// What was set last, so that it is not set again.
#[derive(Default)]
struct State {
    fill: Option<Color>,
    stroke: Option<Stroke>,
    tracking: f64,
}

struct Writer<'a> {
    height: f64,
    fonts: &'a Fonts,
    ops: Vec<Op>,
    state: State,
    slots: Vec<Slot>,
}

impl Writer<'_> {
    fn page(&mut self, page: &Drawing) {
        let mut open: Option<Option<Slot>> = None;
        for item in &page.items {
            if !is_drawn(&item.shape) {
                continue;
            }
            if open != Some(item.slot) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                self.mark(item);
                open = Some(item.slot);
            }
            self.shape(&item.shape);
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn mark(&mut self, item: &Item) {
        let Some(slot) = item.slot else {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            return;
        };
        let id = i64::try_from(self.slots.len()).expect("a page has fewer than 2^63 marked contents");
        self.slots.push(slot);
        let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Words { at, setting } => self.words(*at, setting),
            Shape::Rect { at, size, fill } => self.rect(*at, *size, *fill),
            Shape::Outline { at, size, stroke } => self.outline(*at, *size, *stroke),
            Shape::Path { points, stroke } => self.line(points, *stroke),
            Shape::Lines { lines, stroke } => lines.iter().for_each(|(a, b)| self.line(&[*a, *b], *stroke)),
            Shape::Polygon { points, fill } => {
                let ring = points.iter().map(|at| self.corner(*at)).collect();
                self.polygon(ring, Some(*fill), None);
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let ring = self.arcs(*center, *radius, &QUARTERS);
                self.polygon(ring, Some(*fill), *stroke);
            }
            Shape::HalfCircle { center, radius, fill } => {
                let ring = self.arcs(*center, *radius, &QUARTERS[1..3]);
                self.polygon(ring, Some(*fill), None);
            }
            Shape::Link { .. } | Shape::Anchor { .. } | Shape::Heading { .. } => {}
        }
    }

    fn point(&self, (x, y): At) -> Point {
        Point { x: points(x), y: points(self.height - y) }
    }

    fn corner(&self, at: At) -> LinePoint {
        LinePoint { p: self.point(at), bezier: false }
    }

    fn fill(&mut self, color: Color) {
        if self.state.fill != Some(color) {
            self.state.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        let before = self.state.stroke.replace(stroke);
        if before.map(|s| s.color) != Some(stroke.color) {
            self.ops.push(Op::SetOutlineColor { col: rgb(stroke.color) });
        }
        if before.map(|s| s.width) != Some(stroke.width) {
            self.ops.push(Op::SetOutlineThickness { pt: points(stroke.width) });
        }
        if before.is_some_and(|s| s.dashed) != stroke.dashed {
            let dashes: &[f64] = if stroke.dashed { &[0.7, 0.6] } else { &[] };
            let pattern = dashes.iter().map(|d| points(*d).0).collect();
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern { offset: 0.0, pattern } });
        }
    }

    fn rect(&mut self, at: At, size: At, fill: Color) {
        self.fill(fill);
        let rectangle = self.rectangle(at, size, PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn outline(&mut self, at: At, size: At, stroke: Stroke) {
        self.stroke(stroke);
        let rectangle = self.rectangle(at, size, PaintMode::Stroke);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn rectangle(&self, (x, y): At, (width, height): At, mode: PaintMode) -> Rect {
        let corner = self.point((x, y + height));
        let mut rect = Rect::from_xywh(corner.x, corner.y, points(width), points(height));
        rect.mode = Some(mode);
        rect
    }

    fn line(&mut self, through: &[At], stroke: Stroke) {
        self.stroke(stroke);
        let points = through.iter().map(|at| self.corner(*at)).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn polygon(&mut self, points: Vec<LinePoint>, fill: Option<Color>, stroke: Option<Stroke>) {
        if let Some(color) = fill {
            self.fill(color);
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        let mode = if stroke.is_some() { PaintMode::FillStroke } else { PaintMode::Fill };
        let rings = vec![PolygonRing { points }];
        self.ops
            .push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
    }

    /// Arcs of a circle as Bézier curves, from the first quarter's start.
    fn arcs(&self, (x, y): At, radius: f64, quarters: &[(At, At)]) -> Vec<LinePoint> {
        // The usual share of the radius at which a cubic Bézier comes nearest to a quarter circle.
        const HANDLE: f64 = 0.552_284_75;
        let at = |(dx, dy): At| self.point((x + dx * radius, y + dy * radius));
        let mut ring = vec![LinePoint { p: at(quarters[0].0), bezier: false }];
        for (from, to) in quarters {
            let first = (from.0 + to.0 * HANDLE, from.1 + to.1 * HANDLE);
            let second = (to.0 + from.0 * HANDLE, to.1 + from.1 * HANDLE);
            ring.push(LinePoint { p: at(first), bezier: true });
            ring.push(LinePoint { p: at(second), bezier: true });
            ring.push(LinePoint { p: at(*to), bezier: false });
        }
        ring
    }

    fn words(&mut self, at: At, setting: &Setting) {
        let Some(face) = setting.words.first().map(|word| word.face) else { return };
        let subset = &self.fonts.subsets[&face];
        self.fill(setting.color);
        self.ops.push(Op::StartTextSection);
        let size = Pt(narrow(setting.size));
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(face)), size });
        if self.state.tracking != setting.tracking {
            self.state.tracking = setting.tracking;
            self.ops.push(Op::SetCharacterSpacing { multiplier: narrow(setting.tracking) });
        }
        self.ops.push(Op::SetTextCursor { pos: self.point(at) });
        // Readers turn right-to-left words around by themselves, a text given instead as well.
        let to_the_right = setting.words.iter().all(|word| word.run == Run::LeftToRight);
        let is_ambiguous = to_the_right && setting.words.iter().any(|word| subset.misreads(word));
        if is_ambiguous {
            self.ops.push(said_to_be(setting));
        }
        let ops = &mut self.ops;
        let mut line = GlyphLine { ops, items: Vec::new(), codes: Vec::new(), rise: 0, size: setting.size };
        for glyph in setting.words.iter().flat_map(|word| &word.glyphs) {
            line.push(subset, glyph);
        }
        line.rise_to(0);
        line.flush();
        if is_ambiguous {
            self.ops.push(Op::EndMarkedContent);
        }
        self.ops.push(Op::EndTextSection);
    }
}

/// Opens a content that says what it reads, whatever its glyphs are said to be.
fn said_to_be(setting: &Setting) -> Op {
    let mut data = vec![0xfe, 0xff];
    for word in &setting.words {
        data.extend(word.text.encode_utf16().flat_map(u16::to_be_bytes));
    }
    let text = DictItem::String { data, literal: false };
    let properties = DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), text)]) };
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
}

/// Glyphs gathered for one show operator.
struct GlyphLine<'a> {
    ops: &'a mut Vec<Op>,
    items: Vec<DictItem>,
    /// Codes since the last offset.
    codes: Vec<u8>,
    rise: i32,
    size: f64,
}

impl GlyphLine<'_> {
    fn push(&mut self, subset: &Subset, glyph: &Glyph) {
        self.rise_to(glyph.dy);
        self.offset(-glyph.dx);
        self.codes.extend(subset.code(glyph.id).to_be_bytes());
        // The reader moves on by the printed width; what the shaper wants otherwise is the offset.
        self.offset(glyph.printed + glyph.dx - glyph.advance);
    }

    fn offset(&mut self, thousandths: i32) {
        if thousandths != 0 {
            self.string();
            self.items.push(DictItem::Int(i64::from(thousandths)));
        }
    }

    fn string(&mut self) {
        if !self.codes.is_empty() {
            let data = std::mem::take(&mut self.codes);
            self.items.push(DictItem::String { data, literal: false });
        }
    }

    fn rise_to(&mut self, rise: i32) {
        if rise != self.rise {
            self.flush();
            self.rise = rise;
            let multiplier = narrow(f64::from(rise) / 1000.0 * self.size);
            self.ops.push(Op::SetLineOffset { multiplier });
        }
    }

    fn flush(&mut self) {
        self.string();
        if !self.items.is_empty() {
            let shown = DictItem::Array(std::mem::take(&mut self.items));
            self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![shown] });
        }
    }
}

/// A circle's quarters, as unit vectors from the centre: right, bottom, left, top.
const QUARTERS: [(At, At); 4] = [
    ((1.0, 0.0), (0.0, 1.0)),
    ((0.0, 1.0), (-1.0, 0.0)),
    ((-1.0, 0.0), (0.0, -1.0)),
    ((0.0, -1.0), (1.0, 0.0)),
];

fn is_drawn(shape: &Shape) -> bool {
    match shape {
        Shape::Link { .. } | Shape::Anchor { .. } | Shape::Heading { .. } => false,
        Shape::Words { setting, .. } => setting.words.iter().any(|word| !word.glyphs.is_empty()),
        Shape::Rect { .. }
        | Shape::Outline { .. }
        | Shape::Path { .. }
        | Shape::Polygon { .. }
        | Shape::Circle { .. }
        | Shape::HalfCircle { .. }
        | Shape::Lines { .. } => true,
    }
}

fn rgb(color: Color) -> printpdf::Color {
    let share = |byte: u8| (f32::from(byte) / 255.0 * 10_000.0).round() / 10_000.0;
    printpdf::Color::Rgb(Rgb::new(share(color.0), share(color.1), share(color.2), None))
}
