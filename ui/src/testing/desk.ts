// A desk for the tests and the picture book: the provider, clients and tickets of the reference pictures.
import type {
  CalendarYear, Choices, ClientRow, ClientView, ClientsImportReport, ContractDuties, ContractRow, ContractView,
  DutyDay, DutyRow, Explanation, Grid, Home, ImportPreview, ImportReport, LedgerLine,
  Moment, PolicyRow, PolicyView, Preview, PromiseView, ReportView, RowFigures, Schedule,
  Status, TallyFigures, TicketRow, TicketsPage, WhatIf, WhatIfSide,
} from "../bindings/types";
import { policyAnswers } from "./policies";
import { CHANGES, documents, readVersion, renewalRows, renewals, termView, versionRows } from "./contracts";
import { clockOf4127, denver, ledgerOf4127 } from "./example";
import type { Answers } from "./fake";
import { billingAnswers } from "./billing";
import { calendarAnswers } from "./calendars";
import { mailAnswers } from "./mail";
import { maintenanceAnswers } from "./maintenance";
import { noticesDue } from "./notices";
import { REPORT_PDF } from "./pdf";

const ZONES: Record<string, [zone: string, hours: number]> = {
  MDT: ["America/Denver", -6], NZST: ["Pacific/Auckland", 12], NZDT: ["Pacific/Auckland", 13], EDT: ["America/Toronto", -4], IDT: ["Asia/Jerusalem", 3],
};

/** `2026-09-24 16:10 NZST`. */
export function moment(words: string): Moment {
  const [date = "", time = "", abbreviation = ""] = words.split(" ");
  const [zone, hours] = ZONES[abbreviation] ?? ["UTC", 0];
  const local = `${date}T${time}:00`;
  return { utc: new Date(Date.parse(`${local}Z`) - hours * 3_600_000).toISOString().replace(".000Z", "Z"), local, zone, abbreviation };
}

const CLIENTS = [
  "Atelier Boréal", "Bluff Point Vets", "Galil Optics", "Harbour Dental", "Kauri Legal", "Łódź Logistics", "Maple & Pine Realty",
  "North Quay Partners", "Ōhope Surf School", "Pākihi Engineering", "Quayside Hosting", "Rideau Cycles", "Te Ātiawa Trust", "Zuidas Advies",
];

const LIST = `T-4158|Mailbox missing|Bluff Point Vets|P3|Update, every 24 hours|2026-09-23 15:40 MDT|breached|-4800|1000|Jonas Frei
T-4172|Backup job failed twice|Harbour Dental|Sev 2|Update, every 2 business days|2026-09-24 14:30 NZST|breached|-4200|1000|Mika Sato
T-4183|Labels do not print|Harbour Dental|Sev 2|First response, 1 business day|2026-09-24 16:10 NZST|due_soon|1800|930|
T-4187|EDR alert on FS-02|Te Ātiawa Trust|Sev 1|First response, 2 hours|2026-09-24 16:22 NZST|due_soon|2520|650|Hemi Rata
T-4171|Portal sign-in loops|Te Ātiawa Trust|Sev 1|Update, every 4–8 hours|2026-09-24 18:15 NZST|running|9300|680|Hemi Rata
T-4190|Website returns error 500|Rideau Cycles|Medium|First response, 4 hours|2026-09-24 02:50 EDT|running|11400|210|
T-4191|Mail queue growing, delivery slow|Galil Optics|P2|First response, < 4 hours|2026-09-24 13:00 IDT|closed|14400|20|
T-4176|DNS records differ by zone|Atelier Boréal|Level 2|First response, 4 business hours|2026-09-24 11:45 EDT|closed|9900|320|Lena Roy
T-4166|Warehouse Wi-Fi drops|Łódź Logistics|P2|Resolution, 8–24 hours|2026-09-24 12:05 MDT|closed|11100|870|Jonas Frei
T-4185|Lab portal blocked|Bluff Point Vets|P2|First response, 4 hours|2026-09-24 12:35 MDT|closed|12900|110|Mika Sato
T-4189|New laptop|Łódź Logistics|P4|First response, 1 business day|2026-09-24 13:15 MDT|closed|15300|480|
T-4164|Quarterly restore test|Harbour Dental|Sev 4|First response, 3 business days|2026-09-25 09:50 NZST|running|7800|920|Mika Sato
T-4155|Switch port errors|Harbour Dental|Sev 3|Update, weekly|2026-09-28 15:05 NZDT|running|339900|430|Mika Sato
T-4102|Waiting for a serial number|Kauri Legal|Sev 3||2026-09-28 15:05 NZDT|paused|||Hemi Rata`;

function ticket(line: string): TicketRow {
  const [number = "", subject = "", client = "", priority = "", next_target = "", due = "", clock = "", left = "", used = "", assignee = ""] = line.split("|");
  return {
    id: number, number, external_id: `INC00${number.slice(2)}`, subject, client_id: client, client, priority, next_target,
    due: clock === "paused" ? null : moment(due), clock: clock as TicketRow["clock"],
    left_s: left === "" ? null : Number(left), used_permille: used === "" ? null : Number(used), assignee,
    received: moment("2026-09-22 10:05 NZST"), resolved: null,
  };
}

export const tickets: TicketRow[] = LIST.split("\n").map(ticket);

function page(offset: number, limit: number, total: number): TicketsPage {
  const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => {
    const base = tickets[(offset + at) % tickets.length] as TicketRow;
    return offset + at < tickets.length ? base : { ...base, id: `T-${offset + at}`, number: `T-${offset + at}` };
  });
  return { total, rows, counts: [total, 2, 7, 8, Math.max(total, 12_406)] };
}

const provider = { version: 1, name: "Kererū IT", country: "NZ", zone: "Pacific/Auckland", currency: "NZD", tax_name: "GST", tax_basis_points: 1500, sample: true };
const counts = { clients: 14, contracts: 16, policies: 5, tickets_open: 38, tickets_breached: 2, tickets: 12_406, reports_ready: 2, awaiting_consent: 3, mails_failed: 1 };

export const status: Status = {
  set_up: true, provider, user: { name: "Ana Petrie", roles: ["account_manager"] }, now: moment("2026-09-24 15:40 NZST"),
  versions: { program: "MSP Desk 0.1.0", zones: "2026b", holidays: "holidays 0.90, 2010–2050" }, counts, database: "/home/ana/.local/share/msp-desk/msp-desk.db",
};

export const choices: Choices = {
  countries: [
    { code: "NZ", name: "New Zealand", zones: ["Pacific/Auckland", "Pacific/Chatham"], holiday_set: "NZ", currency: "NZD", tax_name: "GST", tax_basis_points: 1500 },
    { code: "US", name: "United States", zones: ["America/New_York", "America/Denver"], holiday_set: "US", currency: "USD", tax_name: "", tax_basis_points: 0 },
  ],
  zones: ["America/Denver", "America/New_York", "Pacific/Auckland", "Pacific/Chatham"],
  holiday_sets: [{ key: "NZ", name: "NZ holidays", first_year: 2010, last_year: 2050 }, { key: "US", name: "US federal", first_year: 2010, last_year: 2050 }],
  currencies: [{ key: "NZD", name: "New Zealand dollar" }, { key: "USD", name: "US dollar" }],
  presets: [
    { key: "cybermark-standard", name: "CyberMark Standard", summary: "Sev 1–4, 4 business hours to 3 business days", zone_must_be_chosen: false },
    { key: "cyberitex-standard", name: "CyberITEX Standard", summary: "P1–P4, response, updates and resolution", zone_must_be_chosen: false },
    { key: "cybonet-gold", name: "CYBONET Gold", summary: "3 priorities, acknowledgement under 1 hour", zone_must_be_chosen: false },
    { key: "ione-standard", name: "I One Tech Standard", summary: "4 levels × 4 categories", zone_must_be_chosen: true },
    { key: "mexxus-standard", name: "Mexxus Standard", summary: "tickets around the clock, paid advanced support", zone_must_be_chosen: false },
  ],
  file_presets: [{ key: "events", name: "Events, neutral format" }, { key: "servicenow-log", name: "ServiceNow audit log" }],
};

export const contractRow: ContractRow = {
  id: "k112", number: "K-0112", client_id: "Łódź Logistics", client: "Łódź Logistics", policy: "CyberITEX Standard", policy_version: 2, tier: "standard",
  status: "active", zone: "America/Denver", starts_on: "2026-10-01", ends_on: "2027-09-30", monthly_fees: ["USD 2,324.00"],
};

/** A promise that is the policy's own. */
const PLAIN = { order: "", add_on: "", instead_of: "" };

const schedule: Schedule = {
  provider: "Kererū IT", policy: "CyberITEX Standard",
  columns: [{ key: "first_response", name: "Initial Response" }, { key: "status_update", name: "Status Updates" }, { key: "resolution", name: "Target Resolution" }],
  rows: [
    { name: "Critical (P1)", priority: "P1", category: null, cells: [{ words: "1 hour (24/7)", letters: [], ...PLAIN }, { words: "Every 2 hours", letters: ["a"], ...PLAIN }, { words: "4-8 hours", letters: ["a"], ...PLAIN }] },
    { name: "High (P2)", priority: "P2", category: null, cells: [{ words: "4 hours (business hours)", letters: [], ...PLAIN }, { words: "Every 4 hours", letters: ["b"], ...PLAIN }, { words: "8-24 hours", letters: ["b"], ...PLAIN }] },
    { name: "Medium (P3)", priority: "P3", category: null, cells: [{ words: "8 hours (business hours)", letters: [], ...PLAIN }, { words: "Every 24 hours", letters: ["c"], ...PLAIN }, { words: "2-5 business days", letters: [], ...PLAIN }] },
    { name: "Low (P4)", priority: "P4", category: null, cells: [{ words: "1 business day", letters: [], ...PLAIN }, { words: "As needed", letters: ["d"], ...PLAIN }, null] },
  ],
  readings: [
    { letter: "a", words: "hours", reading: "around the clock", agreed: false }, { letter: "b", words: "hours", reading: "business hours", agreed: false },
    { letter: "c", words: "24 hours", reading: "one business day", agreed: false }, { letter: "d", words: "As needed", reading: "shown, not scored", agreed: false },
  ],
  support_hours: "Monday through Friday, 9:00 AM to 5:00 PM Mountain Time (MT), excluding US federal holidays. Emergency support 24/7 for critical issues.",
  maintenance: "At least 48 hours’ notice for planned maintenance, except emergency security patches.", monthly_fees: ["USD 2,324.00"],
  clauses: [
    { subject: "support_hours", title: "Support hours", points: [{ name: "", words: "Monday through Friday, 9:00 AM to 5:00 PM Mountain Time (MT), excluding US federal holidays. Emergency support 24/7 for critical issues.", clause: "" }, { name: "", words: "Business hours: Monday to Friday 09:00–17:00, America/Denver. Closed at weekends.", clause: "" }] },
    { subject: "pauses", title: "When the clock stands still", points: [{ name: "", words: "Never paused: first response.", clause: "" }, { name: "", words: "Paused while we wait for you: updates. A message from you ends the wait.", clause: "" }] },
    { subject: "exclusions", title: "What does not count", points: [{ name: "Third party", words: "third-party dependencies", clause: "§ 4" }] },
  ],
};

export const contract: ContractView = {
  row: contractRow, version: 3, policy_version_id: "v2", continuity: false, schedule, tickets: 412, add_ons: [], overrides: [], drafted: null,
  term: { lasts: "12 months", renews_by: "3 months", notice: "30 days", reminders: [90, 60, 30] },
  statuses: [{ status: "active", at: moment("2026-09-01 00:00 MDT"), reason: "" }],
  services: [
    { name: "Managed endpoint security", count: 42, unit: "endpoints", price: "18.00", currency: "USD", fee: "USD 756.00" },
    { name: "Help desk", count: 42, unit: "people", price: "17.00", currency: "USD", fee: "USD 714.00" },
    { name: "System and network monitoring", count: 6, unit: "sites", price: "95.00", currency: "USD", fee: "USD 570.00" },
    { name: "Managed firewall", count: 2, unit: "sites", price: "142.00", currency: "USD", fee: "USD 284.00" },
  ],
};

function tally(due: number, met: number): TallyFigures {
  return { due, met, late: due - met, excluded: 0, carried: 0, open: 0, in_aim: null, attainment_permille: due === 0 ? null : Math.round((met * 1000) / due) };
}

function side(policyName: string, words: string, met: number): WhatIfSide {
  const row = (priority: string, name: string, due: number, kept: number): RowFigures =>
    ({ priority, name, category: null, words, scored: true, requests: 0, tally: tally(due, kept) });
  return {
    policy: policyName, calendar: "Mon–Fri 09:00–17:00 America/Denver, US holidays", unknown: 0,
    groups: [{ metric: "first_response", not_in_source: false, rows: [row("P1", "Critical (P1)", 4, 4), row("P2", "High (P2)", 38, met)], total: tally(42, met + 4) }],
  };
}

const whatIf: WhatIf = {
  from: "2026-06-01", to: "2026-08-31", was: side("CyberITEX Standard, version 2", "4 hours (business hours)", 37),
  would_be: side("CyberITEX Enhanced, version 1", "2 hours", 31), changed_total: 1,
  changed: [{
    ticket_id: "t4127", number: "T-4127", external_id: "INC0041270", subject: "Label printer offline in dispatch", metric: "first_response", name: "First response",
    was: { verdict: "met", priority: "P2", due: moment("2026-08-20 11:00 MDT"), late_by_s: 0 }, would_be: { verdict: "late", priority: "P2", due: moment("2026-08-20 09:30 MDT"), late_by_s: 4800 },
  }],
};

const policyRow: PolicyRow = {
  version_id: "v2", number: 2, versions: 2, key: "cyberitex-standard", name: "CyberITEX Standard", publisher: "CyberITEX", tier: "standard", effective_from: "2025-03-14", contracts: 3,
};

export const policy: PolicyView = {
  row: policyRow, schedule,
  calendar_id: "cal1",
  calendar: { words: "Mon–Fri 09:00–17:00 America/Denver, US federal holidays", zone: "America/Denver", around_the_clock: false, week: [...Array.from({ length: 5 }, () => ["09:00-17:00"]), [], []], holiday_sets: [choices.holiday_sets[1] ?? { key: "US", name: "US federal", first_year: 2010, last_year: 2050 }] },
  priorities: [{ key: "P1", name: "Critical (P1)" }, { key: "P2", name: "High (P2)" }, { key: "P3", name: "Medium (P3)" }, { key: "P4", name: "Low (P4)" }],
  categories: [], exclusions: [{ key: "third_party", name: "Third party", clause: "§ 4", words: "third-party dependencies" }], has_continuity: false,
  source: "CyberITEX, Service Level Agreement, 14 March 2025", zone_must_be_chosen: false,
  terms: [{ head: "Maintenance", words: ["At least 48 hours’ notice."] }, { head: "Escalation", words: ["Technician", "Engineer", "Management"] }],
  text: "key = \"cyberitex-standard\"\nname = \"CyberITEX Standard\"\n", taken: null,
};

const year: CalendarYear = {
  year: 2026, known: true, holidays: [{ date: "2026-01-01", name: "New Year’s Day" }, { date: "2026-11-26", name: "Thanksgiving Day" }, { date: "2026-12-25", name: "Christmas Day" }],
  clock_changes: [{ at: moment("2026-03-08 03:00 MDT"), forward_minutes: 60 }],
};

const client: ClientView = {
  id: "Łódź Logistics", version: 1, name: "Łódź Logistics", zone: "America/Denver", locale: "pl-PL", account_manager: "Robin Marsh", reseller: "Mesa Group",
  above: [{ id: "Mesa Group", name: "Mesa Group" }], below: [{ id: "Łódź Rail", name: "Łódź Rail", depth: 1 }, { id: "Depot 9", name: "Depot 9", depth: 2 }],
  source_names: ["Location 143"], addresses: ["lodz.example", "desk@nowak.example"], services: ["Copier lease"], tags: ["logistics", "gold"], notes: "Gate code at reception.", flags: ["No backup contact is named."],
  services_in_use: [{ name: "Managed workstation", count: 42, unit: "seats", contract_id: "k112", contract: "K-0112" }, { name: "Endpoint security", count: 42, unit: "endpoints", contract_id: "k112", contract: "K-0112" }],
  contacts: [{ name: "Kasia Nowak", id: "kasia", emails: ["kasia@lodz.example", "k.nowak@lodz.example"], phone: "+1 303 555 0143", roles: ["technical"] }], contracts: [contractRow], tickets: 9,
};

function promise(verdict: PromiseView["verdict"], due: Moment, sentence: string, ledger: LedgerLine[]): PromiseView {
  return {
    verdict, words: "8-24 hours", clock: "business hours", start: denver("18 10:05"), due, aim: null, done: denver("22 14:35"), allowed_s: 86_400, counted_s: 56_700,
    spare_s: 29_700, missed: 0, sentence, provenance: "", ledger,
  };
}

export const explanation: Explanation = {
  row: { ...ticket("T-4127|VPN drops every 20 minutes for the whole Denver office|Łódź Logistics|P2 High||2026-09-23 14:50 MDT|met|||"), received: denver("18 10:05"), resolved: denver("22 14:35") },
  version: 4, contract: { key: "k112", name: "K-0112" }, policy: "CyberITEX Standard, version 2, target", calendar: "Mon–Fri 09:00–17:00 America/Denver, US federal holidays · zone data 2026b",
  metrics: [
    { metric: "first_response", title: "First response", verdict: "met", summary: "met · 0:47 of 4:00", promises: [promise("met", denver("18 14:05"), "0:47 counted of 4:00, 3:13 to spare.", ledgerOf4127.slice(0, 1))] },
    { metric: "status_update", title: "Updates every 4 h", verdict: "late", summary: "1 of 5 late", promises: [promise("met", denver("18 14:05"), "In time.", ledgerOf4127.slice(0, 1)), promise("late", denver("22 10:25"), "4:45 counted of 4:00, 0:45 late.", ledgerOf4127.slice(4))] },
    { metric: "resolution", title: "Resolution", verdict: "met", summary: "met · 15:45 of 24:00", promises: [promise("met", denver("23 14:50"), "15:45 counted of 24:00, 8:15 to spare. The aim of 8:00 passed on Mon 21 Sep 14:50 MDT: reported, not a breach.", ledgerOf4127)] },
  ],
  picture: clockOf4127,
  events: clockOf4127.events.map((event) => ({ at: event.at, kind: "noted", words: event.label, actor: event.side === "client" ? "Kasia Nowak" : "Jonas Frei", provenance: "" })),
  targets: [{ key: "Initial response", name: "4 hours (business hours)" }, { key: "Status updates", name: "Every 4 hours" }, { key: "Resolution", name: "8-24 hours" }],
  readings: [
    { letter: "b", words: "hours", reading: "Resolution and updates in business hours.", agreed: false },
    { letter: "r", words: "8-24 hours", reading: "Judged against the maximum, 24 h; 8 h is the aim.", agreed: false },
  ],
  excluded: "", rule: "", unscored: "", cause: "", action: "", action_state: "", exclusions: policy.exclusions,
};

const preview: Preview = {
  received: denver("18 10:05"), picture: clockOf4127, notes: ["8 h and 24 h run out exactly at 17:00, so they are due at closing."],
  dues: [
    { metric: "first_response", name: "Response", words: "4 hours (business hours)", due: denver("18 14:05"), aim: null, beside: "version 2: 13:00", ledger: ledgerOf4127.slice(0, 1) },
    { metric: "resolution", name: "Resolution", words: "8-24 hours", due: denver("23 14:50"), aim: denver("21 14:50"), beside: "unchanged", ledger: ledgerOf4127 },
  ],
};

const MONTHS = ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
const grid: Grid = {
  months: MONTHS,
  rows: CLIENTS.map((name, row) => ({
    contract_id: name === "Łódź Logistics" ? "k112" : `k${row}`, number: `K-00${40 + row}`, client: name,
    cells: MONTHS.map((_, at) => {
      if (at === 11) return { state: "not_due", revision: 0 };
      if (at === 10 && (name === "Harbour Dental" || name === "Kauri Legal")) return { state: "ready", revision: 0 };
      if ((name === "Galil Optics" && at < 4) || (name === "Zuidas Advies" && at < 9)) return { state: "none", revision: 0 };
      return at === 5 && row === 1 ? { state: "revised", revision: 2 } : { state: "issued", revision: 1 };
    }),
  })),
  ready: [{ contract_id: "k3", number: "K-0043", client: "Harbour Dental", month: "2026-08" }, { contract_id: "k4", number: "K-0044", client: "Kauri Legal", month: "2026-08" }],
  revised: [{ contract_id: "k1", client: "Bluff Point Vets", month: "2026-03", revision: 2, reason: "3 tickets imported late" }],
};

export const report: ReportView = {
  contract_id: "k3", number: "K-0043", client: "Harbour Dental", month: "2026-08", state: "ready", revision: 0, issued: null,
  fingerprint: "7c1e0f3fb2a4c6d8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d590ab", differs: false, file_name: "Harbour Dental 2026-08.pdf", pdf_base64: REPORT_PDF,
};

export const importPreview: ImportPreview = {
  rows: 141_712, columns: ["number", "incident_state"], client_columns: [{ column: "location", values: 225 }], needs: [], date_order: "Day before month, proved in line 16: 29/2/2016 01:16.",
  priorities: [{ word: "3 - Moderate", count: 23_245, row: "P3" }, { word: "5 - Planning", count: 3, row: "" }],
  sample: [{ line: 2, external_id: "INC0000045", subject: "Category 55, Subcategory 170", client: "Location 143", priority: "3 - Moderate", received: "2016-02-29T01:16", events: 4, verdict: "new" }],
  notes: [{ line: 812, column: "opened_at", refused: true, message: "“?” is no date; the row says nothing about when." }], notes_total: 1, tickets: 24_918, new_clients: 225,
};

export const importReport: ImportReport = {
  dry_run: false, import_id: "i1", rows: 141_712, tickets: 24_918, events: 141_712, inserted: 24_918, changed: 0, unchanged: 0, refused: 1, new_clients: 225, without_contract: 0, notes: importPreview.notes, notes_total: 1,
};

const clientRows: ClientRow[] = CLIENTS.map((name, at) => ({
  id: name, name, zone: at % 2 === 0 ? "Pacific/Auckland" : "America/Denver", account_manager: at % 3 === 0 ? "Robin Marsh" : "Alex Dorn", reseller: "", tags: at % 2 === 0 ? ["gold"] : ["port", "vets"], contracts: 1, open_tickets: at,
  flags: at === 2 ? ["No technical contact is named.", "No backup contact is named."] : [],
}));

export const clientsImport: ClientsImportReport = {
  entered: 1, changed: 1, unchanged: 1,
  rows: [
    { line: 2, name: "Quay Partners", fate: "new", changes: [] }, { line: 3, name: "Łódź Logistics", fate: "changed", changes: ["tags", "contacts"] },
    { line: 5, name: "Harbour Dental", fate: "unchanged", changes: [] },
  ],
  problems: [{ field: "zone", message: "line 6: \"Mars/Base\" is not a time zone." }],
};

const lateDay: DutyDay = { due_on: "2026-06-30", state: "late", words: "late", evidence: null, delay: "waited for the client's Inputs, due 10 Jun 2026, not done yet" };

const dutyRows: DutyRow[] = [
  { id: "d1", contract_id: "k112", number: "K-0112", client: "Łódź Logistics", whose: "ours", title: "Compliance report", clause: "§8", day: lateDay },
  { id: "d2", contract_id: "k112", number: "K-0112", client: "Łódź Logistics", whose: "client", title: "Inputs", clause: "", day: { due_on: "2026-10-10", state: "open", words: "open", evidence: null, delay: "" } },
];

export const contractDuties: ContractDuties = {
  contract_id: "k112", number: "K-0112", client: "Łódź Logistics", today: "2026-09-24",
  duties: [
    {
      id: "d1", version: 3, whose: "ours", title: "Compliance report", clause: "§8", words: "Deliver reports aligned to the framework(s) and scope agreed", due: "recurring", due_on: "2026-03-31", every: 1, unit: "quarters",
      when: "every quarter from 31 Mar 2026", waits_for: "d2",
      days: [
        { due_on: "2026-03-31", state: "done", words: "done 30 Mar 2026", evidence: { on: "2026-03-30", by_whom: "Ana Petrie", words: "Sent by e-mail", link: "", file: "q1.pdf", file_sha256: "ab12cd34ef".repeat(6) }, delay: "" },
        lateDay, { due_on: "2026-09-30", state: "open", words: "open", evidence: null, delay: "" },
      ],
    },
    { id: "d2", version: 1, whose: "client", title: "Inputs", clause: "", words: "", due: "once", due_on: "2026-10-10", every: 0, unit: "", when: "on 10 Oct 2026", waits_for: null, days: [{ due_on: "2026-10-10", state: "open", words: "open", evidence: null, delay: "" }] },
  ],
  proposals: [
    { origin: "Monitor backup job status (as per plan)", whose: "ours", title: "Backup jobs watched", clause: "§7", when: "every month from 3 Dec 2025" },
    { origin: "Provide at least one technical contact and one backup contact", whose: "client", title: "Provide at least one technical contact and one backup contact", clause: "", when: "always" },
  ],
};

const home: Home = { next_due: tickets.slice(2), breached: tickets.slice(0, 2), ready: grid.ready, duties: dutyRows.slice(0, 1), duties_late: 1, calendars: [], closed: { calendar: "CyberMark Standard", closed: [{ from: "2026-09-24T05:00:00Z", to: "2026-09-24T21:00:00Z" }] }, notices: noticesDue(moment), announcements: { rows: [{ policy: policyRow, clients: 3, told: 1 }], waiting: 2 }, lacking: clientRows.filter((row) => row.flags.length > 0), lacking_total: 1, counts, renewals: renewalRows, renewals_ahead: renewalRows.length, billing: { awaiting: 3, to_review: 3, to_bill: 4, to_bill_sums: ["CAD 510.00"], drafts: 1, overdue: 2 } };

/** What this desk answers; `total` is how many tickets it has. */
export function answers(total = 38): Answers {
  return {
    ...policyAnswers(policyRow, schedule),
    "app.status": () => status,
    "app.choices": () => choices,
    "app.look": () => ({ now: moment("2026-09-24 15:40 NZST"), next_change: { at: moment("2026-09-27 03:00 NZDT"), forward_minutes: 60 }, next_holiday: { date: "2026-10-26", name: "Labour Day" } }),
    "app.home": () => home,
    "app.set_up": () => status,
    "clients.list": () => ({ total: clientRows.length, rows: clientRows, tags: ["gold", "port", "vets"], account_managers: ["Alex Dorn", "Robin Marsh"] }),
    "clients.get": ({ id }) => ({ ...client, id }),
    "clients.save": () => client,
    "clients.merge": () => client,
    "clients.merge_preview": ({ loser_id }) => ({
      winner: { id: client.id, name: client.name }, winner_version: 1, loser: { id: "c9", name: loser_id }, loser_version: 3,
      contacts: [{ name: "Kasia Nowak", emails: ["kasia@lodz.example"], joins: true }, { name: "Jan Wolski", emails: [], joins: false }],
      source_names: [loser_id, "Location 9"], addresses: ["wolski.example"], tags: ["rail"], services: [], contracts: ["K-0131"], tickets: 41, below: ["Depot 4"], reseller: "Mesa Group",
    }),
    "clients.history": () => ({ total: 1, chain: "", rows: [{ seq: 4, at: moment("2026-09-24 15:40 NZST"), user: "Ana Petrie", command: "clients.save", subject: `client ${client.name}`, before: "", after: "" }] }),
    "clients.import_preview": () => clientsImport,
    "clients.import": () => ({ ...clientsImport, problems: [] }),
    "clients.export": ({ path }) => ({ path }),
    "clients.save_list": ({ path }) => ({ path }),
    "contracts.list": () => ({ total: 1, rows: [contractRow], policies: [{ key: "v1", name: contractRow.policy }], tiers: [contractRow.tier], account_managers: ["Ana Petrie"] }),
    "contracts.save_list": ({ path }) => ({ path }),
    "contracts.get": () => contract,
    "contracts.save": () => contract,
    "contracts.activate": () => contract,
    "contracts.preview": () => preview,
    "contracts.versions": () => ({ rows: versionRows(contract) }),
    "contracts.read_version": ({ number }) => readVersion(contract, number),
    "contracts.compare_versions": ({ from, to }) => ({ from, to, rows: CHANGES }),
    "contracts.draft_version": () => ({ ...contract, drafted: 3, version: 4 }),
    "contracts.sign_version": () => contract,
    "contracts.suspend": () => contract,
    "contracts.renew": () => contract,
    "contracts.attach": () => documents(moment),
    "contracts.term": () => termView(moment),
    "contracts.renewals": () => renewals,
    "contracts.documents": () => documents(moment),
    "sla.policies": () => ({ rows: [policyRow, { ...policyRow, version_id: "m3", key: "cybermark-standard", name: "CyberMark Standard", publisher: "CyberMark" }] }),
    "sla.policy": () => policy,
    "sla.calendar_year": () => year,
    ...calendarAnswers,
    ...maintenanceAnswers(moment),
    ...billingAnswers(moment),
    ...mailAnswers(moment),
    "tickets.list": ({ offset, limit }) => page(offset, limit, total),
    "tickets.explain": () => explanation,
    "tickets.exclude": ({ ids }) => ({ count: ids.length }),
    "tickets.import_preview": () => importPreview,
    "tickets.import": () => importReport,
    "reports.what_if": ({ from, to }) => ({ ...whatIf, from: from === "" ? whatIf.from : from, to: to === "" ? whatIf.to : to }),
    "reports.grid": () => grid,
    "reports.view": () => report,
    "reports.issue": () => ({ ...report, state: "issued", revision: 1, issued: moment("2026-09-24 15:40 NZST") }),
    "reports.save_pdf": ({ path }) => ({ path }),
    "duties.list": () => ({ total: dutyRows.length, rows: dutyRows }),
    "duties.of_contract": () => contractDuties,
    "duties.save": () => contractDuties,
    "duties.remove": () => contractDuties,
    "duties.record": () => contractDuties,
    "duties.waive": () => contractDuties,
    "duties.take_back": () => contractDuties,
    "duties.propose": () => contractDuties,
    "contracts.schedule": () => ({ contract_id: "k112", number: "K-0112", client: "Łódź Logistics", fingerprint: report.fingerprint, file_name: "Łódź Logistics, SLA schedule K-0112.pdf", pdf_base64: REPORT_PDF }),
    "contracts.save_schedule": ({ path }) => ({ path }),
    "search.find": () => ({ hits: [
      { kind: "client", id: "Te Ātiawa Trust", number: "", text: "Te Ātiawa Trust", detail: "2 contracts, 4 open tickets" },
      { kind: "contract", id: "k87", number: "K-0087", text: "Te Ātiawa Trust", detail: "CyberMark 24×7, version 2" },
      { kind: "window", id: "MW-208", number: "MW-208", text: "Core switch firmware", detail: "Sat 26 Sep 22:00 NZST" },
      { kind: "ticket", id: "T-4187", number: "T-4187", text: "EDR alert on FS-02", detail: "Te Ātiawa Trust" },
    ] }),
    "history.list": () => ({ total: 1, chain: "The chain of 1 entry holds.", rows: [{ seq: 1, at: moment("2026-09-24 15:40 NZST"), user: "Ana Petrie", command: "contracts.save", subject: "contract K-0112", before: "{\"ends_on\":null}", after: "{\"ends_on\":\"2027-09-30\"}" }] }),
  };
}
