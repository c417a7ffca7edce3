//! The document's structure, for those who hear it or search it instead of seeing it.
//!
//! Drawings refer to a [`Slot`] of the tree; when pages are written, what stands in a slot becomes
//! marked content of the slot's element. Anything without a slot is an artifact: rules, footers,
//! heads that are repeated.

/// What an element of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A title, 1 to 3 deep; it is also a line of the outline.
    Heading {
        /// 1 for the document and its pages, 2 for blocks, 3 within them.
        level: u8,
        /// Its words, as the outline shows them.
        title: String,
    },
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A head cell: what it is the head of, and how many columns it spans.
    Head {
        /// What it is the head of.
        scope: Scope,
        /// Columns it spans.
        columns: usize,
    },
    /// A cell, over so many columns.
    Cell {
        /// Columns it spans.
        columns: usize,
    },
    /// A drawing, and the sentence that says what it shows.
    Figure {
        /// The sentence, with its figures.
        alt: String,
    },
    /// A link.
    Link,
    /// A mark within text, and the word it stands for.
    Mark {
        /// The word.
        alt: &'static str,
    },
}

/// What a head cell is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// A place in the tree that drawings can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(pub(super) usize);

/// An element of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element(pub(super) usize);

/// What stands in an element, in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    Element(Element),
    Slot(Slot),
}

#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) kids: Vec<Kid>,
}

/// The tree, built in reading order.
#[derive(Debug, Clone)]
pub struct Tags {
    pub(super) nodes: Vec<Node>,
    /// The element of each slot.
    pub(super) slots: Vec<Element>,
    open: Vec<Element>,
}

impl Default for Tags {
    fn default() -> Self {
        let root = Node { role: Role::Document, kids: Vec::new() };
        Self { nodes: vec![root], slots: Vec::new(), open: vec![Element(0)] }
    }
}

impl Tags {
    /// Opens an element within the one that is open.
    pub fn open(&mut self, role: Role) {
        let element = Element(self.nodes.len());
        let parent = self.current();
        self.nodes[parent.0].kids.push(Kid::Element(element));
        self.nodes.push(Node { role, kids: Vec::new() });
        self.open.push(element);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        debug_assert!(self.open.len() > 1, "every close has its open");
        self.open.pop();
    }

    /// A new place to draw into, next in the open element.
    pub fn slot(&mut self) -> Slot {
        let slot = Slot(self.slots.len());
        let element = self.current();
        self.nodes[element.0].kids.push(Kid::Slot(slot));
        self.slots.push(element);
        slot
    }

    fn current(&self) -> Element {
        *self.open.last().expect("the document itself is never closed")
    }
}
