//! Maintenance windows by chance: any rule, any hour, and the changeover nights more often than chance would have it.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use domain::ids::WindowId;
use domain::maintenance::{Affected, Impact, Kind, Override, Rule, WallStretch, Who, Window, WindowStatus};
use domain::time::Instant;
use domain::zones::ZoneId;
use std::collections::BTreeMap;

/// Where the clocks change in every way there is.
pub const PLACES: [&str; 6] = [
    "Pacific/Auckland",
    "America/Denver",
    "Europe/London",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "America/Vancouver",
];

/// Numbers that look like chance and are the same every time (xorshift64*).
pub struct Dice(u64);

impl Dice {
    /// Another seed, other numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits fit") % end
    }

    /// One of some.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// A published window without a rule.
pub fn window(uid: &str, zone: &str, starts: &str, ends: &str) -> Window {
    let at = |text: &str| -> NaiveDateTime { format!("{text}:00").parse().expect("a test writes times") };
    Window {
        id: WindowId::new(Instant::from_unix(0)),
        number: 208,
        uid: uid.to_owned(),
        sequence: 0,
        title: "Core switch firmware".to_owned(),
        kind: Kind::Standard,
        impact: Impact::Degraded,
        words: String::new(),
        status: WindowStatus::Published,
        zone: ZoneId::parse(zone).expect("a test names zones there are"),
        first: WallStretch { starts: at(starts), ends: at(ends) },
        rule: None,
        overrides: BTreeMap::new(),
        affected: Affected { clients: Who::All, services: Vec::new() },
        follows: None,
    }
}

/// The nth window of a seed: mostly a series, some of it moved or cancelled.
pub fn window_by_chance(dice: &mut Dice, nth: usize) -> Window {
    let first_day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(dice.below(900) as u64);
    let clock = dice.one(&[
        (22, 0),
        (22, 0),
        (23, 45),
        (0, 0),
        (0, 30),
        (1, 0),
        (1, 30),
        (1, 45),
        (2, 0),
        (2, 15),
        (2, 30),
        (2, 59),
        (3, 0),
        (21, 17),
        (12, 0),
    ]);
    let starts = first_day.and_hms_opt(clock.0, clock.1, 0).expect("a time");
    let minutes = dice.one(&[15, 30, 60, 90, 105, 120, 180, 240, 270, 300, 360, 480, 600]);
    let zone = PLACES[nth % PLACES.len()];
    let text = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    let mut window = window(
        &format!("{nth}.series@mspdesk"),
        zone,
        &text(starts),
        &text(starts + TimeDelta::minutes(minutes)),
    );
    if nth % 12 != 11 {
        give_a_rule(&mut window, dice);
        change_some(&mut window, dice);
    }
    window
}

fn give_a_rule(window: &mut Window, dice: &mut Dice) {
    let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let every = match dice.below(7) {
        0 => "FREQ=DAILY".to_owned(),
        1 => format!("FREQ=WEEKLY;BYDAY={}", dice.one(&days)),
        2 => format!("FREQ=WEEKLY;BYDAY={},SU", dice.one(&days[..6])),
        3 => format!("FREQ=MONTHLY;BYMONTHDAY={}", dice.one(&[1, 8, 15, 28, 31, -1])),
        4 => format!("FREQ=MONTHLY;BYDAY={}{}", dice.one(&[1, 2, 4, -1]), dice.one(&["SA", "SU"])),
        5 => format!("FREQ=MONTHLY;BYDAY={}SU,{}SA", dice.one(&[1, 2, 5]), dice.one(&[3, -2])),
        _ => "FREQ=YEARLY".to_owned(),
    };
    let interval = [String::new(), format!(";INTERVAL={}", 2 + dice.below(3))];
    let until = window.first.starts + TimeDelta::days(30 + dice.below(900) as i64);
    let end = match dice.below(4) {
        0 => format!(";COUNT={}", 2 + dice.below(60)),
        1 => format!(";UNTIL={}", until.format("%Y%m%dT%H%M%S")),
        _ => String::new(),
    };
    let text = format!("{every}{}{end}", interval[usize::from(dice.below(4) == 0)]);
    let rule = Rule::parse(&text, window.first.starts).expect("the rules above can be followed");
    // A series begins on a day of its own rule.
    let endless = Rule { end: domain::maintenance::RuleEnd::Never, ..rule.clone() };
    let first = endless.starts(window.first.starts, window.first.starts).next().expect("none is empty");
    window.first = window.first.from(first);
    let gives = rule.starts(first, first).next().is_some();
    window.rule = Some(if gives { rule } else { endless });
}

fn change_some(window: &mut Window, dice: &mut Dice) {
    let Some(rule) = window.rule.clone() else { return };
    let starts: Vec<NaiveDateTime> = rule.starts(window.first.starts, window.first.starts).take(40).collect();
    for start in starts {
        match dice.below(16) {
            0 => drop(window.overrides.insert(start, Override::Cancelled)),
            1 => {
                let by = TimeDelta::minutes(dice.one(&[-90, 45, 24 * 60, 3 * 24 * 60 + 30]));
                let length = window.first.length() + TimeDelta::minutes(dice.one(&[0, 0, 30]));
                let moved = WallStretch { starts: start + by, ends: start + by + length };
                window.overrides.insert(start, Override::Moved(moved));
            }
            _ => {}
        }
    }
}
