//! What a document needs while it is laid out: shaped words, the structure, and where things stood
//! in the pass before.

use super::Unprintable;
use super::fonts::{Face, Weight};
use super::shape::{Run, Shaper, Word};
use super::tags::{Role, Slot, Tags};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// One pass over a document.
///
/// "See page 3" is only known once page 3 is laid out, so a document is laid out until no page
/// number changes any more; see [`Sheet::again`].
#[derive(Debug, Default)]
pub struct Sheet {
    pub(super) shaper: Shaper,
    pub(super) tags: Tags,
    missing: Option<Unprintable>,
    pages: BTreeMap<String, usize>,
    faces: HashMap<(char, Weight), Option<Face>>,
}

impl Sheet {
    /// Draws what `inside` draws into an element of its own.
    pub fn tagged<T>(&mut self, role: Role, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.tags.open(role);
        let result = inside(self);
        self.tags.close();
        result
    }

    /// Opens an element, until [`Sheet::tags_close`].
    pub fn tags_open(&mut self, role: Role) {
        self.tags.open(role);
    }

    /// Closes the element opened last.
    pub fn tags_close(&mut self) {
        self.tags.close();
    }

    /// How far the structure has grown: what was laid out after this can be taken back.
    pub fn mark(&self) -> Tags {
        self.tags.clone()
    }

    /// Takes back what was laid out since `mark`.
    pub fn back_to(&mut self, mark: Tags) {
        self.tags = mark;
    }

    /// A place in the element that is open.
    pub fn slot(&mut self) -> Slot {
        self.tags.slot()
    }

    /// The page an anchor stood on in the pass before; 1 while nothing is known.
    pub fn page_of(&self, anchor: &str) -> usize {
        self.pages.get(anchor).copied().unwrap_or(1)
    }

    /// Whether an anchor stood anywhere in the pass before.
    pub fn knows(&self, anchor: &str) -> bool {
        self.pages.contains_key(anchor)
    }

    /// The next pass, with what this one learned of page numbers.
    #[must_use]
    pub fn again(self, pages: BTreeMap<String, usize>) -> Self {
        Self { tags: Tags::default(), pages, ..self }
    }

    /// Whether `pages` are the numbers this pass already printed.
    pub fn settled(&self, pages: &BTreeMap<String, usize>) -> bool {
        &self.pages == pages
    }

    /// The first glyph no bundled face has, if one was asked for.
    pub(super) fn check(&self) -> Result<(), Unprintable> {
        self.missing.clone().map_or(Ok(()), Err)
    }

    /// The face for a character; a missing one is remembered and makes the document fail.
    pub(super) fn face(&mut self, character: char, weight: Weight, text: &str) -> Face {
        let known = self.faces.entry((character, weight));
        known.or_insert_with(|| Face::for_character(character, weight)).unwrap_or_else(|| {
            self.missing
                .get_or_insert_with(|| Unprintable::MissingGlyph { character, text: text.trim().to_owned() });
            Face::PlexRegular
        })
    }

    pub(super) fn shape(&mut self, face: Face, run: Run, text: &str) -> Rc<Word> {
        self.shaper.shape(face, run, text)
    }
}
