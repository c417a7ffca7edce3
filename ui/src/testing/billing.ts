// The board, the invoices and the terms of the reference picture of advanced support.
import type {
  Ageing, BillingProfile, BillingTermsView, Board, BoardColumn, Card, ClientBilling, EngagementView, InvoiceRow, InvoiceView, Moment, PartyForm, WorkView,
} from "../bindings/types";
import type { Answers } from "./fake";
import { REPORT_PDF } from "./pdf";

type At = (words: string) => Moment;

// number|title|client|state|cause|worked|billed|blocks|cap|amount|invoice|on|blocked
const CARDS = `A-318|Plugin conflict after their own update|Maple & Pine Realty|awaiting_consent|Customer error|0|0 min|0 × 60|none|CAD 0.00||2026-09-23|
A-319|Move the shop to a new theme|Rideau Cycles|awaiting_consent|Out of scope|0|0 min|0 × 60|none|CAD 0.00||2026-09-23|
A-320|Harden logins after a leak|Atelier Boréal|awaiting_consent|Out of scope|0|0 min|0 × 60|none|CAD 0.00||2026-09-23|Nobody there may approve fees.
A-316|Restore deleted calendar|Atelier Boréal|in_work|Customer error|0|60 min|1 × 60|2 blocks, 1 used|CAD 85.00||2026-09-23|
A-317|Mailbox import from old host|Quayside Hosting|in_work|Out of scope|24|60 min|1 × 60|none|CAD 85.00||2026-09-23|
A-314|Rebuild contact form after edit|Maple & Pine Realty|to_review|Customer error|62|120 min|2 × 60|3 blocks, 2 used|CAD 170.00||2026-09-22|
A-315|Reseller’s client: DNS repair|Quayside Hosting|to_review|Out of scope|95|120 min|2 × 60|none|CAD 170.00||2026-09-22|
A-313|Repair broken redirects|Rideau Cycles|to_review|Out of scope|48|60 min|1 × 60|none|CAD 85.00||2026-09-21|26 min began before the consent.
A-312|Clean up hacked theme|Rideau Cycles|to_bill|Out of scope|61|120 min|2 × 60|none|CAD 170.00||2026-09-21|
A-311|Export mail to a new provider|Atelier Boréal|to_bill|Out of scope|60|60 min|1 × 60|none|CAD 85.00||2026-09-21|
A-310|Undo a wrong DNS change|Maple & Pine Realty|to_bill|Customer error|12|60 min|minimum|none|CAD 85.00||2026-09-20|
A-309|Merge two mail domains|Quayside Hosting|to_bill|Out of scope|75|120 min|2 × 60|none|CAD 170.00||2026-09-20|
A-308|Custom redirect rules|Rideau Cycles|billed|Out of scope|55|60 min|1 × 60|none|CAD 85.00|INV-2026-0187|2026-09-18|
A-305|Recover overwritten site|Atelier Boréal|billed|Customer error|110|120 min|2 × 60|none|CAD 170.00|INV-2026-0186|2026-09-18|
A-301|Tune the shop database|Quayside Hosting|billed|Out of scope|96|120 min|2 × 60|none|CAD 170.00|INV-2026-0185|2026-09-11|
A-298|Move ten old mailboxes|Maple & Pine Realty|billed|Out of scope|190|240 min|4 × 60|none|CAD 340.00|INV-2026-0184|2026-09-04|`;

function cards(at: At): Card[] {
  return CARDS.split("\n").map((line): Card => {
    const [number = "", title = "", client = "", state = "", cause = "", worked = "", billed = "", blocks = "", cap = "", amount = "", invoice = "", on = "", blocked = ""] = line.split("|");
    return {
      id: number, version: 3, number, title, client_id: client, client, contract: "K-0118", ticket: number === "A-314" ? "T-4131" : "", state, cause, quoted: "CAD 85.00 / 60 min",
      worked_s: Number(worked) * 60, worked: `${worked} min`, billed, blocks, cap, amount,
      timer: number === "A-316" ? { engagement_id: number, engagement: number, technician: "Lena Roy", started: { ...at("2026-09-23 23:02 EDT"), utc: "2026-09-24T03:02:48Z" }, note: "" } : null,
      blocked: blocked === "" ? [] : [blocked], comment: "", invoice, invoice_id: invoice === "" ? "" : invoice, on,
    };
  });
}

const SUMS: [state: string, sum: string][] = [
  ["awaiting_consent", ""], ["in_work", "CAD 170.00"], ["to_review", "CAD 425.00"], ["to_bill", "CAD 510.00"], ["billed", "CAD 765.00"], ["dropped", ""],
];

export function board(at: At): Board {
  const all = cards(at);
  const columns = SUMS.map(([state, sum]): BoardColumn => {
    const here = all.filter((card) => card.state === state);
    return { state, count: here.length, sums: sum === "" ? [] : [sum], cards: here };
  });
  return { month: "2026-09", month_words: "September 2026", columns, timers: all.flatMap((card) => (card.timer === null ? [] : [card.timer])), technician: "Lena Roy", to_post: 4 };
}

function piece(at: At, id: string, from: string, to: string, length: string, note: string): WorkView {
  return { id, version: 1, technician: "Lena Roy", from: at(`2026-09-22 ${from} EDT`), to: at(`2026-09-22 ${to} EDT`), length, note, ticket: "", source: "timer", overlap_reason: "", not_covered: "" };
}

const CAN: Record<string, string[]> = {
  awaiting_consent: ["grant", "ask", "drop", "start_timer", "enter_work", "override"], in_work: ["finish", "start_timer", "enter_work", "extend", "withdraw", "drop"],
  to_review: ["approve", "send_back", "enter_work", "override", "extend", "drop"], to_bill: ["post", "send_back"], billed: [], dropped: ["take_up"],
};

/** The engagement whose panel stands in the picture, or any other of its board. */
export function engagementOf(id: string, at: At): EngagementView {
  const all = cards(at);
  const card = all.find((one) => one.id === id) ?? all[5];
  if (card === undefined) throw new Error("the board has sixteen cards");
  const asks = card.state === "awaiting_consent";
  return {
    card, contract_id: "k118", zone: "America/Toronto", policy: "Mexxus Standard", cause_key: card.cause === "Customer error" ? "client_error" : "out_of_scope", notes: "", terms_words: "CAD 85.00 per 60 min, 60-min minimum",
    charge: asks ? { amount: "", lines: [], steps: [], taxes: [], gross: "", not_billable: ["Nobody has agreed yet."] } : {
      amount: card.amount, lines: [`${card.worked} → ${card.billed} (${card.blocks}) × CAD 85.00/h = ${card.amount}`],
      steps: [
        { name: "Worked", from: "35 + 27 min", to: card.worked }, { name: "Minimum", from: "60 min, exceeded", to: card.worked },
        { name: "Rounded to blocks", from: `${card.blocks} min`, to: card.billed }, { name: "Rate", from: "CAD 85.00/h × 2 h", to: card.amount },
      ],
      taxes: [{ name: "HST Ontario, 13 %", from: "", to: "CAD 22.10" }], gross: "CAD 192.10", not_billable: [],
    },
    consent: asks ? { state: "none", timing: "", in_time: true, granted: null, by: "", channel: "", quoted: "", cap: "", cap_blocks: "", expires: null, withdrawn: null, log: [] } : {
      state: "granted", timing: "before the work", in_time: true, granted: at("2026-09-22 13:20 EDT"), by: "Sophie Tran, may approve fees", channel: "mail from a registered address",
      quoted: "CAD 85.00 per 60 min, 60-min minimum", cap: card.cap, cap_blocks: "3", expires: null, withdrawn: null,
      log: [
        { position: 1, act: "asked", at: at("2026-09-22 11:05 EDT"), channel: "email", contact: "Sophie Tran", words: "", file: "", sha256: "", mail: "sent", recorded_by: "Lena Roy" },
        { position: 2, act: "granted", at: at("2026-09-22 13:20 EDT"), channel: "email", contact: "Sophie Tran", words: "Yes, please go ahead.", file: `consent-${card.number}.eml`, sha256: `3be1${"0".repeat(56)}c07f`, mail: "", recorded_by: "Lena Roy" },
      ],
    },
    work: asks ? [] : [piece(at, "w1", "13:32", "14:07", "35 min", "found the fault"), piece(at, "w2", "15:10", "15:37", "27 min", "rebuilt and tested")],
    approvers: [{ id: "sophie", name: "Sophie Tran", email: "sophie@maplepine.example" }, { id: "marc", name: "Marc Roy", email: "marc@maplepine.example" }],
    can: card.timer === null ? CAN[card.state] ?? [] : ["stop_timer", "finish", "enter_work", "extend"], override_reason: "", postings: [],
  };
}

// number|client|state|issued|due|overdue|lines|net|gross|open|kind
const INVOICES = `|Rideau Cycles|draft|2026-09-30|2026-10-30|0|3|CAD 510.00|CAD 576.30||invoice
|Atelier Boréal|draft|2026-09-30|2026-10-30|0|2|CAD 385.00|CAD 442.65||invoice
INV-2026-0187|Rideau Cycles|issued|2026-09-18|2026-10-18|0|1|CAD 85.00|CAD 96.05|CAD 96.05|invoice
INV-2026-0186|Atelier Boréal|partly_paid|2026-09-18|2026-10-18|0|1|CAD 170.00|CAD 195.46|CAD 95.46|invoice
INV-2026-0185|Quayside Hosting|paid|2026-09-11|2026-10-11|0|1|CAD 170.00|CAD 195.50|CAD 0.00|invoice
INV-2026-0184|Maple & Pine Realty|issued|2026-08-04|2026-09-03|21|2|CAD 510.00|CAD 576.30|CAD 576.30|invoice
CN-2026-0003|Maple & Pine Realty|issued|2026-09-20|||1|-CAD 170.00|-CAD 192.10||credit_note`;

export const invoices: InvoiceRow[] = INVOICES.split("\n").map((line, index) => {
  const [number = "", client = "", state = "", issued_on = "", due_on = "", overdue = "", lines = "", net = "", gross = "", open = "", kind = ""] = line.split("|");
  return {
    id: number === "" ? `draft${index + 1}` : number, version: 2, kind, number, client_id: client, client, month: issued_on.slice(0, 7), state, issued_on, due_on, overdue_days: Number(overdue), lines: Number(lines), net, gross, open, refund: "",
    exported: state === "paid" ? ["xero"] : [],
  };
});

const VIEWS: Record<string, (row: InvoiceRow) => boolean> = {
  draft: (row) => row.state === "draft", open: (row) => ["issued", "partly_paid"].includes(row.state) && row.kind === "invoice", overdue: (row) => row.overdue_days > 0,
  paid: (row) => row.state === "paid", credited: () => false, credit_notes: (row) => row.kind === "credit_note",
};

export function invoiceOf(id: string, at: At): InvoiceView {
  const row = invoices.find((one) => one.id === id) ?? invoices[3];
  if (row === undefined) throw new Error("there are seven invoices");
  const isDraft = row.state === "draft";
  return {
    row, buyer: [row.client, "214 King Street", "Kingston ON K7L 2X1", "Canada"], reference: "PO 4471", note: "Thank you.", corrects: row.kind === "credit_note" ? "INV-2026-0184" : "", reason: row.kind === "credit_note" ? "billed twice" : "",
    lines: [
      {
        position: 1, kind: "engagement", description: "A-312 Clean up hacked theme", explanation: ["61 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00", "Consent: Sophie Tran, Mon 21 Sep 09:10 EDT, before the work"],
        quantity: "2", unit: "h", unit_price: "CAD 85.00", net: "CAD 170.00", taxes: ["HST Ontario 13% CAD 22.10"], creditable: "170.00", engagement_id: "A-312",
      },
      { position: 2, kind: "service", description: "Managed website", explanation: ["September 2026, 1 site × CAD 340.00"], quantity: "1", unit: "site", unit_price: "CAD 340.00", net: "CAD 340.00", taxes: ["HST Ontario 13% CAD 44.20"], creditable: "340.00", engagement_id: "" },
    ],
    taxes: [{ name: "HST Ontario 13%", base: "CAD 510.00", amount: "CAD 66.30" }], tax: "CAD 66.30", paid: row.state === "partly_paid" ? "CAD 100.00" : "", credited: "",
    payments: row.state === "partly_paid" ? [{ id: "p1", on: "2026-09-22", amount: "CAD 100.00", refund: false, reference: "ACH 5512", taken_back: "" }] : [], credit_notes: [], exports: [],
    problems: isDraft ? ["The buyer’s country is not known; an electronic invoice needs it."] : [],
    can: isDraft ? ["issue", "discard", "change", "remove_line"] : row.state === "paid" ? ["credit", "save_pdf", "send"] : ["pay", "credit", "save_pdf", "send"], sha256: isDraft ? "" : "7c1e0f3fb2a4c6d8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d590ab",
    ...(row.state === "paid" ? { exports: [{ at: at("2026-09-12 09:00 NZST"), format: "xero", file: "xero-2026-09.csv", again: false, sha256: "ab".repeat(32) }] } : {}),
  };
}

const PARTY: PartyForm = { name: "", address: [], city: "", region: "", postal_code: "", country: "", tax_id: "", company_id: "", email: "", phone: "", endpoint_scheme: "", endpoint_id: "" };

export const terms: BillingTermsView = {
  contract_id: "k118", contract: "K-0118", client: "Rideau Cycles", words: "CAD 85.00 per hour, in blocks of 60 min, 60-min minimum, per engagement; out of scope and customer error; HST Ontario 13%",
  form: { rate: "85.00", currency: "CAD", per_minutes: "60", block_minutes: "60", minimum_minutes: "60", aggregation: "engagement", causes: ["out_of_scope", "client_error"], after_hours: null, taxes: [{ name: "HST Ontario", rate: "13%" }], exempt: "" },
  from_policy: false, published: "$85.00 CDN per hour, in one-hour blocks",
  versions: [{ from_on: "2026-04-01", words: "CAD 85.00 per hour, in blocks of 60 min", taxes: "HST Ontario 13%", reason: "renewal" }, { from_on: "2025-04-01", words: "CAD 75.00 per hour, in blocks of 60 min", taxes: "HST Ontario 13%", reason: "" }],
  prepaid: [{ id: "h1", version: 2, bought_on: "2026-06-01", expires_on: "2027-05-31", bought: "10 h", drawn: "9 h", left: "1 h", price: "CAD 800.00", state: "good", draws: ["A-301 2 h", "A-298 4 h", "A-290 3 h"], invoice: "INV-2026-0151" }],
  prepaid_left: "1 h", prepaid_low: true,
  credits: [{ id: "c1", version: 1, month: "2026-08", amount: "CAD 42.50", used: "CAD 0.00", left: "CAD 42.50", reason: "uptime 99.71% of 99.9%", state: "approved" }],
  calendars: [{ key: "cal1", name: "Mon–Fri 09:00–17:00 Toronto" }],
};

const clientBilling: ClientBilling = { client: "Rideau Cycles", version: 1, party: { ...PARTY, name: "Rideau Cycles Inc.", address: ["214 King Street"], city: "Kingston", region: "ON", postal_code: "K7L 2X1", country: "CA" }, reference: "PO 4471", due_days: "30", account_reference: "RIDEAU" };

const profile: BillingProfile = {
  version: 1, party: { ...PARTY, name: "Kererū IT Ltd", address: ["12 Quay Street"], city: "Auckland", postal_code: "1010", country: "NZ", tax_id: "123-456-789" }, account_holder: "Kererū IT Ltd", account_number: "12-3456-7890123-00", account_bank: "", due_days: "30",
  invoice_numbers: "INV-{year}-{number:4}", credit_numbers: "CN-{year}-{number:4}", low_hours: "2", note: "", consent_subject: "", consent_body: "", placeholders: ["{number}", "{title}", "{terms}", "{cap}", "{contact}", "{provider}"],
  accounts: { engagement_account: "200", service_account: "201", credit_account: "", prepaid_account: "", engagement_item: "Advanced support", service_item: "Hosting", credit_item: "", prepaid_item: "", tax_item: "", terms: "", tax_codes: [{ tax: "HST Ontario", code: "HST ON" }], exempt_code: "", date_order: "day_first" },
};

const ageing: Ageing = {
  today: "2026-09-24",
  rows: [{ client_id: "Maple & Pine Realty", client: "Maple & Pine Realty", amounts: ["", "CAD 576.30", "", "", ""], total: "CAD 576.30" }, { client_id: "Rideau Cycles", client: "Rideau Cycles", amounts: ["CAD 96.05", "", "", "", ""], total: "CAD 96.05" }],
  totals: [{ client_id: "", client: "", amounts: ["CAD 96.05", "CAD 576.30", "", "", ""], total: "CAD 672.35" }],
};

export function billingAnswers(at: At): Answers {
  const one = (id: string) => engagementOf(id, at);
  const invoice = (id: string) => invoiceOf(id, at);
  return {
    "billing.board": () => board(at),
    "billing.engagement": ({ id }) => one(id),
    "billing.save_engagement": ({ id }) => one(id === "" ? "A-319" : id),
    "billing.consent_letter": ({ contact }) => ({ contact: contact === "" ? "sophie" : contact, name: contact === "marc" ? "Marc Roy" : "Sophie Tran", email: "sophie@maplepine.example", subject: "May we charge for A-319?", body: "Dear Sophie,\n\nwhat you ask for is not part of your contract.\nIt costs CAD 85.00 per 60 min, 60 min at least.\n\nMay we go ahead?", can_send: true }),
    "billing.ask_consent": ({ id }) => one(id),
    "billing.record_consent": ({ id }) => one(id),
    "billing.decline_consent": ({ id }) => one(id),
    "billing.withdraw_consent": ({ id }) => one(id),
    "billing.override_consent": ({ id }) => one(id),
    "billing.save_consent_file": ({ path }) => ({ path }),
    "billing.start_timer": ({ id }) => one(id),
    "billing.stop_timer": () => one("A-316"),
    "billing.enter_work": ({ entries }) => ({ entered: entries.length, engagements: [] }),
    "billing.remove_work": () => one("A-314"),
    "billing.import_work": ({ dry_run }) => ({
      rows: 3, entered: 2, known: 0, refused: [{ field: "line 4", message: "line 4: A-999 is no engagement." }],
      sample: dry_run ? [{ line: 2, engagement: "A-316", technician: "Lena Roy", from: at("2026-09-22 09:00 EDT"), to: at("2026-09-22 09:40 EDT"), note: "restored" }] : [],
    }),
    "billing.move_engagements": ({ engagements }) => ({ moved: cards(at).filter((card) => engagements.some((which) => which.id === card.id)), refused: [] }),
    "billing.post": ({ engagements }) => ({ posted: engagements.length === 0 ? 4 : engagements.length, invoices: invoices.slice(0, 2), refused: ["A-310: the terms of K-0118 name no tax."] }),
    "billing.invoices": ({ show, offset, limit }) => {
      const rows = invoices.filter(VIEWS[show] ?? (() => true));
      return { total: rows.length, counts: Object.entries(VIEWS).map(([view, fits]) => ({ show: view, count: invoices.filter(fits).length })), open: ["CAD 767.81"], rows: rows.slice(offset, offset + limit) };
    },
    "billing.invoice": ({ id }) => invoice(id),
    "billing.draft_invoices": () => ({ invoices: invoices.slice(0, 2), left_out: ["Quayside Hosting: nothing to bill."] }),
    "billing.change_invoice": ({ id }) => invoice(id),
    "billing.remove_line": ({ id }) => invoice(id),
    "billing.discard_invoice": () => ({ total: 0, counts: [], open: [], rows: [] }),
    "billing.issue": ({ invoices: which }) => ({ issued: invoices.filter((row) => which.some((of) => of.id === row.id)), refused: [] }),
    "billing.pdf": ({ id }) => ({ name: `${id}.pdf`, base64: REPORT_PDF }),
    "billing.save_pdf": ({ path }) => ({ path }),
    "billing.send_invoice": ({ id }) => invoice(id),
    "billing.credit": ({ id }) => invoice(id),
    "billing.pay": ({ id }) => invoice(id),
    "billing.refund": ({ id }) => invoice(id),
    "billing.take_back_payment": () => invoice("INV-2026-0186"),
    "billing.terms": () => terms,
    "billing.save_terms": () => terms,
    "billing.buy_prepaid": () => terms,
    "billing.remove_prepaid": () => terms,
    "billing.save_credit": () => terms,
    "billing.withdraw_credit": () => terms,
    "billing.client": ({ client }) => ({ ...clientBilling, client }),
    "billing.save_client": (typed) => typed,
    "billing.profile": () => profile,
    "billing.save_profile": (typed) => typed,
    "billing.ageing": () => ageing,
    "billing.statement": ({ client, month }) => ({
      client_id: client, client, month,
      engagements: [{
        number: "A-314", title: "Rebuild contact form after edit", contract: "K-0118", ticket: "T-4131", state: "to_review", cause: "Customer error", worked: "62 min", billed: "120 min", currency: "CAD", net_minor: 17_000, net: "CAD 170.00", gross: "CAD 192.10",
        explanation: ["62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00"], consent: "Sophie Tran, Tue 22 Sep 13:20 EDT, before the work", not_billable: [], invoice: "", work: [],
      }],
      fees: [{ contract: "K-0118", service: "Managed website", currency: "CAD", net_minor: 34_000, net: "CAD 340.00", explanation: "1 site × CAD 340.00" }], credits: [],
      totals: [{ currency: "CAD", net_minor: 51_000, net: "CAD 510.00", tax: "CAD 66.30", gross: "CAD 576.30", gross_minor: 57_630 }], invoices: [], overrides: ["A-309: agreed on the telephone, the note was lost."],
    }),
    "billing.exports": () => ({
      rows: [{ at: at("2026-09-12 09:00 NZST"), format: "xero", files: ["xero-2026-09.csv"], documents: 1, again: 0, by: "Ana Petrie" }],
      formats: [{ key: "xero", name: "Xero" }, { key: "quickbooks_us", name: "QuickBooks, United States" }, { key: "ubl", name: "UBL, Peppol BIS 3" }],
    }),
    "billing.export": ({ path, again }) => ({ paths: [path], numbers: ["INV-2026-0186"], again: [], left_out: again ? [] : ["INV-2026-0185"], notes: [] }),
  };
}
