import type { InvoiceRow } from "../../../bindings/types";
import type { Mark } from "../../../shared/Icon";
import type { Tone } from "../../../shared/StateMark";

export const VIEWS: readonly { show: string; name: string }[] = [
  { show: "draft", name: "Drafts" }, { show: "open", name: "Open" }, { show: "overdue", name: "Overdue" }, { show: "paid", name: "Paid" },
  { show: "refund_due", name: "To pay back" },
  { show: "credit_notes", name: "Credit notes" }, { show: "", name: "All" },
];

const STATES: Record<string, { tone: Tone; word: string; mark: Mark }> = {
  draft: { tone: "plain", word: "Draft", mark: "draft" }, issued: { tone: "run", word: "Issued", mark: "send" }, partly_paid: { tone: "run", word: "Partly paid", mark: "run" },
  paid: { tone: "met", word: "Paid", mark: "met" }, credited: { tone: "closed", word: "Credited", mark: "rev" },
};

/** How an invoice looks; one that is over its day is late whatever else it is, and what is to be paid back is said before “paid”. */
export function invoiceState(row: InvoiceRow): { tone: Tone; word: string; mark: Mark } {
  if (row.refund !== "") return { tone: "soon", word: "Pay back", mark: "rev" };
  if (row.overdue_days > 0) return { tone: "breach", word: "Overdue", mark: "breach" };
  return STATES[row.state] ?? { tone: "plain", word: row.state, mark: "info" };
}

/** What a document is called before and after it has a number. */
export function documentName(row: InvoiceRow): string {
  return row.number === "" ? "Draft" : row.number;
}

export function monthOf(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
}
