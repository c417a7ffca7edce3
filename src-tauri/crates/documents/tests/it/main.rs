//! Documents as their readers find them: text, structure and links, read back from the bytes.

mod file;
mod reading;
mod report;
mod sample;
