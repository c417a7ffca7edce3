//! The notice of an occurrence: whether a client was told, in time, and of what takes place now (domain §4).

use super::told::{NoticeChange, Standing, Told, WhatIsPlanned};
use super::window::{Category, Kind};
use crate::sla::{EmergencyNotice, PolicyTerms};
use crate::time::{Instant, Seconds};

/// The notice where no policy of the client names its hours: what both policies that name any ask for (CyberITEX §6,
/// CyberMark §6.2).
pub const USUAL_NOTICE: Seconds = Seconds::hours(48);

/// Within this time before the last moment a notice is near its limit.
pub const NEAR: Seconds = Seconds::hours(12);

/// What a client's policies ask of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequiredNotice {
    /// At least this long before the start, in elapsed time.
    pub lead: Seconds,
    /// No policy names the hours: they are the usual ones.
    pub assumed: bool,
    /// It is promised "where practical" only (CyberMark §6.2).
    pub where_practical: bool,
    /// What is asked of an emergency security patch.
    pub security_patch: EmergencyNotice,
    /// What is asked of an emergency of reliability.
    pub reliability: EmergencyNotice,
}

impl RequiredNotice {
    /// What the policies of a client ask together: the strictest word of each wins.
    ///
    /// ```
    /// use domain::{maintenance::{RequiredNotice, USUAL_NOTICE}, sla::PolicyTerms, time::Seconds};
    /// let says = |hours| PolicyTerms { notice_hours: hours, ..PolicyTerms::default() };
    /// assert_eq!(RequiredNotice::of(&[&says(Some(24)), &says(Some(72))]).lead, Seconds::hours(72));
    /// let silent = RequiredNotice::of(&[&says(None)]);
    /// assert!(silent.assumed && silent.lead == USUAL_NOTICE);
    /// ```
    pub fn of(policies: &[&PolicyTerms]) -> Self {
        let hours = policies.iter().filter_map(|terms| terms.notice_hours).max();
        Self {
            lead: hours.map_or(USUAL_NOTICE, |hours| Seconds::hours(i64::from(hours))),
            assumed: hours.is_none(),
            where_practical: !policies.is_empty()
                && policies.iter().all(|terms| terms.notice_where_practical),
            security_patch: strictest(policies, Category::SecurityPatch),
            reliability: strictest(policies, Category::Reliability),
        }
    }

    /// The lead asked of a window of this kind; nothing where it needs no notice at all. An emergency with "shorter"
    /// notice is asked for no more than to be told before it starts.
    pub const fn asked(&self, urgency: Urgency) -> Option<Seconds> {
        let rule = match urgency {
            Urgency::Planned => EmergencyNotice::NotSaid,
            Urgency::Emergency(Category::SecurityPatch) => self.security_patch,
            Urgency::Emergency(Category::Reliability) => self.reliability,
        };
        match rule {
            EmergencyNotice::NotSaid => Some(self.lead),
            EmergencyNotice::Shorter => Some(Seconds::ZERO),
            EmergencyNotice::Exempt => None,
        }
    }
}

/// The strictest word of some policies on an emergency.
fn strictest(policies: &[&PolicyTerms], category: Category) -> EmergencyNotice {
    let all = policies.iter().map(|terms| terms.notice_of(category));
    let strictest = all.min_by_key(|rule| match rule {
        EmergencyNotice::NotSaid => 0,
        EmergencyNotice::Shorter => 1,
        EmergencyNotice::Exempt => 2,
    });
    strictest.unwrap_or_default()
}

/// Whether a window was planned in peace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// It was.
    Planned,
    /// It is an emergency of this category: a policy may tell them apart.
    Emergency(Category),
}

impl Urgency {
    /// That of a kind of window.
    pub const fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Standard => Self::Planned,
            Kind::Emergency(said) => Self::Emergency(said.category),
        }
    }
}

/// Whether an occurrence takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// It does.
    Yes,
    /// It was called off.
    CalledOff,
}

/// All there is to know about an occurrence and one client it affects.
#[derive(Debug, Clone, Copy)]
pub struct NoticeCase<'a> {
    /// What the client's policies ask.
    pub required: RequiredNotice,
    /// Planned in peace, or an emergency.
    pub urgency: Urgency,
    /// Whether it takes place.
    pub holds: Holds,
    /// When, and what, as it is planned now.
    pub planned: &'a WhatIsPlanned,
    /// What the client was told, in any order.
    pub told: &'a [Told],
    /// Published calendars in which it stood or stands, in any order.
    pub standing: &'a [Standing],
}

/// Why a client need not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotNeeded {
    /// Its policies exempt emergencies of its category.
    EmergencyExempt,
    /// It was called off before the client was told of it.
    CalledOffUntold,
}

/// What a client knows an occurrence by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// What it was told, by its place in [`NoticeCase::told`].
    Telling(usize),
    /// A calendar, by its place in [`NoticeCase::standing`].
    Calendar(usize),
}

/// How an occurrence stands with one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It need not be told.
    NotNeeded(NotNeeded),
    /// It was told, and in time.
    InTime {
        /// By what.
        by: By,
        /// How long before the start.
        lead: Seconds,
    },
    /// It was told of what takes place, but not in time.
    Late {
        /// By what.
        by: By,
        /// How long before the start; negative after it.
        lead: Seconds,
        /// How much was lacking.
        late: Seconds,
    },
    /// It was not told.
    NotTold {
        /// The last moment to tell it.
        last_moment: Instant,
    },
    /// It was told, and what takes place is more, or earlier, than what it was told last.
    TellAgain {
        /// What it was told last, by its place in [`NoticeCase::told`].
        told: usize,
        /// In what it differs.
        changes: Vec<NoticeChange>,
        /// The last moment to tell it.
        last_moment: Instant,
    },
    /// It was told, and does not know that the occurrence was called off.
    TellCalledOff {
        /// The planned start: afterwards it has found out by itself.
        last_moment: Instant,
    },
    /// It was told that the occurrence was called off.
    ToldCalledOff {
        /// When.
        at: Instant,
    },
}

impl Notice {
    /// The last moment to tell the client, where it is still to be told.
    pub const fn last_moment(&self) -> Option<Instant> {
        match self {
            Self::NotTold { last_moment }
            | Self::TellAgain { last_moment, .. }
            | Self::TellCalledOff { last_moment } => Some(*last_moment),
            Self::NotNeeded(_) | Self::InTime { .. } | Self::Late { .. } | Self::ToldCalledOff { .. } => None,
        }
    }

    /// Whether the client knows what takes place, in time or not, or need not know.
    pub const fn is_settled(&self) -> bool {
        self.last_moment().is_none()
    }

    /// Whether the promise of a notice was missed, or can no longer be kept.
    pub fn is_missed(&self, now: Instant) -> bool {
        match self {
            Self::Late { .. } => true,
            Self::NotTold { last_moment } | Self::TellAgain { last_moment, .. } => now > *last_moment,
            Self::NotNeeded(_)
            | Self::InTime { .. }
            | Self::TellCalledOff { .. }
            | Self::ToldCalledOff { .. } => false,
        }
    }
}

/// The last moment to tell a client of an occurrence: elapsed time before its start, so that across a change of the
/// clocks the hands show another hour.
pub fn last_moment(starts: Instant, asked: Seconds) -> Instant {
    starts - asked
}

/// How an occurrence stands with a client.
///
/// It counts as told from the first moment at which the client was told of a stretch that holds the planned one, and
/// of services among which the planned ones are. So starting earlier, ending later, or affecting more restarts the
/// test, and shortening, affecting less or calling off does not. `asked` seconds before the start is in time, one
/// second less is late. What was told before the client was told that it is called off does not count any more.
///
/// ```
/// use domain::{maintenance::*, time::{Instant, Seconds, Stretch}};
/// let at = |hour: i64| Instant::from_unix(hour * 3600);
/// let planned = WhatIsPlanned { stretch: Stretch { from: at(100), to: at(104) }, services: vec![] };
/// let told = [Told { at: at(52), what: planned.clone(), holds: Holds::Yes }];
/// let case = NoticeCase { required: RequiredNotice::of(&[]), urgency: Urgency::Planned, holds: Holds::Yes,
///     planned: &planned, told: &told, standing: &[] };
/// assert_eq!(notice(&case), Notice::InTime { by: By::Telling(0), lead: Seconds::hours(48) });
/// ```
pub fn notice(case: &NoticeCase<'_>) -> Notice {
    let Some(asked) = case.required.asked(case.urgency) else {
        return exempt(case);
    };
    match case.holds {
        Holds::CalledOff => called_off(case),
        Holds::Yes => planned(case, asked),
    }
}

/// An exempt emergency: nobody has to be told, but whoever was told counts as told.
fn exempt(case: &NoticeCase<'_>) -> Notice {
    match (case.holds, first_covering(case)) {
        (Holds::CalledOff, _) if !case.told.is_empty() => called_off(case),
        (Holds::Yes, Some((at, by))) if at <= case.planned.stretch.from => {
            Notice::InTime { by, lead: case.planned.stretch.from - at }
        }
        (Holds::Yes, _) => Notice::NotNeeded(NotNeeded::EmergencyExempt),
        (Holds::CalledOff, _) => Notice::NotNeeded(NotNeeded::CalledOffUntold),
    }
}

fn planned(case: &NoticeCase<'_>, asked: Seconds) -> Notice {
    let starts = case.planned.stretch.from;
    if let Some((at, by)) = first_covering(case) {
        let lead = starts - at;
        return if lead >= asked {
            Notice::InTime { by, lead }
        } else {
            Notice::Late { by, lead, late: asked - lead }
        };
    }
    let last_moment = last_moment(starts, asked);
    match last_telling(case).filter(|(_, told)| told.holds == Holds::Yes) {
        Some((place, told)) => {
            Notice::TellAgain { told: place, changes: told.what.changes_to(case.planned), last_moment }
        }
        None => Notice::NotTold { last_moment },
    }
}

fn called_off(case: &NoticeCase<'_>) -> Notice {
    match last_telling(case) {
        None => Notice::NotNeeded(NotNeeded::CalledOffUntold),
        Some((_, told)) => match told.holds {
            Holds::CalledOff => Notice::ToldCalledOff { at: told.at },
            Holds::Yes => Notice::TellCalledOff { last_moment: told.what.stretch.from },
        },
    }
}

/// The first moment from which the client knew what takes place.
fn first_covering(case: &NoticeCase<'_>) -> Option<(Instant, By)> {
    let recanted = case.told.iter().filter(|told| told.holds == Holds::CalledOff).map(|told| told.at).max();
    let tellings = case.told.iter().enumerate().filter_map(|(place, told)| {
        let counts = told.holds == Holds::Yes && recanted.is_none_or(|recanted| told.at > recanted);
        (counts && told.what.covers(case.planned)).then_some((told.at, By::Telling(place)))
    });
    let calendars = case.standing.iter().enumerate().filter_map(|(place, standing)| {
        let since = recanted.map_or(standing.since, |recanted| standing.since.max(recanted));
        let stayed = standing.until.is_none_or(|until| until >= case.planned.stretch.from && until > since);
        (stayed && standing.what.covers(case.planned)).then_some((since, By::Calendar(place)))
    });
    tellings.chain(calendars).min_by_key(|(at, _)| *at)
}

fn last_telling<'a>(case: &NoticeCase<'a>) -> Option<(usize, &'a Told)> {
    case.told.iter().enumerate().max_by_key(|(place, told)| (told.at, *place))
}
