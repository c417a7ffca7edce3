//! Wire structs of the clock picture.

use super::wire::Verdict;
use crate::wire::{Moment, wire};

wire! {
    /// A clock picture: lanes on one time axis. All moments are in order; the window only scales.
    pub struct Picture {
        /// Zone of the axis.
        pub zone: String,
        /// Its abbreviations over the axis: `MDT`, or `NZST/NZDT`.
        pub abbreviation: String,
        /// Local days on the axis, in order.
        pub days: Vec<PictureDay>,
        /// Stretches in which the desk is closed.
        pub closed: Vec<PictureStretch>,
        /// What happened.
        pub events: Vec<PictureEvent>,
        /// One per metric.
        pub lanes: Vec<Lane>,
        /// Now, if it lies on the axis.
        pub now: Option<Moment>,
        /// The picture in words.
        pub text: String,
    }
}

wire! {
    /// A local day.
    pub struct PictureDay {
        /// `2026-09-18`.
        pub date: String,
        /// First moment.
        pub from: Moment,
        /// First moment after it.
        pub to: Moment,
        /// Closed all day: may be folded.
        pub closed: bool,
        /// Why, if it has a name.
        pub name: String,
    }
}

wire! {
    /// A stretch of time.
    pub struct PictureStretch {
        /// From.
        pub from: Moment,
        /// To.
        pub to: Moment,
    }
}

wire! {
    /// Whose an event is; decides its mark.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum EventSide {
        /// The client's.
        Client,
        /// Ours.
        Desk,
        /// The end.
        End,
    }
}

wire! {
    /// An event on the axis.
    pub struct PictureEvent {
        /// When.
        pub at: Moment,
        /// `First response`.
        pub label: String,
        /// Whose.
        pub side: EventSide,
    }
}

wire! {
    /// What a piece of a lane shows.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PieceState {
        /// Solid.
        Running,
        /// Hatched.
        Paused,
        /// A thin line.
        Closed,
        /// Dashed.
        Left,
        /// Red.
        Late,
    }
}

wire! {
    /// A piece of a lane.
    pub struct Piece {
        /// From.
        pub from: Moment,
        /// To.
        pub to: Moment,
        /// What it shows.
        pub state: PieceState,
    }
}

wire! {
    /// A flag or a mark on a lane.
    pub struct LaneMark {
        /// When.
        pub at: Moment,
        /// `due 14:05`, `aim 14:50`, `0:45 late`.
        pub label: String,
    }
}

wire! {
    /// A lane.
    pub struct Lane {
        /// Key of the metric.
        pub metric: String,
        /// `Updates every 4 h`.
        pub title: String,
        /// Verdict.
        pub verdict: Verdict,
        /// In words.
        pub summary: String,
        /// Pieces in order.
        pub pieces: Vec<Piece>,
        /// Due times that get a flag: the missed ones of updates, the one of other metrics.
        pub dues: Vec<LaneMark>,
        /// Aims.
        pub aims: Vec<LaneMark>,
        /// Where an update was sent.
        pub ticks: Vec<Moment>,
        /// How late, beside the late piece.
        pub lates: Vec<LaneMark>,
    }
}
