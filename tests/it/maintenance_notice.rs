//! The notice of an occurrence: what restarts the test, what does not, and the second that decides.

use domain::maintenance::{
    By, Category, Holds, Notice, NoticeCase, NoticeChange, NoticeStanding, NoticeSum, RequiredNotice,
    Standing, Told, Urgency, WallStretch, WhatIsPlanned, last_moment, length_in_words, notice, resolve,
};
use domain::sla::{EmergencyNotice, PolicyTerms};
use domain::time::{Instant, Seconds, Stretch};
use proptest::collection::vec;
use proptest::prelude::*;
use tests::desk::zone;

const HOUR: i64 = 3600;
const SERVICES: [&str; 3] = ["Mail", "Portal", "Backup"];

fn at(seconds: i64) -> Instant {
    Instant::from_unix(seconds)
}

fn what(from: i64, to: i64, services: &[&str]) -> WhatIsPlanned {
    let services = services.iter().map(|name| (*name).to_owned()).collect();
    WhatIsPlanned { stretch: Stretch { from: at(from), to: at(to) }, services }
}

fn told(moment: i64, what: &WhatIsPlanned) -> Told {
    Told { at: at(moment), what: what.clone(), holds: Holds::Yes }
}

/// Under a policy that asks for 48 h and says nothing of emergencies.
fn judge(planned: &WhatIsPlanned, told: &[Told], standing: &[Standing]) -> Notice {
    judge_as(Urgency::Planned, Holds::Yes, EmergencyNotice::NotSaid, planned, told, standing)
}

fn judge_as(
    urgency: Urgency,
    holds: Holds,
    emergency_notice: EmergencyNotice,
    planned: &WhatIsPlanned,
    told: &[Told],
    standing: &[Standing],
) -> Notice {
    let terms = PolicyTerms { notice_hours: Some(48), emergency_notice, ..PolicyTerms::default() };
    notice(&NoticeCase { required: RequiredNotice::of(&[&terms]), urgency, holds, planned, told, standing })
}

#[test]
fn forty_eight_hours_are_in_time_and_a_second_less_is_late() {
    let planned = what(100 * HOUR, 104 * HOUR, &[]);
    let lead = |of: i64| judge(&planned, &[told(100 * HOUR - of, &planned)], &[]);
    let by = By::Telling(0);
    assert_eq!(lead(48 * HOUR), Notice::InTime { by, lead: Seconds(172_800) });
    assert_eq!(lead(48 * HOUR - 1), Notice::Late { by, lead: Seconds(172_799), late: Seconds(1) });
    assert_eq!(lead(-60), Notice::Late { by, lead: Seconds(-60), late: Seconds(172_860) }, "after its start");
    assert_eq!(length_in_words(Seconds(172_799)), "47 h 59 min 59 s");
}

#[test]
fn the_last_moment_is_counted_in_elapsed_time_across_a_change_of_the_clocks() {
    let auckland = zone("Pacific/Auckland");
    let check = |starts: &str, expected: &str| {
        let starts = starts.parse().unwrap();
        let night = WallStretch { starts, ends: starts + chrono::TimeDelta::hours(6) };
        let last = last_moment(resolve(&night, &auckland).from, Seconds::hours(48));
        let spoken = format!("{} {}", auckland.wall(last).format("%a %H:%M"), auckland.abbreviation_at(last));
        assert_eq!(spoken, expected, "{starts}");
    };
    check("2026-09-26T22:00:00", "Thu 22:00 NZST");
    check("2026-09-28T01:00:00", "Sat 00:00 NZST");
    check("2027-04-05T01:00:00", "Sat 02:00 NZDT");
}

#[test]
fn what_changed_is_said_in_words() {
    let was = what(100 * HOUR, 104 * HOUR, &["Mail"]);
    let check = |is: WhatIsPlanned, expected: &str| {
        let Notice::TellAgain { changes, last_moment, told } = judge(&is, &[told(0, &was)], &[]) else {
            panic!("{expected}: has to be told again")
        };
        let words: Vec<String> = changes.iter().map(NoticeChange::in_words).collect();
        assert_eq!((words.join(", ").as_str(), told), (expected, 0));
        assert_eq!(last_moment, is.stretch.from - Seconds::hours(48));
    };
    check(what(99 * HOUR, 103 * HOUR, &["mail"]), "starts 1 h earlier");
    check(what(100 * HOUR, 104 * HOUR + 1200, &["Mail"]), "ends 20 min later");
    check(what(124 * HOUR, 128 * HOUR, &["Mail"]), "starts 24 h later");
    check(what(101 * HOUR, 106 * HOUR, &["Mail"]), "starts 1 h later, ends 2 h later");
    check(what(99 * HOUR, 105 * HOUR, &["Mail"]), "starts 1 h earlier, ends 1 h later");
    check(what(100 * HOUR, 104 * HOUR, &["Mail", "Portal"]), "also affects Portal");
    check(what(100 * HOUR, 104 * HOUR, &[]), "affects all services");
}

#[test]
fn an_emergency_follows_the_rule_of_its_policy() {
    let planned = what(100 * HOUR, 104 * HOUR, &[]);
    let urgency = Urgency::Emergency(Category::Reliability);
    let emergency = |rule, told: &[Told]| judge_as(urgency, Holds::Yes, rule, &planned, told, &[]);
    let late = [told(99 * HOUR, &planned)];
    assert!(matches!(emergency(EmergencyNotice::Exempt, &[]), Notice::NotNeeded(_)));
    assert!(matches!(emergency(EmergencyNotice::Exempt, &late), Notice::InTime { .. }));
    assert!(matches!(emergency(EmergencyNotice::Shorter, &late), Notice::InTime { .. }));
    assert_eq!(
        emergency(EmergencyNotice::Shorter, &[]),
        Notice::NotTold { last_moment: at(100 * HOUR) },
        "shorter notice is some notice"
    );
    assert!(matches!(emergency(EmergencyNotice::NotSaid, &late), Notice::Late { .. }));
}

#[test]
fn a_policy_that_exempts_security_patches_asks_for_the_usual_notice_of_other_emergencies() {
    let check = |key: &str, patch: Option<i64>, reliability: Option<i64>| {
        let presets = documents::policy_files::presets();
        let terms = &presets.iter().find(|own| own.key == key).unwrap().policy.terms;
        let required = RequiredNotice::of(&[terms]);
        let hours = |category| required.asked(Urgency::Emergency(category)).map(|asked| asked.0 / HOUR);
        assert_eq!(hours(Category::SecurityPatch), patch, "{key}");
        assert_eq!(hours(Category::Reliability), reliability, "{key}");
    };
    for cyberitex in ["cyberitex-standard", "cyberitex-enhanced"] {
        check(cyberitex, None, Some(48));
    }
    for cybermark in ["cybermark-standard", "cybermark-24x7"] {
        check(cybermark, Some(0), Some(0));
    }
    for silent in ["cybonet-gold", "ione-standard", "mexxus-standard"] {
        check(silent, Some(48), Some(48));
    }
}

#[test]
fn the_strictest_policy_of_a_client_rules() {
    let terms = |hours, emergency_notice, notice_where_practical| PolicyTerms {
        notice_hours: hours,
        emergency_notice,
        notice_where_practical,
        ..PolicyTerms::default()
    };
    let (mild, strict) =
        (terms(None, EmergencyNotice::Exempt, true), terms(Some(72), EmergencyNotice::Shorter, false));
    let both = RequiredNotice::of(&[&mild, &strict]);
    assert_eq!((both.lead, both.assumed), (Seconds::hours(72), false));
    assert_eq!((both.security_patch, both.where_practical), (EmergencyNotice::Shorter, false));
    assert_eq!(both.reliability, EmergencyNotice::Shorter);
    let none = RequiredNotice::of(&[]);
    assert_eq!((none.lead, none.assumed, none.where_practical), (Seconds::hours(48), true, false));
}

#[test]
fn who_was_told_has_to_hear_that_it_was_called_off() {
    let planned = what(100 * HOUR, 104 * HOUR, &[]);
    let off = |told: &[Told]| {
        judge_as(Urgency::Planned, Holds::CalledOff, EmergencyNotice::NotSaid, &planned, told, &[])
    };
    let recanted = Told { holds: Holds::CalledOff, ..told(60 * HOUR, &planned) };
    assert!(matches!(off(&[]), Notice::NotNeeded(_)), "nobody knows of it");
    assert_eq!(off(&[told(10, &planned)]), Notice::TellCalledOff { last_moment: at(100 * HOUR) });
    let both = [told(10, &planned), recanted];
    assert_eq!(off(&both), Notice::ToldCalledOff { at: at(60 * HOUR) });
    assert_eq!(
        judge(&planned, &both, &[]),
        Notice::NotTold { last_moment: at(52 * HOUR) },
        "taken up again, it has to be told anew"
    );
}

#[test]
fn a_calendar_counts_from_the_day_it_stood_there_as_it_is() {
    let planned = what(100 * HOUR, 104 * HOUR, &[]);
    let stood = |since: i64, until: Option<i64>| {
        let standing = [Standing { since: at(since), until: until.map(at), what: planned.clone() }];
        judge(&planned, &[], &standing)
    };
    let by = By::Calendar(0);
    assert_eq!(stood(52 * HOUR, None), Notice::InTime { by, lead: Seconds::hours(48) });
    assert!(matches!(stood(52 * HOUR + 1, None), Notice::Late { late: Seconds(1), .. }));
    assert!(matches!(stood(0, Some(99 * HOUR)), Notice::NotTold { .. }), "it was taken out before the start");
    assert!(matches!(stood(0, Some(100 * HOUR)), Notice::InTime { .. }), "it stood there to the start");
}

#[test]
fn the_sum_of_a_window_names_what_is_most_urgent() {
    let last_moment = at(100 * HOUR);
    let in_time = Notice::InTime { by: By::Telling(0), lead: Seconds::hours(50) };
    let late = Notice::Late { by: By::Telling(0), lead: Seconds(0), late: Seconds::hours(48) };
    let not_told = Notice::NotTold { last_moment };
    let again = Notice::TellAgain { told: 0, changes: Vec::new(), last_moment: at(101 * HOUR) };
    let off = Notice::TellCalledOff { last_moment: at(0) };
    let check = |clients: &[&Notice], hour: i64, standing: NoticeStanding, told: usize| {
        let clients: Vec<Notice> = clients.iter().map(|notice| (*notice).clone()).collect();
        let sum = NoticeSum::of(&clients, at(hour * HOUR));
        assert_eq!((sum.standing, sum.told, sum.of), (standing, told, clients.len()), "{clients:?}");
    };
    check(&[&in_time, &late], 0, NoticeStanding::ToldLate, 2);
    check(&[&in_time], 0, NoticeStanding::Told, 1);
    check(&[&in_time, &not_told], 0, NoticeStanding::ToTell, 1);
    check(&[&in_time, &not_told, &again], 0, NoticeStanding::TellAgain, 1);
    check(&[&not_told, &again], 88, NoticeStanding::Near, 0);
    check(&[&not_told], 101, NoticeStanding::Missed, 0);
    check(&[&off], 101, NoticeStanding::TellCalledOff, 0);
    assert_eq!(NoticeSum::of(&[], at(0)).standing, NoticeStanding::NotNeeded);
    assert_eq!(NoticeSum::of(&[off, not_told], at(0)).last_moment, Some(at(0)));
}

fn planned() -> impl Strategy<Value = WhatIsPlanned> {
    (200_i64..400, 1_i64..30, 0_usize..8).prop_map(|(from, hours, mask)| {
        let services: Vec<&str> =
            (0..3).filter(|bit| mask >> bit & 1 == 1).map(|bit| SERVICES[bit]).collect();
        what(from * HOUR, (from + hours) * HOUR, &services)
    })
}

fn tellings() -> impl Strategy<Value = Vec<Told>> {
    vec((0_i64..400 * HOUR, planned()).prop_map(|(moment, what)| told(moment, &what)), 0..5)
}

fn standings() -> impl Strategy<Value = Vec<Standing>> {
    let one = (0_i64..400 * HOUR, proptest::option::of(0_i64..500 * HOUR), planned());
    let one = one.prop_map(|(since, until, what)| Standing { since: at(since), until: until.map(at), what });
    vec(one, 0..3)
}

/// The moment from which a state counts as told.
fn known_since(state: &Notice, starts: Instant) -> Option<Instant> {
    match state {
        Notice::InTime { lead, .. } | Notice::Late { lead, .. } => Some(starts - *lead),
        Notice::NotNeeded(_)
        | Notice::NotTold { .. }
        | Notice::TellAgain { .. }
        | Notice::TellCalledOff { .. }
        | Notice::ToldCalledOff { .. } => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn earlier_longer_or_wider_restarts_the_test(
        planned in planned(),
        moment in 0_i64..150 * HOUR,
        (earlier, longer, wider) in (0_i64..5, 0_i64..5, any::<bool>())
            .prop_filter("something changed", |(earlier, longer, wider)| *earlier > 0 || *longer > 0 || *wider),
    ) {
        let mut was = planned.clone();
        if wider && was.services.is_empty() {
            was.services = vec!["Mail".to_owned()];
        }
        let mut is = was.clone();
        is.stretch.from = is.stretch.from - Seconds(earlier);
        is.stretch.to = is.stretch.to + Seconds(longer);
        if wider {
            is.services.push("Telephony".to_owned());
        }
        let before = [told(moment, &was)];
        prop_assert!(judge(&was, &before, &[]).is_settled());
        let state = judge(&is, &before, &[]);
        prop_assert!(matches!(&state, Notice::TellAgain { changes, .. } if !changes.is_empty()), "{state:?}");
        let again = [told(moment, &was), told(moment + 9, &is)];
        prop_assert_eq!(known_since(&judge(&is, &again, &[]), is.stretch.from), Some(at(moment + 9)));
    }

    #[test]
    fn shorter_or_narrower_does_not_restart_the_test(
        planned in planned(),
        moment in 0_i64..150 * HOUR,
        (later, sooner) in (0_i64..HOUR / 2, 0_i64..HOUR / 2),
        narrower in any::<bool>(),
    ) {
        let mut is = planned.clone();
        is.stretch.from = is.stretch.from + Seconds(later);
        is.stretch.to = is.stretch.to - Seconds(sooner);
        if narrower {
            is.services = is.services.first().cloned().or_else(|| Some("Mail".to_owned())).into_iter().collect();
        }
        let before = [told(moment, &planned)];
        prop_assert_eq!(known_since(&judge(&is, &before, &[]), is.stretch.from), Some(at(moment)));
    }

    #[test]
    fn calling_off_never_asks_for_a_longer_notice(planned in planned(), told in tellings()) {
        let state = judge_as(
            Urgency::Planned, Holds::CalledOff, EmergencyNotice::NotSaid, &planned, &told, &[],
        );
        prop_assert!(!state.is_missed(at(i64::from(u32::MAX))), "{state:?}");
        prop_assert_eq!(state.is_settled(), told.is_empty());
    }

    #[test]
    fn the_first_that_covers_wins_and_more_never_makes_it_worse(
        planned in planned(),
        told in tellings(),
        standing in standings(),
        more in tellings(),
        more_standing in standings(),
    ) {
        let starts = planned.stretch.from;
        let first = told
            .iter()
            .filter(|one| one.what.covers(&planned))
            .map(|one| one.at)
            .chain(
                standing
                    .iter()
                    .filter(|one| one.what.covers(&planned))
                    .filter(|one| one.until.is_none_or(|until| until >= starts && until > one.since))
                    .map(|one| one.since),
            )
            .min();
        let state = judge(&planned, &told, &standing);
        prop_assert_eq!(known_since(&state, starts), first);
        match &state {
            Notice::InTime { lead, .. } => prop_assert!(*lead >= Seconds::hours(48)),
            Notice::Late { lead, late, .. } => {
                prop_assert_eq!(*late, Seconds::hours(48) - *lead);
                prop_assert!(late.0 > 0);
            }
            Notice::NotNeeded(_)
            | Notice::NotTold { .. }
            | Notice::TellAgain { .. }
            | Notice::TellCalledOff { .. }
            | Notice::ToldCalledOff { .. } => {
                prop_assert_eq!(state.last_moment(), Some(starts - Seconds::hours(48)));
            }
        }
        let all: Vec<Told> = told.iter().chain(&more).cloned().collect();
        let calendars: Vec<Standing> = standing.iter().chain(&more_standing).cloned().collect();
        let better = known_since(&judge(&planned, &all, &calendars), starts);
        prop_assert!(first.is_none_or(|first| better.is_some_and(|better| better <= first)));
        let mut turned = told.clone();
        turned.reverse();
        prop_assert_eq!(known_since(&judge(&planned, &turned, &standing), starts), first, "order says nothing");
    }
}
