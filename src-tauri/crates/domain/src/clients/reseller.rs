//! Resellers: clients above clients.

use super::Client;
use crate::ids::ClientId;

/// Refuses a reseller that would come to stand above itself. `above` is the proposed reseller and
/// everybody above it, with their names, the nearest first.
///
/// # Errors
/// A sentence that names the way round.
///
/// ```
/// use domain::clients::refuse_cycle;
/// use domain::ids::ClientId;
/// use domain::time::Instant;
/// let (quay, pier) = (ClientId::new(Instant::from_unix(0)), ClientId::new(Instant::from_unix(1)));
/// let above = [(pier, "Pier".to_owned()), (quay, "Quay".to_owned())];
/// assert_eq!(refuse_cycle(quay, "Quay", &above).unwrap_err(), "Pier stands below Quay, so it cannot stand above it.");
/// assert!(refuse_cycle(pier, "Pier", &above[1..]).is_ok());
/// ```
pub fn refuse_cycle(id: ClientId, name: &str, above: &[(ClientId, String)]) -> Result<(), String> {
    match (above.iter().position(|(one, _)| *one == id), above.first()) {
        (Some(0), _) => Err(format!("{name} cannot stand above itself.")),
        (Some(_), Some((_, reseller))) => {
            Err(format!("{reseller} stands below {name}, so it cannot stand above it."))
        }
        (Some(_), None) | (None, _) => Ok(()),
    }
}

/// Under whom the winner of a merge sits. It keeps its reseller, or takes the loser's when it has
/// none; where one of the two stands above the other, what was between them follows the winner.
/// `above_winner` and `above_loser` are the ids above each, the nearest first.
pub fn place_after_merge(
    winner: &Client,
    loser: &Client,
    above_winner: &[ClientId],
    above_loser: &[ClientId],
) -> Option<ClientId> {
    if above_winner.contains(&loser.id) {
        return loser.reseller;
    }
    let of_loser = loser.reseller.filter(|_| !above_loser.contains(&winner.id));
    winner.reseller.or(of_loser)
}
