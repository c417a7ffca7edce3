//! The history: who did what, when, before and after.

use crate::clients::window;
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::{Moment, wire};
use domain::zones::ZoneId;
use store::audit::Chain;

wire! {
    /// A page of the history.
    #[derive(Default)]
    pub struct HistoryList {
        /// From which on, newest first.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Lines of the history.
    pub struct HistoryPage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<HistoryLine>,
        /// Whether the chain of hashes holds from the first line to the last.
        pub chain: String,
    }
}

wire! {
    /// A line.
    pub struct HistoryLine {
        /// Its place in the chain.
        pub seq: i64,
        /// When, in the provider's zone.
        pub at: Moment,
        /// Who.
        pub user: String,
        /// Which command.
        pub command: String,
        /// About what: `contract K-0112`.
        pub subject: String,
        /// As it was, as JSON; empty for something new.
        pub before: String,
        /// As it became, as JSON.
        pub after: String,
    }
}

/// The history, newest first, and whether its chain of hashes holds.
pub fn list(context: &Context<'_>, of: HistoryList) -> Result<HistoryPage, Failure> {
    context.read(|tx| {
        let page = store::audit::list(tx, window(of.offset, of.limit))?;
        page_of(context, tx, page)
    })
}

/// Lines of the history with the state of its chain.
pub(crate) fn page_of(
    context: &Context<'_>,
    tx: &store::Reading<'_>,
    page: store::Page<store::audit::Line>,
) -> Result<HistoryPage, Failure> {
    let zone = store::provider::get(tx)?.map_or(ZoneId::UTC, |provider| provider.value.zone);
    let zone = context.zone(zone);
    let line = |line: store::audit::Line| HistoryLine {
        seq: line.seq,
        at: Moment::new(line.at, &zone),
        user: line.user_name,
        command: line.command,
        subject: format!("{} {}", line.subject_kind, line.subject_id),
        before: line.before.unwrap_or_default(),
        after: line.after.unwrap_or_default(),
    };
    Ok(HistoryPage {
        total: i64::try_from(page.total).unwrap_or(i64::MAX),
        rows: page.rows.into_iter().map(line).collect(),
        chain: chain_in_words(&store::audit::verify_chain(tx)?),
    })
}

fn chain_in_words(chain: &Chain) -> String {
    match chain {
        Chain::Whole { lines } => format!("The chain of {lines} lines holds."),
        Chain::Broken { seq } => {
            format!("The chain is broken at line {seq}: it was changed outside the program.")
        }
        Chain::Cut { seq, written } => {
            format!(
                "The chain ends at line {seq} of {written}: its last lines were taken out outside the program."
            )
        }
    }
}
