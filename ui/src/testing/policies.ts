// Policies of the fake desk: a draft, two versions side by side, an announcement.
import type { Args, Reply } from "../backend/call";
import type { AnnouncementView, Comparison, DraftView, PolicyForm, PolicyRow, Schedule, TargetForm } from "../bindings/types";
import type { Answers } from "./fake";

const at = { utc: "2026-09-24T03:40:00Z", local: "2026-09-24T15:40:00", zone: "Pacific/Auckland", abbreviation: "NZST" };

function target(metric: string, priority: string, words: string, amount: string, clock: string): TargetForm {
  return {
    metric, priority, category: "", words, amount, boundary: "within", clock, strength: "objective", or_as_agreed: words.includes("agreed"), pauses_on_client: metric !== "first_response",
    pauses_on_third_party: false, client_message: "ends the wait", business_days: "normal days of business time", next_business_day: "after receipt", assumptions: [],
  };
}

export const form: PolicyForm = {
  key: "cyberitex-standard", name: "CyberITEX Standard", provider: "CyberITEX", tier: "standard", source: "CyberITEX Support Policy, 14 March 2025", effective_from: "", categories: [],
  calendar: { zone: "America/Denver", zone_must_be_chosen: false, around_the_clock: false, hours: [...Array.from({ length: 5 }, () => "09:00-17:00"), "", ""], holidays: ["US"], exceptions: [] },
  priorities: [["P1", "Critical (P1)"], ["P2", "High (P2)"], ["P3", "Medium (P3)"], ["P4", "Low (P4)"]].map(([key = "", name = ""]) => ({ key, name, description: "", grade: "severity", aliases: [], responsible: "" })),
  targets: [
    target("first_response", "P1", "1 hour (24/7)", "1 hour", "24x7"), target("first_response", "P2", "4 hours (business hours)", "4 hours", "calendar"),
    target("first_response", "P3", "8 hours (business hours)", "8 hours", "calendar"), target("first_response", "P4", "1 business day", "1 business day", "calendar"),
    target("status_update", "P1", "Every 2 hours", "2 hours", "24x7"), target("status_update", "P2", "every now and then", "", "calendar"),
    target("resolution", "P1", "4-8 hours", "4..8 hours", "24x7"), target("resolution", "P2", "8-24 hours", "8..24 hours", "calendar"),
  ],
  exclusions: [{ key: "out_of_scope", name: "Out of scope", clause: "Scope of support", words: "systems that are actively managed" }],
  assumptions: [{ key: "hours-without-clock", words: "Every 2 hours", reading: "Hours without a clock run on the clock of that priority's response.", agreed: false }],
  scoring: { priority_change: "from the change", reopen_within: "7 days", continuity_from: "", continuity_to: "", continuity_words: "" },
  terms: {
    support_hours: "Monday through Friday, 9:00 AM to 5:00 PM Mountain Time", maintenance: "at least 48 hours' notice", notice_hours: "48", notice_where_practical: false, emergency_notice: "exempt", emergency_categories: ["security patch"],
    preferred_windows: [{ days: "sat-sun", hours: "22:00-04:00", zone: "America/Denver" }], uptime: "", uptime_target: { ratio: "99.5%", service: "Portal" }, credits: "",
    credit_bands: [{ at_least: "99.5%", below: "", credit: "0%", words: "≥ 99.5%" }, { at_least: "", below: "99.49%", credit: "5%", words: "< 99.5%" }], credit_rounding: "as measured", claim_days: "14",
    escalation: [{ name: "Tier 1", words: "Frontline support" }], advanced_support: "at applicable rates",
    advanced_terms: { rate: "", currency: "", per_minutes: "", block_minutes: "", minimum_minutes: "", permission_first: false, causes: [] }, client_duties: [], requires_contacts: ["technical"], notes: ["We value your feedback."],
  },
};

const READS = ["1 hour (24×7)", "4 hours (business hours)", "8 hours (business hours)", "1 business day", "2 hours (24×7)", "", "4–8 hours (24×7)", "8–24 hours (business hours)"];

export const draft: DraftView = {
  id: "d1", version: 3, begun_from: "from version 2 of CyberITEX Standard", based_on: "v2", newer: null, form,
  problems: [
    { field: "targets[5].amount", message: "The target names no amount. Write for example within = \"4 hours\"." },
    { field: "terms.credit_bands[1].below", message: "An uptime between 99.49% and 99.5% falls in no band: a gap. Bands are half-open; write below 99.5%." },
  ],
  reads: READS, schedule: null, calendar: null, text: "format = 1\nkey = \"cyberitex-standard\"\n", changes: [],
};

function comparison(row: PolicyRow): Comparison {
  return {
    left: { ...row, version_id: "v1", number: 1 }, right: row, changed: 3,
    sections: [
      { name: "Targets", changed: 2, lines: [
        { what: "P1 first response", before: "1 hour (24×7)", after: "1 hour (24×7)", mark: "same", words: "" },
        { what: "P2 first response", before: "4 hours (business hours)", after: "2 hours (business hours)", mark: "changed", words: "" },
        { what: "P4 updates", before: "", after: "as needed", mark: "added", words: "" },
      ] },
      { name: "Terms", changed: 1, lines: [{ what: "Also", before: "We may change this at any time.", after: "", mark: "removed", words: "" }] },
    ],
  };
}

function announcement(row: PolicyRow): AnnouncementView {
  const letter = { subject: "CyberITEX Standard: what changes from 2026-12-01", body: "Dear Kasia Nowak,\n\nWhat changes from 2026-12-01:\n\n- P2 first response: 4 hours (business hours) → 2 hours (business hours)\n", version: 0 };
  const contract = { number: "K-0087", id: "k87", on_version: 1, since: "2025-11-03" };
  return {
    policy: { ...row, effective_from: "2026-12-01" }, changes: ["P2 first response: 4 hours (business hours) → 2 hours (business hours)", "P4 updates: new: as needed"],
    template: { subject: "{policy}: what changes {from}", body: "Dear {contacts},\n\n{changes}\n", from: "support@cyberitex.example" },
    clients: [
      { client_id: "c1", client: "Łódź Logistics", contracts: [contract], contacts: [{ name: "Kasia Nowak", email: "kasia@lodz.example", roles: ["technical"] }], ...letter, evidence: [] },
      { client_id: "c2", client: "Te Ātiawa Trust", contracts: [{ ...contract, number: "K-0088" }], contacts: [], ...letter,
        evidence: [{ channel: "phone", told: at, recipients: "Ana Petrie", contracts: ["K-0088"], note: "", sha256: "9f2c4e11aa00b7d39f2c4e11aa00b7d3", subject: letter.subject, body: letter.body, recorded: at }] },
    ],
  };
}

/** How the fake desk reads a promise's words. */
export function readPromise(args: Args<"sla.read_promise">): Reply<"sla.read_promise"> {
  return { target: target(args.metric, args.priority, args.words, args.words.replace(" business", ""), "calendar"), reads: args.words, problem: null };
}

/** What the fake desk answers about policies. */
export function policyAnswers(row: PolicyRow, schedule: Schedule): Answers {
  let kept = draft;
  return {
    "sla.versions": (args) => ({ rows: args.version_id !== row.version_id ? [] : [2, 1].map((number) => ({ version_id: number === 2 ? row.version_id : "v1", number, state: "published", effective_from: null, published: at, sha256: "00" })) }),
    "sla.drafts": () => ({ rows: [{ id: "d1", name: "CyberITEX Standard", key: "cyberitex-standard", begun_from: "from version 2 of CyberITEX Standard", changed: at }] }),
    "sla.policy_draft": () => kept,
    "sla.begin_draft": () => draft,
    "sla.save_draft": (args) => {
      const right = args.form.targets.every((own) => own.amount !== "");
      kept = { ...kept, version: args.expected_version + 1, form: args.form, reads: args.form.targets.map((own) => own.amount), problems: right ? [] : kept.problems, schedule: right ? schedule : null };
      return kept;
    },
    "sla.read_promise": readPromise,
    "sla.compare": () => comparison(row),
    "sla.announcement": () => announcement(row),
    "sla.save_notice": () => announcement(row),
    "sla.record_notice": () => announcement(row),
  };
}
