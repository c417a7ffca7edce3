import { useMemo, useState } from "react";
import type { ColumnDef } from "@tanstack/react-table";
import { usePages } from "../../backend/queries";
import type { TicketRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import type { Selection } from "../../shared/list/selection";
import { Meter } from "../../shared/Meter";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { leftWords } from "../../shared/time/duration";
import { Time } from "../../shared/time/Time";
import { CLOCK } from "./words";

const COLUMNS: ColumnDef<TicketRow>[] = [
  { id: "number", header: "Number", meta: { width: "84px", sort: "number" }, cell: ({ row }) => <span className="mut nw">{row.original.number}</span> },
  { id: "subject", header: "Subject", meta: { width: "minmax(140px, 1fr)" }, cell: ({ row }) => <span title={row.original.subject}>{row.original.subject}</span> },
  { id: "client", header: "Client", meta: { width: "134px", sort: "client" }, cell: ({ row }) => row.original.client },
  { id: "priority", header: "Priority", meta: { width: "66px", sort: "priority" }, cell: ({ row }) => <span className="sec">{row.original.priority}</span> },
  { id: "target", header: "Next target, as published", meta: { width: "minmax(150px, 218px)" }, cell: ({ row }) => <span className="sec">{row.original.target}</span> },
  { id: "due", header: "Due", meta: { width: "180px", sort: "due" }, cell: ({ row }) => (row.original.due === null ? <span className="mut">–</span> : <Time moment={row.original.due} slots focusable={false} />) },
  { id: "clock", header: "Clock", meta: { width: "88px" }, cell: ({ row }) => <StateMark {...CLOCK[row.original.state]} /> },
  { id: "left", header: "Left", meta: { width: "76px", right: true }, cell: ({ row }) => <Left row={row.original} /> },
  { id: "used", header: "Used", meta: { width: "46px" }, cell: ({ row }) => <Used row={row.original} /> },
];

function Left({ row }: { row: TicketRow }) {
  if (row.left_s === null) return <span className="mut">–</span>;
  return <b className={row.left_s < 0 ? "m late" : "m"}>{leftWords(row.left_s)}</b>;
}

function Used({ row }: { row: TicketRow }) {
  if (row.used === null) return null;
  return <Meter used={row.used} tone={row.state === "breached" ? "late" : row.state === "due_soon" ? "soon" : "plain"} />;
}
