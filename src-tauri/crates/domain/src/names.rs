//! The order of names, as people look for them: Łódź between Kauri and Maple, Ōhope beside Oamaru.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use std::cmp::Ordering;
use std::sync::OnceLock;

/// Compares two names by the Unicode collation order of no particular language (UTS 10, CLDR root);
/// names that differ in nothing it sees are ordered by their code points.
///
/// ```
/// let mut names = ["Zuidas", "Ōhope", "Maple", "Łódź", "kauri"];
/// names.sort_by(|a, b| domain::names::compare(a, b));
/// assert_eq!(names, ["kauri", "Łódź", "Maple", "Ōhope", "Zuidas"]);
/// ```
pub fn compare(a: &str, b: &str) -> Ordering {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    let collator = COLLATOR.get_or_init(|| {
        Collator::try_new(CollatorPreferences::default(), CollatorOptions::default())
            .expect("the root order is compiled in")
    });
    collator.compare(a, b).then_with(|| a.cmp(b))
}
