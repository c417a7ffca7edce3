//! Engagements by the dice: the same seed throws the same one.

use super::billing_slow::{QUARTER, SlowHours, wall};
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use domain::billing::{
    AfterHours, Aggregation, BillingTerms, Multiplier, Prepaid, TaxRate, Taxes, Weighted, Work,
};
use domain::calendar::{Calendar, Holiday, HolidaySet, Holidays, OpenHours};
use domain::ids::{CalendarId, PrepaidId};
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::{Instant, Stretch};
use domain::zones::ZoneId;
use std::sync::OnceLock;
use tests::desk::zones;
use tests::hours::Hours;

/// Numbers that only look like chance (SplitMix64).
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both among them.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let many = u64::try_from(most - least + 1).unwrap();
        least + i64::try_from(self.roll() % many).unwrap()
    }

    pub fn one_in(&mut self, many: i64) -> bool {
        self.between(1, many) == 1
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.between(0, i64::try_from(of.len()).unwrap() - 1)).unwrap()]
    }
}

/// A calendar at a time of year when something happens to it.
struct Sketch {
    /// Around the clock without a week.
    hours: Hours<'static>,
    holidays: &'static str,
    first: &'static str,
    last: &'static str,
    /// Where the contract may be.
    contract: [&'static str; 2],
}

const SKETCHES: [Sketch; 9] = [
    Sketch {
        hours: Hours {
            zone: "Pacific/Auckland",
            week: "mon-fri 09:00-17:00",
            closed: "2026-09-24",
            shifts: "2026-09-26 10:00-14:00 2026-09-28 12:00-13:15",
            breaks: "2026-09-29 10:00-11:30",
        },
        holidays: "2026-09-27 2026-09-28 2026-09-30",
        first: "2026-09-22",
        last: "2026-10-01",
        contract: ["Pacific/Auckland", "America/Toronto"],
    },
    Sketch {
        hours: Hours { zone: "America/Toronto", week: "mon-sun 22:00-06:00", ..NONE },
        holidays: "2025-11-01",
        first: "2025-10-30",
        last: "2025-11-04",
        contract: ["America/Toronto", "America/Havana"],
    },
    Sketch {
        hours: Hours {
            zone: "America/Denver",
            week: "mon-fri 08:00-12:00,13:00-18:00 sun 02:30-05:00",
            ..NONE
        },
        holidays: "2026-03-09",
        first: "2026-03-06",
        last: "2026-03-10",
        contract: ["America/Denver", "Europe/Dublin"],
    },
    Sketch {
        hours: Hours {
            zone: "America/Denver",
            week: "mon-thu 22:00-06:00 sat 00:00-24:00 sun 00:00-01:30,03:00-05:00",
            breaks: "2025-11-01 23:00-00:30",
            ..NONE
        },
        holidays: "",
        first: "2025-10-31",
        last: "2025-11-04",
        contract: ["America/Denver", "Asia/Kathmandu"],
    },
    Sketch {
        hours: Hours { zone: "Australia/Lord_Howe", week: "mon-sun 20:00-02:15", ..NONE },
        holidays: "2026-10-05",
        first: "2026-10-02",
        last: "2026-10-06",
        contract: ["Australia/Lord_Howe", "Pacific/Chatham"],
    },
    Sketch {
        hours: Hours { zone: "America/Sao_Paulo", week: "mon-sat 09:00-18:00 sun 00:00-02:00", ..NONE },
        holidays: "2018-11-02",
        first: "2018-11-01",
        last: "2018-11-06",
        contract: ["America/Sao_Paulo", "UTC"],
    },
    Sketch {
        hours: Hours { zone: "America/Sao_Paulo", week: "mon-fri 09:00-18:00 sat-sun 20:00-24:00", ..NONE },
        holidays: "2018-02-19",
        first: "2018-02-15",
        last: "2018-02-20",
        contract: ["America/Sao_Paulo", "Africa/Cairo"],
    },
    Sketch {
        hours: Hours {
            zone: "Europe/Dublin",
            week: "mon-fri 00:00-23:30 sun 00:00-24:00",
            closed: "2026-03-27",
            breaks: "2026-03-29 00:15-03:15",
            ..NONE
        },
        holidays: "2026-03-26",
        first: "2026-03-25",
        last: "2026-03-30",
        contract: ["Europe/Dublin", "Asia/Beirut"],
    },
    Sketch {
        hours: Hours { zone: "Asia/Jerusalem", ..NONE },
        holidays: "",
        first: "2026-03-26",
        last: "2026-03-28",
        contract: ["Asia/Jerusalem", "Pacific/Auckland"],
    },
];

const NONE: Hours<'static> = Hours { zone: "", week: "", closed: "", shifts: "", breaks: "" };

/// A sketch laid out, by the product and slowly.
#[derive(Debug)]
pub struct Scene {
    pub calendar: Calendar,
    pub holidays: Holidays,
    pub hours: OpenHours,
    pub slow: SlowHours,
    contract: [&'static str; 2],
    /// Moments at which something changes.
    edges: Vec<i64>,
}

fn scenes() -> &'static [Scene] {
    static SCENES: OnceLock<Vec<Scene>> = OnceLock::new();
    SCENES.get_or_init(|| SKETCHES.iter().map(scene).collect())
}

fn scene(sketch: &Sketch) -> Scene {
    let (first, last): (NaiveDate, NaiveDate) = (sketch.first.parse().unwrap(), sketch.last.parse().unwrap());
    let dates: Vec<NaiveDate> =
        sketch.holidays.split_whitespace().map(|date| date.parse().unwrap()).collect();
    let calendar = if sketch.hours.week.is_empty() {
        Calendar::around_the_clock(ZoneId::parse(sketch.hours.zone).unwrap())
    } else {
        Calendar { holiday_sets: vec!["OURS".to_owned()], ..sketch.hours.calendar() }
    };
    let holiday = |date: &NaiveDate| Holiday { date: *date, name: "A holiday".to_owned(), observed: false };
    let set = HolidaySet {
        key: "OURS".to_owned(),
        name: "Ours".to_owned(),
        first_year: 2015,
        last_year: 2030,
        days: dates.iter().map(holiday).collect(),
    };
    let holidays = Holidays { source: String::new(), sets: [("OURS".to_owned(), set)].into() };
    let hours = OpenHours::lay_out(&calendar, &holidays, zones()).unwrap();
    let slow = SlowHours::new(&calendar, &dates, first, last);
    let edges = edges(&slow, sketch, last);
    Scene { calendar, holidays, hours, slow, contract: sketch.contract, edges }
}

fn edges(slow: &SlowHours, sketch: &Sketch, last: NaiveDate) -> Vec<i64> {
    let on_the_walls: Vec<Tz> = sketch.contract.iter().map(|name| name.parse().unwrap()).collect();
    let mut edges = Vec::new();
    let mut at = slow.from + 2 * 86_400;
    let end = last.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    while at < end {
        let place = usize::try_from((at - slow.from) / QUARTER).unwrap();
        let changes = slow.quarters[place] != slow.quarters[place - 1];
        let midnight = on_the_walls.iter().any(|zone| {
            let (before, now) = (wall(*zone, at - QUARTER), wall(*zone, at));
            before.date() != now.date() || (now - before).num_seconds() != QUARTER
        });
        if changes || midnight {
            edges.push(at);
        }
        at += QUARTER;
    }
    edges
}

/// An engagement with all that decides what it comes to.
#[derive(Debug)]
pub struct Case {
    pub scene: &'static Scene,
    pub terms: BillingTerms,
    /// The zone of the contract.
    pub zone: &'static str,
    pub work: Vec<Work>,
    pub cap_blocks: Option<u32>,
    pub bought: Vec<Prepaid>,
    /// The day the work is drawn from prepaid time.
    pub on: NaiveDate,
    /// Everything begins and ends on a multiple of this many seconds.
    pub piece: i64,
}

pub fn case(seed: u64, by: Aggregation) -> Case {
    let mut dice = Dice::of(seed);
    let scene = &scenes()[usize::try_from(dice.between(0, 8)).unwrap()];
    let piece = dice.pick(&[1, 60, 60, 900]);
    let zone = dice.pick(&scene.contract);
    let edge = dice.pick(&scene.edges);
    let work: Vec<Work> = (0..dice.between(0, 5)).map(|_| piece_of_work(edge, piece, &mut dice)).collect();
    let end = work.iter().map(|one| one.stretch.to.unix()).max().unwrap_or(edge);
    let on = wall(zone.parse().unwrap(), end).date();
    let terms = terms(by, &mut dice);
    let cap = dice.between(0, 7);
    let cap_blocks = if dice.one_in(2) { Some(u32::try_from(cap).unwrap()) } else { None };
    let bought = (0..dice.between(0, 3)).map(|place| purchase(place, on, &mut dice)).collect();
    Case { scene, terms, zone, work, cap_blocks, bought, on, piece }
}

fn piece_of_work(edge: i64, piece: i64, dice: &mut Dice) -> Work {
    let from = edge + dice.between(-50, 30) * piece;
    let longest = dice.pick(&[9, 50, 50, 96]);
    let to = from + dice.between(0, longest) * piece;
    Work {
        technician: dice.pick(&["Lena Roy", "Jonas Frei", "Mere Tāmati"]).to_owned(),
        ticket: dice.pick(&["", "T-4131", "T-977"]).to_owned(),
        stretch: Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) },
    }
}

fn terms(aggregation: Aggregation, dice: &mut Dice) -> BillingTerms {
    let currency = Currency::parse(dice.pick(&["CAD", "JPY", "KWD"])).unwrap();
    let minor = if dice.one_in(3) { dice.between(0, 99) } else { dice.between(100, 250_000) };
    BillingTerms {
        rate: Money { minor, currency },
        per_minutes: dice.pick(&[60, 60, 45, 30, 7, 1]),
        block_minutes: dice.pick(&[60, 60, 30, 15, 7, 6, 1, 45]),
        minimum_minutes: dice.pick(&[0, 60, 30, 1, 100]),
        aggregation,
        after_hours: if dice.one_in(5) { None } else { Some(after_hours(dice)) },
        causes: Vec::new(),
        taxes: taxes(dice),
    }
}

fn after_hours(dice: &mut Dice) -> AfterHours {
    let mut times =
        || Multiplier::from_thousandths(dice.pick(&[1_000, 1_001, 1_250, 1_333, 1_500, 2_000, 10_000]));
    AfterHours {
        calendar: CalendarId::new(Instant::from_unix(0)),
        closed: times().unwrap(),
        day_off: times().unwrap(),
        holiday: times().unwrap(),
    }
}

/// None to three of them, or a reason for none.
pub fn taxes(dice: &mut Dice) -> Taxes {
    let rate = |(name, millionths): (&str, u32)| TaxRate {
        name: name.to_owned(),
        rate: Ratio::from_millionths(millionths).unwrap(),
    };
    let mut rates: Vec<TaxRate> = Vec::new();
    for _ in 0..dice.between(0, 3) {
        let tax = rate(dice.pick(&[
            ("GST", 50_000),
            ("QST", 99_750),
            ("HST", 130_000),
            ("VAT", 200_000),
            ("Free of tax", 0),
        ]));
        if !rates.contains(&tax) {
            rates.push(tax);
        }
    }
    let exempt = if dice.one_in(4) { "resale certificate 4711" } else { "" };
    Taxes { rates, exempt: exempt.to_owned() }
}

fn purchase(place: i64, on: NaiveDate, dice: &mut Dice) -> Prepaid {
    let day = |later: i64| on - Days::new(9) + Days::new(u64::try_from(later + 9).unwrap());
    let bought = dice.pick(&[1, 30, 60, 61, 240]) * 60_000 + dice.pick(&[0, 0, 1, 359]);
    Prepaid {
        id: PrepaidId::new(Instant::from_unix(place)),
        bought_on: day(dice.between(-3, 1)),
        expires_on: if dice.one_in(3) { None } else { Some(day(dice.between(-1, 2))) },
        bought: Weighted(bought),
        drawn: Weighted(if dice.one_in(2) { 0 } else { dice.between(0, bought) }),
    }
}
