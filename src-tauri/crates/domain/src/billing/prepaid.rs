//! Hours bought in advance: drawn oldest first, until they run out or expire.

use super::charge::Weighted;
use crate::ids::PrepaidId;
use chrono::NaiveDate;

/// Hours that were bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prepaid {
    /// Which.
    pub id: PrepaidId,
    /// The day they were bought, in the contract's zone.
    pub bought_on: NaiveDate,
    /// The last day they can be drawn on; any day without.
    pub expires_on: Option<NaiveDate>,
    /// How much was bought.
    pub bought: Weighted,
    /// How much was drawn so far.
    pub drawn: Weighted,
}

impl Prepaid {
    /// What is left of it, whether or not it can still be drawn.
    pub fn left(&self) -> Weighted {
        Weighted(self.bought.0 - self.drawn.0)
    }

    /// Whether work of a day can be paid with it.
    pub fn is_good_on(&self, day: NaiveDate) -> bool {
        self.bought_on <= day && self.expires_on.is_none_or(|last| day <= last)
    }
}

/// How much there is to draw for work of a day.
pub fn available(bought: &[Prepaid], day: NaiveDate) -> Weighted {
    bought.iter().filter(|one| one.is_good_on(day)).map(Prepaid::left).sum()
}

/// From which purchases time is drawn, the oldest first; of one day the one that expires first, then the one entered
/// first. Less than `amount` when there is less.
///
/// ```
/// use domain::billing::{Prepaid, Weighted, draw};
/// use domain::ids::PrepaidId;
/// use domain::time::Instant;
/// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
/// let bought = |n, on: &str, expires: Option<&str>| Prepaid {
///     id: PrepaidId::new(Instant::from_unix(n)), bought_on: day(on), expires_on: expires.map(day),
///     bought: Weighted::minutes(60), drawn: Weighted::ZERO,
/// };
/// let all = [bought(2, "2026-05-01", None), bought(1, "2026-01-01", None), bought(0, "2025-01-01", Some("2025-12-31"))];
/// let drawn = draw(&all, Weighted::minutes(90), day("2026-06-01"));
/// assert_eq!(drawn, [(all[1].id, Weighted::minutes(60)), (all[0].id, Weighted::minutes(30))]);
/// ```
pub fn draw(bought: &[Prepaid], amount: Weighted, day: NaiveDate) -> Vec<(PrepaidId, Weighted)> {
    let mut good: Vec<&Prepaid> = bought.iter().filter(|one| one.is_good_on(day)).collect();
    good.sort_by_key(|one| (one.bought_on, one.expires_on.is_none(), one.expires_on, one.id));
    let mut left = amount;
    let mut drawn = Vec::new();
    for one in good {
        let taken = one.left().min(left);
        if taken > Weighted::ZERO {
            drawn.push((one.id, taken));
            left.0 -= taken.0;
        }
    }
    drawn
}
