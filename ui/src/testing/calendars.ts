// A calendar of Auckland with a draft, as the screens take it.
import type { CalendarDayView, CalendarEntry, CalendarPage, CalendarPicture, CalendarRow, CalendarWarning, HolidaysPreview } from "../bindings/types";
import type { Answers } from "./fake";

const NINE = ["09:00-17:00"];
const made = { utc: "2025-11-03T00:00:00Z", local: "2025-11-03T13:00:00", zone: "Pacific/Auckland", abbreviation: "NZDT" };

export const entry: CalendarEntry = {
  name: "CyberMark Standard", zone: "Pacific/Auckland", around_the_clock: false, week: [NINE, NINE, NINE, NINE, NINE, [], []], holiday_sets: ["NZ"],
  dates: [
    { date: "2026-11-16", name: "Fire drill", kind: "breaks", spans: ["10:00-11:00"] },
    { date: "2026-12-24", name: "Christmas Eve", kind: "hours", spans: ["09:00-12:00"] },
    { date: "2026-12-29", name: "Office closed", kind: "closed", spans: [] },
  ],
};

const row: CalendarRow = {
  id: "cal1", name: entry.name, words: "Mon–Fri 09:00–17:00 Pacific/Auckland, closed on holidays of NZ", zone: entry.zone, number: 2, versions: 3, has_draft: true,
  next_from: "2027-02-01", policies: 1, contracts: 2, warnings: [],
};

export const warning: CalendarWarning = {
  calendar_id: "cal2", calendar: "Bengaluru desk", set: "IN", last_year: 2035, is_over: false,
  message: "The holidays of India (IN) are known until the end of 2035: from then on Bengaluru desk can name no deadline.",
  advice: "Edit the calendar: take IN out, import a holiday file for 2036 and later, and publish it.",
};

export const calendarPage: CalendarPage = {
  row, version: 7, entry, earliest: "2026-09-25",
  text: "format = 1\nname = \"CyberMark Standard\"\n\n[calendar]\nzone = \"Pacific/Auckland\"\nholidays = [\"NZ\"]\n\n[calendar.hours]\nmon-fri = [\"09:00-17:00\"]\n",
  draft_changes: ["Thu 24 Dec 2026: open 09:00–12:00 (Christmas Eve).", "Tue 29 Dec 2026: closed (Office closed)."],
  versions: [
    { number: 3, from: "2027-02-01", state: "upcoming", by_policy: false, made, words: "Mon–Fri 08:00–18:00 Pacific/Auckland, closed on holidays of NZ", changes: ["Mon–Fri: open 08:00–18:00, was 09:00–17:00."] },
    { number: 2, from: "2026-03-02", state: "in_force", by_policy: false, made, words: row.words, changes: ["Sat: closed, was open 10:00–12:00."] },
    { number: 1, from: null, state: "past", by_policy: true, made, words: "Mon–Fri 09:00–17:00, Sat 10:00–12:00 Pacific/Auckland, closed on holidays of NZ", changes: [] },
  ],
  policies: [{ version_id: "v2", name: "CyberMark Standard", number: 2, calendar_number: 1 }],
  contracts: [
    { id: "k112", number: "K-0112", client: "Łódź Logistics", policy: "CyberMark Standard", status: "active" },
    { id: "k87", number: "K-0087", client: "Te Ātiawa Trust", policy: "CyberMark Standard", status: "suspended" },
  ],
};

const HOLIDAYS: Record<string, string> = {
  "2026-01-01": "New Year's Day", "2026-01-02": "Day after New Year's Day", "2026-02-06": "Waitangi Day", "2026-04-03": "Good Friday", "2026-04-06": "Easter Monday",
  "2026-04-27": "ANZAC Day (observed)", "2026-06-01": "King's Birthday", "2026-07-10": "Matariki", "2026-10-26": "Labour Day", "2026-12-25": "Christmas Day", "2026-12-28": "Boxing Day (observed)",
};
const CHANGES: Record<string, number> = { "2026-04-05": -60, "2026-09-27": 60 };
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function dayOf(at: Date): CalendarDayView {
  const date = at.toISOString().slice(0, 10);
  const shared = { date, day: at.getUTCDate(), clock_minutes: CHANGES[date] ?? 0 };
  const holiday = HOLIDAYS[date];
  const own = entry.dates.find((one) => one.date === date);
  if (own?.kind === "closed") return { ...shared, kind: "closed_date", kind_words: "Closed date", name: own.name, hours: [] };
  if (own?.kind === "hours") return { ...shared, kind: "short_day", kind_words: "Short day", name: own.name, hours: ["09:00–12:00"] };
  if (own !== undefined) return { ...shared, kind: "breaks", kind_words: "Breaks", name: own.name, hours: ["09:00–10:00", "11:00–17:00"] };
  if (holiday !== undefined) return { ...shared, kind: "holiday", kind_words: "Holiday", name: holiday, hours: [] };
  const off = at.getUTCDay() % 6 === 0;
  return off ? { ...shared, kind: "day_off", kind_words: "Closed every week", name: "", hours: [] } : { ...shared, kind: "open", kind_words: "Open", name: "", hours: ["09:00–17:00"] };
}

export const picture: CalendarPicture = {
  year: 2026, known: true, first_year: 2010, last_year: 2050, open_days: 249, closed_days: 12,
  months: MONTHS.map((name, month) => {
    const length = new Date(Date.UTC(2026, month + 1, 0)).getUTCDate();
    const days = Array.from({ length }, (_, day) => dayOf(new Date(Date.UTC(2026, month, day + 1))));
    return { name, blank: (new Date(Date.UTC(2026, month, 1)).getUTCDay() + 6) % 7, days };
  }),
};

export const feed: HolidaysPreview = {
  name: "Holidays in New Zealand", summary: ["20 events in the file, 17 closed dates.", "1 cancelled event was left out."], new: 2, calendar: null, notes_total: 1,
  days: [
    { date: "2027-02-01", name: "Auckland Anniversary Day", state: "new", line: 180 }, { date: "2027-02-06", name: "Waitangi Day", state: "in_set", line: 60 },
    { date: "2027-11-12", name: "Canterbury Anniversary Day", state: "new", line: 190 },
  ],
  notes: [{ line: 54, message: "“Team meeting” is not a whole day and was left out." }],
};

const other: CalendarRow = { ...row, id: "cal2", name: "Bengaluru desk", zone: "Asia/Kolkata", number: 1, versions: 1, has_draft: false, next_from: null, contracts: 0, warnings: [warning] };

export const calendarAnswers: Answers = {
  "calendars.list": () => ({ rows: [other, row] }),
  "calendars.get": ({ id }) => (id === "cal2" ? { ...calendarPage, row: other } : calendarPage),
  "calendars.year": () => picture,
  "calendars.compare": () => ({ changes: ["Mon–Fri: open 08:00–18:00, was 09:00–17:00."] }),
  "calendars.save": () => calendarPage,
  "calendars.publish": () => ({ ...calendarPage, row: { ...row, has_draft: false } }),
  "calendars.discard": () => ({ rows: [other, row] }),
  "calendars.import_holidays": () => feed,
};
