import type { ColumnDef } from "@tanstack/react-table";
import type { InvoiceRow } from "../../../bindings/types";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { dateWords, monthWords } from "../../../shared/time/moment";
import { invoiceState } from "./words";

function Due({ row }: { row: InvoiceRow }) {
  if (row.due_on === "") return <span className="mut">–</span>;
  return <span className={row.overdue_days > 0 ? "late nw" : "sec nw"}>{dateWords(row.due_on)}{row.overdue_days > 0 && `, ${row.overdue_days} d over`}</span>;
}

export const COLUMNS: ColumnDef<InvoiceRow>[] = [
  { id: "number", header: "Number", meta: { width: "112px" }, cell: ({ row }) => <span className="nw" data-testid={ids.invoiceRow(row.original.number === "" ? row.original.client : row.original.number)}>{row.original.number === "" ? <span className="mut">draft</span> : row.original.number}</span> },
  { id: "client", header: "Client", meta: { width: "minmax(110px, 1fr)" }, cell: ({ row }) => <span title={row.original.client}>{row.original.client}</span> },
  { id: "month", header: "Month", meta: { width: "minmax(80px, 112px)" }, cell: ({ row }) => <span className="sec">{row.original.month === "" ? "" : monthWords(row.original.month)}</span> },
  { id: "state", header: "State", meta: { width: "98px" }, cell: ({ row }) => <StateMark {...invoiceState(row.original)} /> },
  { id: "issued", header: "Issued", meta: { width: "88px" }, cell: ({ row }) => (row.original.state === "draft" ? <span className="mut">not yet</span> : <span className="sec nw">{dateWords(row.original.issued_on)}</span>) },
  { id: "due", header: "Due", meta: { width: "minmax(90px, 156px)" }, cell: ({ row }) => <Due row={row.original} /> },
  { id: "net", header: "Before tax", meta: { width: "minmax(84px, 104px)", right: true }, cell: ({ row }) => <span className="sec">{row.original.net}</span> },
  { id: "gross", header: "With tax", meta: { width: "minmax(84px, 104px)", right: true }, cell: ({ row }) => <b className="m">{row.original.gross}</b> },
  { id: "open", header: "Open", meta: { width: "minmax(84px, 104px)", right: true }, cell: ({ row }) => (row.original.refund === "" ? row.original.open : <span title="To pay back">−{row.original.refund}</span>) },
];

export const COLUMNS_NARROW = COLUMNS.filter((column) => column.id !== "net" && column.id !== "month");
