// What a fake desk answers about notices: the window of the reference picture, 1 of 3 clients told.
import type {
  ClientNoticeRow, LetterTemplates, Moment, NoticeDue, NoticeEvidenceRow, NoticeLetter, NoticeMark, NoticesDue, WindowNotices,
} from "../bindings/types";
import type { Answers } from "./fake";

type At = (words: string) => Moment;

const mark = (state: string, told: number, of: number, words: string, last: Moment | null): NoticeMark => ({ state, told, of, words, last_moment: last });

/** How the notice of each window of the picture stands. */
export function markOf(number: string, at: At): NoticeMark {
  switch (number) {
    case "MW-203": return mark("told", 1, 1, "notice 96 h", null);
    case "MW-207": return mark("not_needed", 0, 0, "no notice needed", null);
    case "MW-206": return mark("told", 1, 1, "all told Mon 21 Sep", null);
    case "MW-208": return mark("near", 1, 3, "1 of 3 told", at("2026-09-24 22:00 NZST"));
    case "MW-209": return mark("to_tell", 0, 1, "0 of 1 told", at("2026-09-24 20:00 MDT"));
    case "MW-205": return mark("tell_again", 0, 1, "1 to tell again", at("2026-09-25 03:00 NZST"));
    default: return mark("to_tell", 0, 1, "0 of 1 told", at("2026-09-25 21:00 NZST"));
  }
}

const due = (at: At, number: string, title: string, who: string, by: string, left: number, words: string): NoticeDue =>
  ({ window: number, number, title, recurrence_id: "2026-09-26T22:00:00", mark: markOf(number, at), who, by: at(by), left, left_in_words: words });

/** Notices on Home, as in the reference picture. */
export function noticesDue(at: At): NoticesDue {
  const rows = [
    due(at, "MW-208", "Core switch firmware", "2 of 3 not told", "2026-09-24 22:00 NZST", 22_800, "6 h 20 min left"),
    due(at, "MW-209", "Firewall upgrade", "client not told", "2026-09-24 20:00 MDT", 80_400, "22 h 20 min left"),
    due(at, "MW-210", "Hypervisor patching", "still a draft", "2026-09-25 21:00 NZST", 105_600, "29 h 20 min left"),
  ];
  return { count: rows.length, rows };
}

const clientOf = (at: At, more: Partial<ClientNoticeRow>): ClientNoticeRow => ({
  id: "c", name: "", state: "not_told", word: "Not sent", detail: "2 addresses ready", told: null, last_moment: at("2026-09-24 22:00 NZST"), hours: 48,
  assumed: false, where_practical: true, addresses: [{ name: "Ana Petrie", email: "ana@harbour.example" }, { name: "Bo Tane", email: "bo@harbour.example" }],
  starts: at("2026-09-26 22:00 NZST"), ends: at("2026-09-27 04:00 NZDT"), ...more,
});

const evidenceOf = (at: At): NoticeEvidenceRow => ({
  id: "e1", client: "Te Ātiawa Trust", window: "MW-208", number: "MW-208", title: "Core switch firmware", recurrence_id: "2026-09-26T22:00:00", occasion: "announcement", channel: "email",
  told: at("2026-09-22 10:12 NZST"), mail: "the mail server took it", recipients: "Kiri Tane <kiri@teatiawa.example>, Bo Reti <bo@teatiawa.example>", starts: at("2026-09-26 22:00 NZST"), ends: at("2026-09-27 04:00 NZDT"),
  services: ["Managed network"], called_off: false, note: "", subject: "Planned maintenance: Core switch firmware", body: "Dear Kiri Tane, Bo Reti,\n\nwe plan maintenance that affects Te Ātiawa Trust.\n", sha256: "9f2c".repeat(16), recorded: at("2026-09-22 10:12 NZST"),
});

/** The notice of the picture's window. */
export function windowNotices(at: At): WindowNotices {
  return {
    window: "MW-208", number: "MW-208", title: "Core switch firmware", recurrence_id: "2026-09-26T22:00:00", mark: markOf("MW-208", at), left: 22_800,
    limit: "6 h 20 min left · 48 h before the start", held_back: "", series: true, ready: ["harbour"], evidence: [evidenceOf(at)],
    clients: [
      clientOf(at, { id: "teatiawa", name: "Te Ātiawa Trust", state: "in_time", word: "Sent", detail: "2 people, 107 h 48 min", told: at("2026-09-22 10:12 NZST"), last_moment: null }),
      clientOf(at, { id: "harbour", name: "Harbour Dental" }),
      clientOf(at, { id: "kauri", name: "Kauri Legal", state: "no_address", word: "No address", detail: "no technical contact with mail", addresses: [] }),
    ],
  };
}

/** A window of which everybody was told. */
function allTold(id: string, at: At): WindowNotices {
  const whole = windowNotices(at);
  return { ...whole, window: id, number: id, series: false, mark: markOf("MW-206", at), left: null, limit: "", ready: [], evidence: [], clients: whole.clients.slice(0, 1) };
}

const letter: NoticeLetter = {
  client_id: "harbour", client: "Harbour Dental", occasion: "announcement", subject: "Planned maintenance: Core switch firmware", template: "built_in", occurrences: 1, method: "REQUEST",
  body: "Dear Ana Petrie, Bo Tane,\n\nwe plan maintenance that affects Harbour Dental: Core switch firmware (MW-208).\n\nSaturday, 26 September 2026 at 10:00 pm NZST – Sunday, 27 September 2026 at 4:00 am NZDT\n\nIt lasts 5 h.\n\nKererū IT\n",
  to: [{ name: "Ana Petrie", email: "ana@harbour.example" }, { name: "Bo Tane", email: "bo@harbour.example" }],
};

const OCCASIONS = ["announcement", "change", "cancellation", "emergency", "done"];

const templates: LetterTemplates = {
  rows: OCCASIONS.map((occasion) => ({ occasion, client_id: "", client: "", subject: "Maintenance: {title}", body: "Dear {contacts},\n\n{when}\n", version: 0 })),
  placeholders: [{ key: "title", name: "what is done" }, { key: "when", name: "all starts and ends, in the client’s language and zone" }],
};

/** The answers about notices. */
export function noticeAnswers(at: At): Answers {
  return {
    "maintenance.notices": ({ id }) => (id === "MW-208" ? windowNotices(at) : allTold(id, at)),
    "maintenance.notices_due": () => noticesDue(at),
    "maintenance.notice_letter": () => letter,
    "maintenance.send_notice": () => ({ sent: ["Harbour Dental"], left_out: [], notices: windowNotices(at) }),
    "maintenance.record_notice": () => windowNotices(at),
    "maintenance.save_notice": () => ({ paths: ["/home/ana/MW-208.eml"], left_out: [] }),
    "maintenance.notice_log": () => ({ total: 1, rows: [evidenceOf(at)] }),
    "maintenance.save_notice_log": () => ({ path: "/home/ana/notices.csv" }),
    "maintenance.notice_templates": () => templates,
    "maintenance.save_notice_template": () => templates,
  };
}
