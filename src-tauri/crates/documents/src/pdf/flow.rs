//! Pages, filled from top to bottom. Blocks move whole where they can, and break between strips,
//! under a repeated head, where they cannot.

use super::Unprintable;
use super::drawing::{Drawing, Shape};
use super::sheet::Sheet;
use super::table::{Laid, Strip};
use super::{Colophon, emit, finish};
use std::collections::BTreeMap;

/// The paper a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216 A4.
    A4,
    /// ANSI A, as in the United States and Canada.
    Letter,
}

/// Width of a column of the grid, in millimetres; there are six.
pub const COLUMN: f64 = 25.0;
/// Between two columns.
pub const GUTTER: f64 = 4.8;
/// All six columns.
pub const FULL: f64 = 174.0;
/// Two columns: where a page's title and a breach's words stand.
pub const THIRD: f64 = 2.0 * COLUMN + GUTTER;
/// Three columns.
pub const HALF: f64 = 3.0 * COLUMN + 2.0 * GUTTER;
/// Four columns, beside [`THIRD`].
pub const TWO_THIRDS: f64 = 4.0 * COLUMN + 3.0 * GUTTER;

const TOP: f64 = 15.0;
const BOTTOM: f64 = 18.0;

impl Paper {
    /// Width and height in millimetres.
    pub const fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }

    /// Where the grid begins.
    pub fn left(self) -> f64 {
        match self {
            Self::A4 => 18.0,
            Self::Letter => 21.0,
        }
    }

    /// Between the top and the bottom margin.
    pub fn room(self) -> f64 {
        self.size().1 - TOP - BOTTOM
    }
}

/// Something that is put on a page whole, or broken between its strips.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// Millimetres from what stands above, unless the block opens a page.
    pub gap: f64,
    /// Title and all else that stays with the first strips.
    pub head: Drawing,
    /// Drawn again on each further page, without a place in the structure.
    pub repeated: Option<Drawing>,
    /// What may go to another page.
    pub strips: Vec<Strip>,
    /// Whether the block is broken wherever a page ends, or only when no page could hold it.
    pub breaking: Breaking,
}

/// When a block is broken between its strips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breaking {
    /// Only when it is taller than a page.
    #[default]
    TooTall,
    /// Wherever a page ends: lists.
    Anywhere,
}

impl Block {
    /// A block that is never broken.
    pub fn whole(gap: f64, head: Drawing) -> Self {
        Self { gap, head, ..Self::default() }
    }

    /// A block over a table. `again` is what stands over the table's head on further pages.
    pub fn over(gap: f64, mut head: Drawing, laid: Laid, again: Option<Drawing>) -> Self {
        let mut repeated = again.map(|drawing| drawing.as_artifact());
        if let Some(columns) = laid.head {
            repeated.get_or_insert_default().append(columns.as_artifact(), 0.0);
            head.append(columns, 0.0);
        }
        Self { gap, head, repeated, strips: laid.strips, breaking: Breaking::TooTall }
    }

    /// The same, broken wherever a page ends.
    #[must_use]
    pub fn breaking_anywhere(self) -> Self {
        Self { breaking: Breaking::Anywhere, ..self }
    }

    /// The block under a drawing that never stands alone at the foot of a page.
    fn under(self, above: Block) -> Self {
        let mut head = above.head;
        head.height += self.gap;
        head.append(self.head, 0.0);
        Self { gap: above.gap, head, ..self }
    }

    /// Its height on one page, without the gap.
    pub fn height(&self) -> f64 {
        self.head.height + self.strips.iter().map(|s| s.drawing.height).sum::<f64>()
    }
}

/// Moves blocks closer together, where that puts all of them on one page.
pub fn tighten(blocks: &mut [Block], paper: Paper) {
    let heights: f64 = blocks.iter().map(Block::height).sum();
    let gaps: f64 = blocks.iter().skip(1).map(|block| block.gap).sum();
    let (wide, room) = (heights + gaps, paper.room());
    let narrow: f64 = heights + blocks.iter().skip(1).map(|block| block.gap.min(NARROW)).sum::<f64>();
    if wide > room && narrow <= room {
        let share = (room - narrow) / (wide - narrow);
        for block in &mut blocks[1..] {
            let least = block.gap.min(NARROW);
            block.gap = least + (block.gap - least) * share;
        }
    }
}

/// Between blocks of a full page, in millimetres.
pub const NARROW: f64 = 5.5;

/// The pages of a document while they are filled.
#[derive(Debug)]
pub struct Flow {
    paper: Paper,
    pages: Vec<Drawing>,
    /// Below the top margin of the last page.
    y: f64,
}

impl Flow {
    /// One empty page.
    pub fn new(paper: Paper) -> Self {
        Self { paper, pages: vec![Drawing::artifact(paper.size().1)], y: 0.0 }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Opens a page, unless the last one is empty.
    pub fn page_break(&mut self) {
        if self.y > 0.0 {
            self.pages.push(Drawing::artifact(self.paper.size().1));
            self.y = 0.0;
        }
    }

    /// Puts blocks that belong together, the first of them their title: on a page of their own,
    /// unless that would leave this page or the last less than a third full.
    pub fn section(&mut self, mut blocks: Vec<Block>) {
        let room = self.paper.room();
        tighten(&mut blocks, self.paper);
        let height: f64 = blocks.iter().map(|b| b.height() + b.gap).sum();
        let third = room / 3.0;
        let beyond = self.y + SECTION_GAP + height - room;
        // Where a page stays short either way, the section stays whole.
        let moves_the_gap = height <= room && beyond > 0.0 && beyond < third;
        let joins = if self.y < third { !moves_the_gap } else { height < third && beyond <= 0.0 };
        if joins {
            if let Some(first) = blocks.first_mut() {
                first.gap = SECTION_GAP;
            }
        } else {
            self.page_break();
        }
        let mut blocks = blocks.into_iter();
        if let Some(title) = blocks.next() {
            let first = match blocks.next() {
                Some(block) => block.under(title),
                None => title,
            };
            self.put(first);
        }
        blocks.for_each(|block| self.put(block));
    }

    /// Puts a block below what is there.
    pub fn put(&mut self, block: Block) {
        let gap = if self.y > 0.0 { block.gap } else { 0.0 };
        let room = self.paper.room();
        let height = block.height();
        if self.y + gap + height <= room + TOLERANCE {
            self.y += gap;
            self.draw(block.head);
            block.strips.into_iter().for_each(|strip| self.draw(strip.drawing));
            return;
        }
        let opening = block.head.height + opening_height(&block.strips);
        let moves = match block.breaking {
            Breaking::TooTall => height <= room,
            Breaking::Anywhere => false,
        };
        if moves || self.y + gap + opening > room {
            self.page_break();
        } else {
            self.y += gap;
        }
        self.draw(block.head);
        self.strips(block.strips, block.repeated.as_ref());
    }

    fn strips(&mut self, strips: Vec<Strip>, repeated: Option<&Drawing>) {
        for group in groups(strips) {
            let height: f64 = group.iter().map(|s| s.drawing.height).sum();
            let fits_a_page = height + repeated.map_or(0.0, |r| r.height) <= self.paper.room();
            if fits_a_page {
                self.ensure(height, repeated);
            }
            for strip in group {
                self.ensure(strip.drawing.height, repeated);
                self.draw(strip.drawing);
            }
        }
    }

    fn ensure(&mut self, height: f64, repeated: Option<&Drawing>) {
        if self.y + height > self.paper.room() + TOLERANCE {
            self.page_break();
            if let Some(head) = repeated {
                self.draw(head.clone());
            }
        }
    }

    fn draw(&mut self, drawing: Drawing) {
        let height = drawing.height;
        let at = (self.paper.left(), TOP + self.y);
        self.pages.last_mut().expect("a flow has at least one page").place(drawing, at);
        self.y += height;
    }

    /// The finished pages, each with the footer `footer` draws for its number, from 1, and the
    /// number of all.
    pub fn finish(mut self, mut footer: impl FnMut(usize, usize) -> Drawing) -> Pages {
        let total = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            let footer = footer(index + 1, total);
            let y = self.paper.size().1 - FOOTER - footer.height;
            page.place(footer, (self.paper.left(), y));
        }
        Pages { paper: self.paper, pages: self.pages }
    }
}

/// From the lower edge of the paper to the footer.
const FOOTER: f64 = 9.0;
/// Between a section and one it joins.
const SECTION_GAP: f64 = 12.0;
/// Sums of millimetres may differ in the last bit.
const TOLERANCE: f64 = 1e-6;
/// A block is opened on a page only if this many strips fit with its head.
const OPENING: usize = 3;

fn opening_height(strips: &[Strip]) -> f64 {
    strips.iter().take(OPENING).map(|s| s.drawing.height).sum()
}

fn groups(strips: Vec<Strip>) -> Vec<Vec<Strip>> {
    let mut groups = vec![Vec::new()];
    for strip in strips {
        let holds = strip.holds;
        groups.last_mut().expect("there is always a group to add to").push(strip);
        if !holds {
            groups.push(Vec::new());
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Laid-out pages.
#[derive(Debug)]
pub struct Pages {
    pub(super) paper: Paper,
    pub(super) pages: Vec<Drawing>,
}

impl Pages {
    /// The page of each anchor.
    fn anchors(&self) -> BTreeMap<String, usize> {
        let mut anchors = BTreeMap::new();
        for (index, page) in self.pages.iter().enumerate() {
            for item in &page.items {
                if let Shape::Anchor { name, .. } = &item.shape {
                    anchors.insert(name.clone(), index + 1);
                }
            }
        }
        anchors
    }
}

/// Lays a document out until its page references hold, and writes it.
///
/// # Errors
/// [`Unprintable::MissingGlyph`] if no bundled face has a character, and whatever `lay` refuses.
pub fn build(
    colophon: &Colophon,
    mut lay: impl FnMut(&mut Sheet) -> Result<Pages, Unprintable>,
) -> Result<Vec<u8>, Unprintable> {
    // A number that grows by a digit can move a line, but hardly ever a page, so a few passes do;
    // a document that never settles is printed as it then stands.
    const PASSES: usize = 5;
    let mut sheet = Sheet::default();
    let mut pages = lay(&mut sheet)?;
    for _ in 1..PASSES {
        sheet.check()?;
        let anchors = pages.anchors();
        if sheet.settled(&anchors) {
            break;
        }
        sheet = sheet.again(anchors);
        pages = lay(&mut sheet)?;
    }
    let written = emit::write(&pages)?;
    finish::finish(colophon, &sheet.tags, &pages, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(height: f64) -> Block {
        Block::whole(8.0, Drawing::artifact(height))
    }

    fn list(head: f64, strips: usize, height: f64) -> Block {
        let strip = Strip { drawing: Drawing::artifact(height), holds: false };
        Block { strips: vec![strip; strips], repeated: Some(Drawing::artifact(head)), ..block(head) }
    }

    /// Pages used, and how far the last one is filled.
    fn check(sections: Vec<Vec<Block>>, pages: usize, filled: f64) {
        let mut flow = Flow::new(Paper::A4);
        sections.into_iter().for_each(|section| flow.section(section));
        assert_eq!((flow.pages(), flow.y.round()), (pages, filled));
    }

    #[test]
    fn a_block_that_does_not_fit_moves_whole() {
        check(vec![vec![block(20.0), block(150.0), block(100.0)]], 2, 100.0);
    }

    #[test]
    fn blocks_move_closer_where_that_fills_a_page() {
        check(vec![vec![block(20.0), block(130.0), block(100.0)]], 1, 264.0);
    }

    #[test]
    fn a_section_opens_a_page_unless_the_one_before_is_short() {
        check(vec![vec![block(20.0), block(100.0)], vec![block(20.0), block(100.0)]], 2, 128.0);
        check(vec![vec![block(20.0), block(30.0)], vec![block(20.0), block(100.0)]], 1, 198.0);
    }

    #[test]
    fn a_short_section_joins_where_it_fits() {
        check(vec![vec![block(20.0), block(100.0)], vec![block(20.0), block(30.0)]], 1, 198.0);
    }

    #[test]
    fn a_list_taller_than_a_page_goes_on_under_its_head() {
        // 264 = 10 + 25 × 10; the other 15 strips stand under the head again.
        check(vec![vec![list(10.0, 40, 10.0)]], 2, 160.0);
    }

    #[test]
    fn a_list_breaks_anywhere_only_if_it_may() {
        let above = || vec![block(20.0), block(100.0)];
        let below = |list: Block| [above(), vec![list]].concat();
        check(vec![below(list(10.0, 20, 10.0))], 2, 210.0);
        // 136 are left: 8, 10, and 11 strips; nine more go to the next page.
        check(vec![below(list(10.0, 20, 10.0).breaking_anywhere())], 2, 100.0);
    }

    #[test]
    fn strips_that_hold_together_are_not_parted() {
        let mut rows = list(10.0, 40, 10.0);
        rows.strips[24].holds = true;
        // The twenty-fifth strip would fit the first page, but belongs to the next one.
        check(vec![vec![rows]], 2, 170.0);
    }
}
