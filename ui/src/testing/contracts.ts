// What a fake desk answers about the end of contracts, their documents and their versions.
import type { ContractDocuments, ContractEnd, ContractVersionView, ContractView, DocumentView, Moment, RenewalRow, RenewalsPage, VersionChange, VersionRead } from "../bindings/types";

type At = (words: string) => Moment;

const ROWS = `K-0043|Harbour Dental|CyberMark Standard|ran_out|2026-09-14|-10|2026-09-14|||NZD 1,420.00|NZD 17,040.00|97.4 %|12
K-0087|Te Ātiawa Trust|CyberMark 24×7|notice_by|2026-09-30|6|2026-12-31|2026-09-30|2027-12-31|NZD 3,900.00|NZD 46,800.00|99.1 %|12
K-0051|Galil Optics|CYBONET Gold|ends|2026-10-15|21|2026-10-15|||ILS 6,200.00|ILS 74,400.00|94.9 %|8
K-0060|Rideau Cycles|Mexxus Standard|renews|2026-10-31|37|2026-10-31|2026-07-31|2027-01-31|CAD 980.00|CAD 11,760.00|none due|3
K-0044|Kauri Legal|CyberMark Standard|notice_by|2026-11-30|67|2027-02-28|2026-11-30|2028-02-28|NZD 2,105.50|NZD 25,266.00||0`;

function renewal(line: string): RenewalRow {
  const [number = "", client = "", policy = "", next = "", next_on = "", days = "", ends_on = "", notice_by = "", renews_to = "", monthly = "", yearly = "", attainment = "", months = ""] = line.split("|");
  return {
    id: number, number, version: 2, client_id: client, client, policy, status: "active", zone: "Pacific/Auckland", next, next_on, days_left: Number(days), ends_on,
    notice_by: notice_by === "" ? null : notice_by, notice_given: null, renews_to: renews_to === "" ? null : renews_to, renews_by: renews_to === "" ? "" : "12 months",
    monthly: [monthly], yearly: [yearly], due: 180, met: 176, attainment, months_issued: Number(months),
  };
}

export const renewalRows: RenewalRow[] = ROWS.split("\n").map(renewal);

export const renewals: RenewalsPage = {
  today: "2026-09-24", days: 90, total: renewalRows.length, within: [3, 4, 5], monthly: ["CAD 980.00", "ILS 6,200.00", "NZD 7,425.50"], yearly: ["CAD 11,760.00", "ILS 74,400.00", "NZD 89,106.00"],
  rows: renewalRows,
};

export function termView(at: At): ContractEnd {
  return {
    version: 3, agreed: { lasts: "12 months", renews_by: "12 months", notice: "30 days", reminders: [90, 60, 30] }, starts_on: "2024-10-01", ends_on: "2027-09-30",
    next: "notice_by", next_on: "2027-08-31", notice_by: "2027-08-31", renews_to: "2028-09-30", reminders: ["2027-06-02", "2027-07-02", "2027-08-01"],
    notice_given: null, notice_from: "", notice_reason: "",
    renewals: [
      { from: "2025-10-01", last: "2026-09-30", kind: "automatic", remark: "", by: "Ana Petrie", at: at("2025-10-01 08:02 MDT") },
      { from: "2026-10-01", last: "2027-09-30", kind: "manual", remark: "order SO-2291", by: "Ana Petrie", at: at("2026-09-18 10:05 MDT") },
    ],
  };
}

export function documents(at: At): ContractDocuments {
  const order: DocumentView = {
    id: "d1", version: 1, name: "Order SO-2291, signed.pdf", media_type: "application/pdf", size: 148_221, size_words: "144 KB",
    sha256: "7c1e0f3fb2a4c6d8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d590ab", added_by: "Ana Petrie", added_at: at("2026-09-18 10:05 MDT"), removed_at: null, removed_by: "",
  };
  return { rows: [order, { ...order, id: "d2", name: "Schedule A 2025.docx", media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", size_words: "31 KB" }], removed: [], most_mb: 20 };
}

const ORDER = { metric: "first_response", priority: "P2", category: null, amount: "2 hours", clock: "", strength: "", words: "2 hours (business hours)", order: "SO-2291" };

/** What version 3 changes. */
export const CHANGES: VersionChange[] = [
  { about: "P2 first response", before: "4 hours (business hours)", after: "2 hours (business hours)" },
  { about: "Managed firewall", before: "none", after: "2 sites at USD 142.00" },
  { about: "Fee a month", before: "USD 2,040.00", after: "USD 2,324.00" },
];

/** Two signed versions, and the third as a draft. */
export function versionRows(contract: ContractView): ContractVersionView[] {
  const { policy_version_id, row, services } = contract;
  const base = { policy_version_id, policy: row.policy, policy_version: 2, continuity: false, add_ons: [], overrides: [], services: services.slice(0, 3), monthly_fees: ["USD 2,040.00"], reason: "" };
  const at = contract.statuses[0]?.at ?? null;
  return [
    { ...base, number: 1, from_on: "2024-10-01", signed: at },
    { ...base, number: 2, from_on: "2025-10-01", signed: at },
    { ...base, number: 3, from_on: "2026-10-01", signed: null, overrides: [ORDER], services, monthly_fees: ["USD 2,324.00"], reason: "Renewal for 2026/27" },
  ];
}

/** A version with its order tinted in. */
export function readVersion(contract: ContractView, number: number): VersionRead {
  const version = versionRows(contract)[number - 1] ?? versionRows(contract)[2];
  if (version === undefined) throw new Error("the fake contract has three versions");
  const rows = contract.schedule.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (cell !== null && at === 0 && row.priority === "P2" && number !== 2 ? { ...cell, words: ORDER.words, order: ORDER.order, instead_of: cell.words } : cell)),
  }));
  return { version, schedule: { ...contract.schedule, rows } };
}
