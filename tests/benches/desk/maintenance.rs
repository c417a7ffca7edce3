//! Two thousand series over two years: expanded, every pair that overlaps found, and the same through the door.

use super::milliseconds;
use domain::ids::WindowId;
use domain::maintenance::{
    Affected, Claim, Impact, Kind, OccurrenceState, Rule, WallStretch, Who, Window, WindowStatus, overlaps,
};
use domain::time::{Instant, Stretch};
use domain::zones::{Zone, ZoneId, Zones};
use serde_json::json;
use std::collections::BTreeMap;
use std::hint::black_box;
use store::{Belongs, OpenAs, Store, StoreError};
use tests::many::{Size, desk};
use tests::table::{Table, median_of};

const SERIES: usize = 2_000;
const SIZE: Size = Size { clients: 500, contracts: 800, tickets: 1_000 };
const NOW: &str = "2026-09-24T03:40:00Z";
const RUNS: usize = 9;
const ZONES: [&str; 6] = [
    "Pacific/Auckland",
    "America/Denver",
    "Europe/London",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "America/Vancouver",
];
const RULES: [&str; 6] = [
    "FREQ=WEEKLY;BYDAY=SA",
    "FREQ=WEEKLY;BYDAY=SA,SU",
    "FREQ=MONTHLY;BYDAY=4SA",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
];

pub fn two_thousand_series(table: &mut Table) {
    let zones = Zones::bundled();
    let from = Instant::parse_rfc3339(NOW).expect("a moment");
    let within = Stretch { from, to: from + domain::time::Seconds::hours(731 * 24) };
    let windows: Vec<(Window, Zone)> =
        (0..SERIES).map(window).map(|of| (of.clone(), zones.get(of.zone))).collect();
    let ours = || windows.iter().map(|(of, zone)| of.occurrences(zone, within).len()).sum::<usize>();
    let expanded = median_of((0..RUNS).map(|_| timed(ours)).collect());
    let theirs = median_of(
        (0..3).map(|_| timed(|| windows.iter().map(|(of, _)| by_rrule(of)).sum::<usize>())).collect(),
    );
    table.figure("2,000 series over two years: expanded", expanded, "ms");
    table.times_faster("the same against rrule", (expanded * 1e6, theirs * 1e6), None);
    let all = median_of((0..RUNS).map(|_| timed(|| overlaps(&claims(&windows, within)).len())).collect());
    table.at_most("2,000 series over two years: expanded, every overlap found", all, 300.0, "ms");
    let door = desk(NOW, SIZE);
    let page = door.call("clients.list", json!({ "limit": 500 }));
    let clients: Vec<_> = page["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["id"].as_str()?.parse().ok())
        .collect();
    let store = Store::open(door.desk.path(), &OpenAs::default()).expect("the desk's own file");
    let filled = store.write::<_, StoreError>(|tx| {
        for (place, (of, _)) in windows.iter().enumerate() {
            let at = |n: usize| clients[(place * 7 + n * 13) % clients.len()];
            let clients = Who::Clients(vec![at(0), at(1), at(2)]);
            let of = Window { affected: Affected { clients, ..of.affected.clone() }, ..of.clone() };
            store::maintenance::insert(tx, &of, Some(from), Belongs::ToProvider, from)?;
        }
        Ok(())
    });
    filled.unwrap_or_else(|why| panic!("the desk cannot be filled: {why}"));
    for (name, command, args) in [
        ("every overlap of two years", "maintenance.conflicts", json!({ "to": "2028-09-23" })),
        ("the week", "maintenance.week", json!({})),
        ("the list of 90 days", "maintenance.list", json!({})),
        ("one window", "maintenance.get", json!({ "id": "MW-3" })),
        ("home", "app.home", json!({})),
    ] {
        let limit = if command == "maintenance.conflicts" { 300.0 } else { 200.0 };
        table.at_most(&format!("{name}, 2,000 series"), milliseconds(&door, command, &args), limit, "ms");
    }
}

fn window(place: usize) -> Window {
    let day = 1 + place % 28;
    let hour = 1 + (place * 5) % 22;
    let starts = format!("2026-{:02}-{day:02}T{hour:02}:30:00", 6 + place % 3)
        .parse::<chrono::NaiveDateTime>()
        .expect("a time");
    let rule = Rule::parse(RULES[place % RULES.len()], starts).expect("a rule");
    let starts = rule.starts(starts, starts).next().expect("a series has a first");
    let first =
        WallStretch { starts, ends: starts + chrono::TimeDelta::minutes(90 + 30 * (place as i64 % 5)) };
    let id = WindowId::new(Instant::from_unix(1_700_000_000));
    Window {
        id,
        number: place as i64 + 1,
        uid: id.to_string(),
        sequence: 0,
        title: format!("Patching {place}"),
        kind: Kind::Standard,
        impact: Impact::Degraded,
        words: String::new(),
        status: WindowStatus::Published,
        zone: ZoneId::parse(ZONES[place % ZONES.len()]).expect("a zone"),
        first,
        rule: Some(rule),
        overrides: BTreeMap::new(),
        affected: Affected { clients: Who::All, services: vec![format!("Service {}", place % 300)] },
        follows: None,
    }
}

fn claims(windows: &[(Window, Zone)], within: Stretch) -> Vec<Claim> {
    let claim = |(place, (of, zone)): (usize, &(Window, Zone))| {
        let all = of.occurrences(zone, within).into_iter();
        let mut keys: Vec<u32> =
            [place * 7, place * 7 + 13, place * 7 + 26].iter().map(|key| (key % 500) as u32).collect();
        keys.push(500 + (place % 300) as u32);
        keys.sort_unstable();
        Claim {
            stretches: all
                .filter(|one| one.state != OccurrenceState::Cancelled)
                .map(|one| one.stretch)
                .collect(),
            keys,
            everybody: false,
        }
    };
    windows.iter().enumerate().map(claim).collect()
}

/// The crate `rrule` on the same rule and days, in UTC: its own zone rules are older than ours.
fn by_rrule(of: &Window) -> usize {
    let rule = of.rule.as_ref().expect("a series");
    let text = format!("DTSTART:{}Z\nRRULE:{rule}", of.first.starts.format("%Y%m%dT%H%M%S"));
    let set: rrule::RRuleSet = text.parse().expect("a rule the crate knows");
    let at = |day: &str| {
        day.parse::<chrono::DateTime<chrono::Utc>>().expect("a moment").with_timezone(&rrule::Tz::UTC)
    };
    let set = set.after(at("2026-09-24T03:40:00Z")).before(at("2028-09-24T03:40:00Z"));
    set.all(u16::MAX).dates.len()
}

fn timed(work: impl Fn() -> usize) -> f64 {
    let start = std::time::Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64() * 1e3
}
