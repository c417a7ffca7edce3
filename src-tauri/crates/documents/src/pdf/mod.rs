//! A small layout kit for printed documents: pages, a hanging grid, text, tables and drawings.
//!
//! A document is laid out in millimetres from the top left corner of its page. Every drawing says
//! which part of the document's structure it belongs to, so that the file can be read aloud,
//! copied and searched. Nothing in here reads a clock or rolls dice: the same document gives the
//! same bytes.
//!
//! The way of a document: [`text`] and [`table`] make [`drawing`]s on a [`sheet`], [`flow`] puts
//! them on pages, `emit` writes the pages as operators, `finish` adds structure, outline and
//! what else a good file has.

pub mod color;
pub mod drawing;
mod emit;
mod finish;
pub mod flow;
pub mod fonts;
pub mod hatch;
pub mod marks;
mod shape;
pub mod sheet;
pub mod table;
pub mod tags;
pub mod text;

pub use finish::Colophon;

/// Millimetres in a typographic point.
pub const POINT: f64 = 25.4 / 72.0;

/// Why a document could not be built.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum Unprintable {
    /// No bundled face has the character.
    #[error("no bundled font has {character:?} (U+{:04X}), which \"{text}\" needs", u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// The figures contradict each other, so no document is made of them.
    #[error("{0}")]
    Contradiction(String),
    /// The file could not be put together.
    #[error("could not write the PDF: {0}")]
    Writing(String),
}
