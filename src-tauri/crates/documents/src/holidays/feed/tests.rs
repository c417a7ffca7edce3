use super::*;

const GOOGLE: &str = include_str!("../../../../../../tests/data/feeds/google_new_zealand.ics");
const OUTLOOK: &str = include_str!("../../../../../../tests/data/feeds/outlook_closures.ics");
const APPLE: &str = include_str!("../../../../../../tests/data/feeds/apple_united_states.ics");

fn read(text: &str) -> Feed {
    read_feed(text.as_bytes(), 2026..=2030).unwrap()
}

fn dates(feed: &Feed) -> Vec<String> {
    feed.days.iter().map(|day| format!("{} {}", day.date, day.name)).collect()
}

fn notes(feed: &Feed) -> Vec<String> {
    feed.notes.iter().map(|note| format!("{}: {}", note.line, note.message)).collect()
}

/// A feed of one event with these lines.
fn one(lines: &str) -> Feed {
    read(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Day\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"))
}

#[test]
fn a_feed_as_google_writes_it_gives_every_holiday_once() {
    let feed = read(GOOGLE);
    assert_eq!(feed.name, "Holidays in New Zealand");
    assert_eq!((feed.events, feed.cancelled, feed.merged, feed.repeating), (20, 1, 2, 0));
    let days = dates(&feed);
    assert_eq!(days.len(), 17);
    assert_eq!(days[0], "2027-01-01 New Year's Day");
    let both = "2027-02-01 Auckland Anniversary Day (regional holiday); Nelson Anniversary Day";
    assert!(
        days.iter().any(|day| day == both),
        "two holidays on one day, and a folded name keeps its space: {days:#?}"
    );
    assert!(!days.iter().any(|day| day.starts_with("2027-01-29")), "a cancelled one is left out");
    assert_eq!(notes(&feed), [""; 0]);
}

#[test]
fn a_feed_as_outlook_writes_it_gives_each_day_of_a_closure_and_names_what_it_leaves_out() {
    let feed = read(OUTLOOK);
    let days = dates(&feed);
    let closure: Vec<&String> =
        days.iter().filter(|day| day.ends_with("Office closed, winter break")).collect();
    assert_eq!(closure.len(), 7, "DTEND is the first day after it: {days:#?}");
    assert_eq!(closure[6], "2027-01-03 Office closed, winter break");
    assert!(days.contains(&"2027-03-29 Easter Monday".to_owned()), "midnight to midnight is a whole day");
    assert!(days.contains(&"2027-05-31 Spring bank holiday".to_owned()));
    assert_eq!((feed.timed, days.len()), (1, 9));
    assert_eq!(
        notes(&feed),
        [
            "54: “Team meeting” is not a whole day and was left out.",
            "60: The event has no day on which it begins and was left out.",
            "61: DTSTART is no date: “20270230”.",
        ]
    );
}

#[test]
fn a_feed_as_apple_writes_it_is_written_out_for_the_years_asked_and_says_so() {
    let feed = read(APPLE);
    assert_eq!((feed.repeating, feed.years), (7, Some((2026, 2030))));
    let of = |name: &str| -> Vec<String> {
        feed.days.iter().filter(|day| day.name == name).map(|day| day.date.to_string()).collect()
    };
    assert_eq!(of("New Year's Day"), ["2026-01-01", "2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"]);
    assert_eq!(of("Thanksgiving"), ["2026-11-26", "2027-11-25", "2028-11-23", "2029-11-22", "2030-11-28"]);
    assert_eq!(of("Memorial Day"), ["2026-05-25", "2027-05-31", "2028-05-29", "2029-05-28", "2030-05-27"]);
    assert_eq!(of("Inauguration Day"), ["2029-01-19"], "the third and last of three");
    assert_eq!(of("Election Day"), ["2026-11-03", "2028-11-07", "2030-11-05"]);
    assert_eq!(of("Independence Day"), ["2026-07-04"], "2027 is taken out, 2028 moved, 2029 after the end");
    assert_eq!(of("Independence Day (observed)"), ["2028-07-03"]);
    assert_eq!(
        notes(&feed),
        [
            "63: “Day after Easter” repeats in a way that is not read (BYEASTER is not read); only 2020-04-13 was taken."
        ]
    );
}

#[test]
fn the_29th_of_february_is_left_out_where_there_is_none() {
    let feed = one("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY");
    assert_eq!(dates(&feed), ["2028-02-29 Day"]);
}

#[test]
fn an_event_that_ends_before_it_begins_or_lasts_for_months_keeps_its_first_day() {
    let feed = one("DTSTART;VALUE=DATE:20270110\nDTEND;VALUE=DATE:20270101");
    assert_eq!((dates(&feed).len(), feed.notes[0].line), (1, 2));
    let feed = one("DTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20280101");
    assert!(feed.notes[0].message.contains("lasts 365 days"), "{:?}", feed.notes);
    assert_eq!(dates(&one("DTSTART;VALUE=DATE:20270110\nDTEND;VALUE=DATE:20270110")), ["2027-01-10 Day"]);
}

#[test]
fn days_that_repeat_every_month_or_week_are_entered_over_the_whole_range() {
    let of = |start: &str, rule: &str| dates(&one(&format!("DTSTART;VALUE=DATE:{start}\nRRULE:{rule}")));
    let fridays = of("20271203", "FREQ=MONTHLY;BYDAY=1FR;UNTIL=20280331");
    assert_eq!(fridays, ["2027-12-03 Day", "2028-01-07 Day", "2028-02-04 Day", "2028-03-03 Day"]);
    assert_eq!(
        of("20270131", "FREQ=MONTHLY;COUNT=3"),
        ["2027-01-31 Day", "2027-03-31 Day", "2027-05-31 Day"]
    );
    let weekly = of("20270601", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=4");
    assert_eq!(weekly, ["2027-06-01 Day", "2027-06-04 Day", "2027-06-15 Day", "2027-06-18 Day"]);
    let all = of("20260102", "FREQ=WEEKLY");
    assert!(all.len() > 52 * 4, "every Friday of the years that are read: {}", all.len());
    assert_eq!(of("20270601", "FREQ=WEEKLY;BYMONTH=7;UNTIL=20270715"), ["2027-07-06 Day", "2027-07-13 Day"]);
}

#[test]
fn other_repetitions_are_named_and_not_guessed() {
    for rule in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=YEARLY;BYWEEKNO=1",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;BYDAY=XX",
        "FREQ",
    ] {
        let feed = one(&format!("DTSTART;VALUE=DATE:20270110\nRRULE:{rule}"));
        assert_eq!(dates(&feed), ["2027-01-10 Day"], "{rule}");
        assert!(
            feed.notes[0].message.contains("repeats in a way that is not read"),
            "{rule}: {:?}",
            feed.notes
        );
    }
}

#[test]
fn what_is_no_feed_is_refused_in_words() {
    assert_eq!(read_feed(b"Dear all, please find", 2026..=2030), Err(FeedError::NoCalendar));
    assert_eq!(read_feed(b"BEGIN:VCALENDAR\nX\xff", 2026..=2030), Err(FeedError::NotText(2)));
    assert_eq!(read_feed(&vec![b'x'; MOST_BYTES + 1], 2026..=2030), Err(FeedError::TooLarge(MOST_BYTES + 1)));
    let event = "BEGIN:VEVENT\nDTSTART:20270101\nEND:VEVENT\n";
    let many = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(MOST_EVENTS + 1));
    assert!(matches!(read_feed(many.as_bytes(), 2026..=2030), Err(FeedError::TooManyEvents(_))));
    let weekly = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:19700101\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\nEND:VEVENT\n";
    let text = format!("BEGIN:VCALENDAR\n{weekly}END:VCALENDAR\n");
    assert_eq!(read_feed(text.as_bytes(), 1990..=2030), Err(FeedError::TooManyDates));
}

#[test]
fn the_most_expensive_feed_that_is_read_takes_no_longer_than_a_breath() {
    let event =
        "BEGIN:VEVENT\nDTSTART:19000101\nRRULE:FREQ=YEARLY;COUNT=100000;BYDAY=1MO,-53TU\nEND:VEVENT\n";
    let many = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(300));
    let before = std::time::Instant::now();
    let feed = read_feed(many.as_bytes(), 2026..=2036).unwrap();
    assert_eq!(feed.repeating, 300);
    assert!(before.elapsed().as_secs() < 20, "{:?}", before.elapsed());
}

/// A small generator, so that the same 2,000 files are made on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn damaged(source: &str, dice: &mut Dice) -> Vec<u8> {
    const WEEDS: [&str; 12] = [
        "\n",
        ":",
        ";",
        "=",
        "\"",
        "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "RRULE:FREQ=YEARLY;BYDAY=-0MO\n",
        "DTSTART:99999999\n",
        "\u{a0}\n",
        "DTEND;VALUE=DATE:00000101\n",
        "ě\u{0}",
    ];
    let mut bytes = source.as_bytes().to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            2 => drop(bytes.drain(at..(at + dice.below(200)).min(bytes.len()))),
            3 => drop(bytes.splice(at..at, WEEDS[dice.below(WEEDS.len())].bytes())),
            _ => {
                let piece = bytes[at..(at + dice.below(400)).min(bytes.len())].to_vec();
                drop(bytes.splice(at..at, piece));
            }
        }
        if bytes.is_empty() {
            bytes.push(b'B');
        }
    }
    bytes
}

#[test]
fn two_thousand_damaged_feeds_are_read_or_refused_and_never_bring_the_program_down() {
    let mut dice = Dice(2026);
    let (mut read, mut refused) = (0, 0);
    for round in 0..2000 {
        let source = [GOOGLE, OUTLOOK, APPLE][round % 3];
        match read_feed(&damaged(source, &mut dice), 2026..=2036) {
            Ok(feed) => {
                assert!(
                    feed.days.windows(2).all(|pair| pair[0].date < pair[1].date),
                    "each date once, in order"
                );
                assert!(feed.days.len() <= MOST_DATES && feed.notes.len() <= MOST_NOTES);
                assert!(feed.days.iter().all(|day| !day.name.is_empty() && day.line > 0));
                read += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 500 && refused > 100, "{read} were read, {refused} refused: both must be tried");
}
