//! Moments as the reader of a letter writes them: in the words and the order of its language, on its own clocks.

use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::clients::Locale;
use domain::time::{Instant, Stretch};
use domain::zones::Zone;
use icu_calendar::Iso;
use icu_datetime::fieldsets::{T, YMDET};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};

/// The language of clients for whom nobody said one: English, the day before the month.
const OTHERWISE: &str = "en-GB";

/// Writes moments in one language (CLDR), on the clocks of one zone.
///
/// ```
/// use documents::moments::Moments;
/// use domain::{clients::Locale, time::Instant, zones::{ZoneId, Zones}};
/// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
/// let starts = Instant::parse_rfc3339("2026-09-26T10:00:00Z").unwrap();
/// let in_french = Moments::new(Some(&Locale::parse("fr-CA").unwrap()), &auckland);
/// assert_eq!(in_french.moment(starts), "samedi 26 septembre 2026 à 22 h 00 NZST");
/// ```
pub struct Moments<'z> {
    zone: &'z Zone,
    day_and_time: DateTimeFormatter<YMDET>,
    time: NoCalendarFormatter<T>,
}

impl<'z> Moments<'z> {
    /// For a reader.
    pub fn new(locale: Option<&Locale>, zone: &'z Zone) -> Self {
        let tag = locale.map_or(OTHERWISE, Locale::tag);
        let locale: icu_locale_core::Locale = tag.parse().expect("a locale of the product is well formed");
        let minutes = YMDET::long().with_time_precision(TimePrecision::Minute);
        let known = "a language without data is written as the root language of CLDR";
        Self {
            zone,
            day_and_time: DateTimeFormatter::try_new((&locale).into(), minutes).expect(known),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect(known),
        }
    }

    /// `Saturday 26 September 2026 at 22:00 NZST`.
    pub fn moment(&self, at: Instant) -> String {
        let text = self.day_and_time.format(&input(self.zone.wall(at))).to_string();
        format!("{text} {}", self.zone.abbreviation_at(at))
    }

    /// `Saturday 26 September 2026 at 22:00 NZST – 23:00 NZST`; with both days where it goes past midnight.
    pub fn stretch(&self, of: Stretch) -> String {
        let ends = if self.zone.date(of.from) == self.zone.date(of.to) {
            let time = self.time.format(&input(self.zone.wall(of.to)).time).to_string();
            format!("{time} {}", self.zone.abbreviation_at(of.to))
        } else {
            self.moment(of.to)
        };
        format!("{} – {ends}", self.moment(of.from))
    }
}

fn input(wall: NaiveDateTime) -> DateTime<Iso> {
    let small = |n: u32| u8::try_from(n).expect("months, days, hours and minutes are small");
    DateTime {
        date: Date::try_new_iso(wall.year(), small(wall.month()), small(wall.day()))
            .expect("chrono and ICU know the same days"),
        time: Time::try_new(small(wall.hour()), small(wall.minute()), small(wall.second()), 0)
            .expect("chrono and ICU know the same times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::zones::{ZoneId, Zones};

    fn check(tag: &str, zone: &str, from: &str, to: &str, expected: &str) {
        let zone = Zones::bundled().get(ZoneId::parse(zone).unwrap());
        let locale = Locale::parse(tag).ok();
        let moment = |text| Instant::parse_rfc3339(text).unwrap();
        let stretch = Stretch { from: moment(from), to: moment(to) };
        // CLDR sets narrow blanks between time and am or pm.
        let written = Moments::new(locale.as_ref(), &zone).stretch(stretch).replace('\u{202f}', " ");
        assert_eq!(written, expected);
    }

    #[test]
    fn each_reader_has_its_own_words_and_clocks() {
        let (from, to) = ("2026-09-26T10:00:00Z", "2026-09-26T15:00:00Z");
        check(
            "",
            "Pacific/Auckland",
            from,
            to,
            "Saturday, 26 September 2026 at 22:00 NZST – Sunday, 27 September 2026 at 04:00 NZDT",
        );
        check("de-DE", "Europe/Berlin", from, to, "Samstag, 26. September 2026 um 12:00 CEST – 17:00 CEST");
        check(
            "en-US",
            "America/Denver",
            from,
            to,
            "Saturday, September 26, 2026 at 4:00 AM MDT – 9:00 AM MDT",
        );
        check("tlh", "Europe/Berlin", from, to, "2026 M09 26, Sat 12:00 CEST – 17:00 CEST");
    }
}
