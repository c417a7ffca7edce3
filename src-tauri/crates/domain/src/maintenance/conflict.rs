//! Windows that stand in each other's way: the same client or the same service at the same time.

use crate::time::Stretch;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What a window claims: its stretches, for these clients and services. Clients and services are numbered by the
/// caller, together; `everybody` overlaps with whoever is affected at all.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    /// Its stretches in order of their starts; the cancelled ones left out.
    pub stretches: Vec<Stretch>,
    /// The clients and services, in ascending order.
    pub keys: Vec<u32>,
    /// All clients are affected, whatever the keys say.
    pub everybody: bool,
}

/// Two windows that overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// Places of the two in what was given, the smaller first.
    pub of: (usize, usize),
    /// Which client or service they share; nothing where one of them affects everybody.
    pub shared: Option<u32>,
    /// The first stretch in which both take place.
    pub first: Stretch,
    /// How often they overlap.
    pub times: u32,
}

/// Every pair of windows that overlap, in the order of their places: a sweep over each client and service, so that
/// windows of different clients are never compared.
///
/// ```
/// use domain::{maintenance::{Claim, overlaps}, time::{Instant, Stretch}};
/// let at = |from, to| Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) };
/// let claim = |key, from, to| Claim { stretches: vec![at(from, to)], keys: vec![key], everybody: false };
/// let found = overlaps(&[claim(1, 0, 10), claim(1, 5, 20), claim(2, 5, 20), claim(1, 20, 30)]);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].of, found[0].first), ((0, 1), at(5, 10)));
/// ```
pub fn overlaps(claims: &[Claim]) -> Vec<Overlap> {
    let mut found = Found::default();
    let mut by_key: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, claim) in claims.iter().enumerate().filter(|(_, claim)| !claim.everybody) {
        for key in &claim.keys {
            by_key.entry(*key).or_default().push(place);
        }
    }
    let mut keys: Vec<(u32, Vec<usize>)> =
        by_key.into_iter().filter(|(_, places)| places.len() > 1).collect();
    keys.sort_unstable_by_key(|(key, _)| *key);
    for (key, places) in keys {
        sweep(claims, &places, Some(key), |_, _| true, &mut found);
    }
    if claims.iter().any(|claim| claim.everybody) {
        let all: Vec<usize> = (0..claims.len()).collect();
        sweep(claims, &all, None, |a, b| claims[a].everybody || claims[b].everybody, &mut found);
    }
    let mut pairs: Vec<Overlap> = found.0.into_values().collect();
    pairs.sort_unstable_by_key(|pair| pair.of);
    pairs
}

#[derive(Default)]
struct Found(HashMap<(usize, usize), Overlap>);

impl Found {
    /// A pair that shares several clients is counted on the first of them alone.
    fn note(&mut self, of: (usize, usize), shared: Option<u32>, stretch: Stretch) {
        match self.0.entry(of) {
            Entry::Vacant(place) => {
                place.insert(Overlap { of, shared, first: stretch, times: 1 });
            }
            Entry::Occupied(mut known) if known.get().shared == shared => {
                let known = known.get_mut();
                known.times += 1;
                if stretch.from < known.first.from {
                    known.first = stretch;
                }
            }
            Entry::Occupied(_) => {}
        }
    }
}

/// Goes through the stretches of some windows by their starts and notes each pair that is open at once.
fn sweep(
    claims: &[Claim],
    places: &[usize],
    key: Option<u32>,
    wanted: impl Fn(usize, usize) -> bool,
    found: &mut Found,
) {
    let of =
        |place: &usize| claims[*place].stretches.iter().map(|stretch| (*stretch, *place)).collect::<Vec<_>>();
    let mut starts: Vec<(Stretch, usize)> = places.iter().flat_map(of).collect();
    starts.sort_unstable_by_key(|(stretch, place)| (stretch.from, *place));
    let mut open: Vec<(Stretch, usize)> = Vec::new();
    for (stretch, place) in starts {
        open.retain(|(other, _)| other.to > stretch.from);
        for (other, other_place) in &open {
            if *other_place != place && wanted(place, *other_place) {
                found.note((place.min(*other_place), place.max(*other_place)), key, both(&stretch, other));
            }
        }
        open.push((stretch, place));
    }
}

fn both(one: &Stretch, other: &Stretch) -> Stretch {
    Stretch { from: one.from.max(other.from), to: one.to.min(other.to) }
}
