// What a fake desk answers about maintenance: the week of the reference picture, 21 to 27 September 2026.
import type {
  AffectedClient, BlackoutView, ConflictView, MaintenanceForm, MaintenanceImported, MaintenanceWeek, MinuteSpan, Moment, Night, NightBar,
  OccurrenceRow, PlannedNight, PublishTargets, WindowPreview, WindowTemplateView, WindowView,
} from "../bindings/types";
import type { Answers } from "./fake";
import { markOf, noticeAnswers } from "./notices";

type At = (words: string) => Moment;

interface Line {
  number: string;
  title: string;
  starts: string;
  ends: string;
  there?: [string, string];
  lasts: number;
  more?: Partial<OccurrenceRow>;
}

const LINES: readonly Line[] = [
  { number: "MW-203", title: "Backup target moved", starts: "2026-09-22 20:00 NZST", ends: "2026-09-22 22:00 NZST", lasts: 7200, more: { state: "done", clients: ["Kauri Legal"] } },
  { number: "MW-207", title: "OpenSSL patch", starts: "2026-09-23 18:30 NZST", ends: "2026-09-23 19:15 NZST", lasts: 2700, more: { kind: "emergency", approver: "L. Hart", everybody: true, clients: [] } },
  { number: "MW-206", title: "Mail gateway update", starts: "2026-09-24 23:00 NZST", ends: "2026-09-25 01:00 NZST", lasts: 7200 },
  { number: "MW-208", title: "Core switch firmware", starts: "2026-09-26 22:00 NZST", ends: "2026-09-27 04:00 NZDT", lasts: 18_000, more: { series: true, conflicts: 2, clock_change: "clocks go forward at 02:00", clients: ["Te Ātiawa Trust", "Harbour Dental", "Kauri Legal"] } },
  { number: "MW-205", title: "Off-site copy test", starts: "2026-09-27 03:00 NZDT", ends: "2026-09-27 05:00 NZDT", lasts: 7200, more: { conflicts: 1 } },
  { number: "MW-209", title: "Firewall upgrade", starts: "2026-09-26 20:00 MDT", ends: "2026-09-26 23:00 MDT", there: ["2026-09-27 15:00 NZDT", "2026-09-27 18:00 NZDT"], lasts: 10_800, more: { clients: ["Łódź Logistics"] } },
  { number: "MW-210", title: "Hypervisor patching", starts: "2026-09-27 22:00 NZDT", ends: "2026-09-28 04:00 NZDT", lasts: 21_600, more: { state: "draft", series: true } },
];

function rowOf({ number, title, starts, ends, there, lasts, more }: Line, at: At): OccurrenceRow {
  const from = at(starts);
  const to = at(ends);
  const row: OccurrenceRow = {
    window: number, version: 2, number, recurrence_id: from.local, title, kind: "standard", impact: "degraded", state: "published", moved: false, series: false,
    starts: from, ends: to, starts_there: there === undefined ? from : at(there[0]), ends_there: there === undefined ? to : at(there[1]), lasts, clock_change: "",
    clients: ["Te Ātiawa Trust"], everybody: false, services: ["Managed network"], conflicts: 0, actual: null, approver: "", notice: markOf(number, at), ...more,
  };
  if (number !== "MW-203") return row;
  const actual = { started: at("2026-09-22 20:04 NZST"), ended: at("2026-09-22 21:47 NZST"), outcome: "done", words: "Nothing to report.", overrun: 0, recorded: at("2026-09-22 21:50 NZST") };
  return { ...row, actual };
}

/** Where each lies in the week: its night, and the minutes since noon. */
const PLACES: Record<string, [night: number, from: number, to: number]> = {
  "MW-203": [1, 480, 600], "MW-207": [2, 390, 435], "MW-206": [3, 660, 780], "MW-208": [5, 600, 960], "MW-205": [5, 900, 1020], "MW-209": [6, 180, 360], "MW-210": [6, 600, 960],
};

const DATES = ["2026-09-21", "2026-09-22", "2026-09-23", "2026-09-24", "2026-09-25", "2026-09-26", "2026-09-27", "2026-09-28"];
const EVENING: MinuteSpan = { from: 300, to: 1260 };

function nightOf(at: number): Night {
  const closed = at < 4 ? EVENING : at === 4 ? { from: 300, to: 1440 } : at === 5 ? { from: 0, to: 1440 } : { from: 0, to: 1260 };
  return {
    date: DATES[at] ?? "", next_date: DATES[at + 1] ?? "", minutes: at === 5 ? 1380 : 1440, now: at === 3 ? 220 : null, closed: [closed],
    preferred: at > 4 ? [{ from: 600, to: 960 }] : [], skipped: at === 5 ? { from: 840, to: 900 } : null, repeated: null,
  };
}

/** The week of the reference picture. */
export function pictureWeek(at: At): MaintenanceWeek {
  const bars: NightBar[] = rows(at).flatMap((occurrence) => {
    const place = PLACES[occurrence.number];
    return place === undefined ? [] : [{ night: place[0], span: { from: place[1], to: place[2] }, from_before: false, goes_on: false, occurrence }];
  });
  return {
    monday: "2026-09-21", sunday: "2026-09-27", zone: "Pacific/Auckland", today: "2026-09-24", nights: [0, 1, 2, 3, 4, 5, 6].map(nightOf), bars,
    preferred: ["Sat/Sun 22:00–04:00"], shaded: true,
  };
}

function rows(at: At): OccurrenceRow[] {
  return LINES.map((line) => rowOf(line, at));
}

export const conflicts: ConflictView[] = [
  { kind: "overlap", words: "Overlaps MW-205 by 1 h", why: "Same client", detail: "Te Ātiawa Trust, Sun 27 Sep 03:00–04:00 NZDT", window: { id: "MW-205", number: "MW-205" }, recurrence_id: "2026-09-26T22:00:00", times: 1 },
  { kind: "blackout", words: "Blackout, 3 h", why: "Asked not to", detail: "Kauri Legal, office move, all of Sun 27 Sep", window: null, recurrence_id: "2026-09-26T22:00:00", times: 1 },
];

export const form: MaintenanceForm = {
  title: "Core switch firmware", kind: "standard", category: "", reason: "", requester: "", approver: "", impact: "degraded", words: "Short interruptions of the network", zone: "Pacific/Auckland",
  starts: "2026-09-26T22:00", ends: "2026-09-27T04:00", rule: "FREQ=MONTHLY;BYDAY=4SA", whom: "clients", clients: ["Te Ātiawa Trust", "Harbour Dental", "Kauri Legal"], policies: [], services: ["Managed network"],
};

function affected(at: At): AffectedClient[] {
  const here = { starts: at("2026-09-26 22:00 NZST"), ends: at("2026-09-27 04:00 NZDT"), notice_hours: 48, notice_assumed: false, last_moment: at("2026-09-24 22:00 NZST") };
  return [
    { id: "Te Ātiawa Trust", name: "Te Ātiawa Trust", ...here },
    { id: "Łódź Logistics", name: "Łódź Logistics", notice_hours: 48, notice_assumed: true, starts: at("2026-09-26 04:00 MDT"), ends: at("2026-09-26 09:00 MDT"), last_moment: at("2026-09-24 04:00 MDT") },
  ];
}

/** The window whose panel stands in the reference picture, or any other of its week. */
export function windowOf(id: string, at: At): WindowView {
  const all = rows(at);
  const occurrence = all.find((row) => row.window === id) ?? all[3];
  if (occurrence === undefined) throw new Error("the week has seven windows");
  const later = { ...occurrence, recurrence_id: "2026-10-24T22:00:00", starts: at("2026-10-24 22:00 NZDT"), ends: at("2026-10-25 04:00 NZDT"), lasts: 21_600, clock_change: "", conflicts: 0 };
  return {
    id: occurrence.window, version: 2, number: occurrence.number, status: occurrence.state === "draft" ? "draft" : "published", published: at("2026-09-01 09:00 NZST"),
    form: { ...form, title: occurrence.title, rule: occurrence.series ? form.rule : "", starts: occurrence.starts.local.slice(0, 16), ends: occurrence.ends.local.slice(0, 16) },
    when: occurrence.series ? "Fourth Saturday of each month, 22:00–04:00" : "Once", occurrence, upcoming: occurrence.series ? [occurrence, later] : [occurrence], past: [], affected: affected(at),
    conflicts: occurrence.conflicts > 0 ? conflicts : [], actuals: occurrence.actual === null ? [] : [occurrence.actual], follows: null, followed_by: null,
  };
}

function nights(at: At): PlannedNight[] {
  return [
    { starts: at("2026-09-26 22:00 NZST"), ends: at("2026-09-27 04:00 NZDT"), lasts: 18_000, clock_change: "clocks go forward at 02:00" },
    { starts: at("2026-10-24 22:00 NZDT"), ends: at("2026-10-25 04:00 NZDT"), lasts: 21_600, clock_change: "" },
  ];
}

export function windowPreview(at: At): WindowPreview {
  return {
    problems: [], when: "Fourth Saturday of each month, 22:00–04:00", occurrences: nights(at), clock_changes: nights(at).slice(0, 1), conflicts, affected: affected(at),
    tells_again: "Te Ātiawa Trust has to be told again: it begins earlier.",
  };
}

export function templates(): WindowTemplateView[] {
  return [
    { id: "t1", version: 1, name: "Network, fourth Saturday", form, when: "Fourth Saturday of each month, 22:00–04:00" },
    { id: "", version: 0, name: "Sat/Sun 22:00–04:00, CyberMark", form: { ...form, title: "", rule: "", starts: "2026-09-27T22:00", ends: "2026-09-28T04:00" }, when: "Sun 27 Sep 2026, 22:00–04:00" },
  ];
}

function blackouts(at: At): BlackoutView[] {
  return [{ id: "b1", version: 1, client_id: "Kauri Legal", client: "Kauri Legal", starts: at("2026-09-27 00:00 NZST"), ends: at("2026-09-28 00:00 NZDT"), reason: "Office move" }];
}

function targets(at: At): PublishTargets {
  const shared = { version: 1, server_id: "", client_id: "", service: "", redacted: false, months: 24, resources: 14 };
  const run = { at: at("2026-09-24 03:00 NZST"), written: 1, removed: 0, unchanged: 13, trouble: [] };
  return {
    rows: [
      { ...shared, id: "p1", name: "Client folder", kind: "folder", place: "/srv/calendars", scope: "each_client", shows: "a calendar for each client", is_notice: true, last: run },
      { ...shared, id: "p2", name: "Status page", kind: "file", place: "/srv/www/maintenance.ics", scope: "all", shows: "all windows", redacted: true, is_notice: false, last: { ...run, written: 0, unchanged: 0, trouble: ["/srv/www/maintenance.ics could not be written: the disk is full."] } },
      { ...shared, id: "p3", name: "Nextcloud", kind: "caldav", place: "/calendars/desk/maintenance/", server_id: "s1", scope: "client", client_id: "c1", shows: "Harbour Dental", is_notice: true, last: null },
    ],
    clients: [{ key: "c1", name: "Harbour Dental" }, { key: "c2", name: "Te Ātiawa Trust" }],
    services: ["Network", "Mail"],
    servers: [{ key: "s1", name: "Nextcloud" }],
  };
}

const IMPORTED: MaintenanceImported = {
  name: "Old maintenance", entered: 2, changed: 0, unchanged: 0,
  rows: [
    { line: 12, number: "MW-209", title: "Core switch firmware", zone: "Pacific/Auckland", when: "Fourth Saturday of each month, 22:00–04:00", changes: 2, fate: "new", said: [] },
    { line: 40, number: "MW-210", title: "Backup test", zone: "UTC", when: "Sat 3 Oct 2026, 20:00–22:00", changes: 0, fate: "new", said: ["Its times are in UTC, so they do not follow the clocks of any place."] },
  ],
  left_out: [{ line: 55, title: "Heartbeat", why: "FREQ=SECONDLY is not followed: maintenance comes back daily, weekly, monthly or yearly." }],
  notes: [],
};

function publishAnswers(at: At): Answers {
  return {
    "maintenance.export": ({ path }) => ({ path }),
    "maintenance.targets": () => targets(at),
    "maintenance.save_target": () => targets(at),
    "maintenance.remove_target": () => ({ ...targets(at), rows: [] }),
    "maintenance.publish": () => ({
      rows: [
        { id: "p1", name: "Client folder", written: ["/srv/calendars/harbour-dental.ics"], removed: [], unchanged: 13, trouble: [] },
        { id: "p2", name: "Status page", written: [], removed: [], unchanged: 0, trouble: ["/srv/www/maintenance.ics could not be written: the disk is full."] },
      ],
    }),
    "maintenance.import_preview": () => IMPORTED,
    "maintenance.import": () => IMPORTED,
  };
}

export function maintenanceAnswers(at: At): Answers {
  return {
    "maintenance.week": ({ day }) => (day === "" || (day >= "2026-09-21" && day <= "2026-09-27") ? pictureWeek(at) : { ...pictureWeek(at), monday: "2026-09-28", sunday: "2026-10-04", bars: [], nights: pictureWeek(at).nights.map((night) => ({ ...night, now: null })) }),
    "maintenance.list": ({ from, to, state, kind, search }) => {
      const found = rows(at).filter((row) => (state === "" || row.state === state) && (kind === "" || row.kind === kind) && row.title.toLowerCase().includes(search.toLowerCase()));
      return { total: found.length, rows: found, from: from === "" ? "2026-09-24" : from, to: to === "" ? "2026-12-23" : to, today: "2026-09-24" };
    },
    ...noticeAnswers(at),
    "maintenance.save_list": ({ path }) => ({ path }),
    "maintenance.get": ({ id }) => windowOf(id, at),
    "maintenance.preview": () => windowPreview(at),
    "maintenance.save": ({ id }) => windowOf(id ?? "MW-208", at),
    "maintenance.move": ({ id }) => windowOf(id, at),
    "maintenance.publish_window": ({ id }) => windowOf(id, at),
    "maintenance.remove": () => ({}),
    "maintenance.cancel": ({ id }) => windowOf(id, at),
    "maintenance.restore": ({ id }) => windowOf(id, at),
    "maintenance.record": ({ id }) => windowOf(id, at),
    "maintenance.blackouts": () => ({ rows: blackouts(at) }),
    "maintenance.save_blackout": () => ({ rows: blackouts(at) }),
    "maintenance.remove_blackout": () => ({ rows: [] }),
    ...publishAnswers(at),
    "maintenance.templates": () => ({ rows: templates(), usual_starts: "2026-09-26T22:00", usual_ends: "2026-09-27T04:00" }),
    "maintenance.save_template": () => ({ rows: templates(), usual_starts: "2026-09-26T22:00", usual_ends: "2026-09-27T04:00" }),
    "maintenance.remove_template": () => ({ rows: [], usual_starts: "", usual_ends: "" }),
  };
}
