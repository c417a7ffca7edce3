//! How fast the engine is.
fn main() {}
