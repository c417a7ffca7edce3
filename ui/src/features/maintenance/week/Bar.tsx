import type { KeyboardEvent, PointerEvent } from "react";
import type { MinuteSpan, OccurrenceRow } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";
import { barMark, secondLine, spoken } from "../words";
import { isMovable, type Grip } from "./drag";
import { needOf, xOf, type Placed } from "./geometry";

interface BarProps {
  placed: Placed;
  width: number;
  /** The hour the clocks skip in this night. */
  skipped: MinuteSpan | null;
  isSelected: boolean;
  /** Where it would stand, in words, while it is not saved. */
  pulledTo: string | null;
  thisYear: number;
  onGrip: (event: PointerEvent, grip: Grip) => void;
  onKey: (event: KeyboardEvent) => void;
  onOpen: () => void;
}

function lookOf(row: OccurrenceRow): string {
  if (row.state === "draft") return "dr";
  if (row.state === "cancelled") return "can";
  if (row.state === "done" || row.state === "not_recorded") return "done";
  return row.kind === "emergency" ? "emg" : "std";
}

function titleOf(row: OccurrenceRow): string {
  return row.kind === "emergency" ? `Emergency: ${row.title}` : row.title;
}

/** The notch the skipped hour cuts into a bar that crosses it. */
function Notch({ placed, skipped, width }: { placed: Placed; skipped: MinuteSpan | null; width: number }) {
  const span = placed.bar.span;
  if (skipped === null || skipped.from >= span.to || skipped.to <= span.from) return null;
  const from = Math.max(skipped.from, span.from);
  const to = Math.min(skipped.to, span.to);
  return <i className="gapm" style={{ left: xOf(from, width) - placed.left, width: xOf(to, width) - xOf(from, width) }} />;
}

/** One bar: an occurrence, or what of it lies in one night. Short ones carry their words outside. */
export function Bar({ placed, width, skipped, isSelected, pulledTo, thisYear, onGrip, onKey, onOpen }: BarProps) {
  const { bar, side } = placed;
  const row = bar.occurrence;
  const classes = ["w", lookOf(row), side === "inside" ? "" : `out ${side}`, row.conflicts > 0 && row.state === "published" ? "cfl" : "", isSelected ? "sel" : "", pulledTo !== null ? "pulled" : "", bar.from_before ? "before" : "", bar.goes_on ? "on" : ""];
  const isTight = side !== "inside" && placed.room < needOf(titleOf(row), secondLine(row, "beside"));
  const words = (
    <>
      <span className="l1"><Icon mark={barMark(row)} small /><b>{titleOf(row)}</b></span>
      <span className="l2">{pulledTo ?? secondLine(row, side === "inside" ? "inside" : isTight ? "tight" : "beside")}</span>
    </>
  );
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      style={{ left: placed.left, top: placed.top, width: placed.width, height: placed.height }}
      aria-pressed={isSelected}
      data-testid={ids.maintenanceBar(row.number)}
      onPointerDown={(event) => onGrip(event, "whole")}
      onKeyDown={onKey}
      onClick={(event) => {
        // A pointer opens it when it is let go; this is the click of Enter and of a reader.
        if (event.detail === 0) onOpen();
      }}
    >
      {side === "inside" ? words : <span className="beside" style={{ maxWidth: placed.room }}>{words}</span>}
      <span className="hidden">{spoken(row, thisYear)}</span>
      <Notch placed={placed} skipped={skipped} width={width} />
      {isMovable(row) && (
        <>
          {!bar.from_before && <span className="grip start" onPointerDown={(event) => onGrip(event, "start")} />}
          {!bar.goes_on && <span className="grip end" onPointerDown={(event) => onGrip(event, "end")} />}
        </>
      )}
    </button>
  );
}
