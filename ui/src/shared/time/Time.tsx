import { useContext, useEffect, useId, useRef, useState } from "react";
import { Tooltip } from "@mantine/core";
import type { Moment } from "../../bindings/types";
import { ActiveRow } from "../list/activeRow";
import { useNow } from "./now";
import { clockWords, dayWords, inZone, viewerZone } from "./moment";

function Tip({ moment, thisYear }: { moment: Moment; thisYear: number }) {
  const at = new Date(moment.utc);
  const utc: Moment = { ...moment, local: moment.utc.replace("Z", ""), zone: "UTC", abbreviation: "UTC" };
  const mine = viewerZone();
  const sameZone = mine === moment.zone;
  const onUtc = mine === "UTC" || mine === "Etc/UTC";
  const yours = sameZone || onUtc ? null : inZone(at, mine);
  const line = (one: Moment) => `${dayWords(one.local, thisYear)} ${clockWords(one.local)}`;
  return (
    <div className="grid">
      <b>{line(moment)}</b>
      <span>{moment.abbreviation}, contract{sameZone ? " and your time" : ""}</span>
      <b>{line(utc)}</b>
      <span>UTC{onUtc && !sameZone ? ", your time" : ""}</span>
      {yours !== null && <b>{line(yours)}</b>}
      {yours !== null && <span>{yours.abbreviation}, your time</span>}
    </div>
  );
}

interface TimeProps {
  moment: Moment;
  /** Columns give day, time and zone each their own aligned slot. */
  slots?: boolean;
  /** In a long list only the row one stands on takes the key. */
  focusable?: boolean | "row";
  /** A ledger does not repeat the date that stands to the left of it. */
  withoutDay?: boolean;
  withoutZone?: boolean;
}

const HOVER_MS = 120;

/** Whether the tip is open: a moment after the pointer came, at once when the key did. */
function useTip() {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const close = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  const handlers = {
    onMouseEnter: () => {
      timer.current = setTimeout(() => setOpen(true), HOVER_MS);
    },
    onMouseLeave: close,
    onFocus: () => setOpen(true),
    onBlur: close,
  };
  return { open, handlers };
}

export function Time({ moment, slots = false, focusable = true, withoutDay = false, withoutZone = false }: TimeProps) {
  const inActiveRow = useContext(ActiveRow);
  const takesKey = focusable === "row" ? inActiveRow : focusable;
  const thisYear = useNow().getFullYear();
  const element = useRef<HTMLTimeElement>(null);
  const id = useId();
  const { open, handlers } = useTip();
  const day = dayWords(moment.local, thisYear);
  const time = clockWords(moment.local);
  return (
    <>
      <time
        ref={element}
        className={slots ? "due" : "t"}
        dateTime={moment.utc}
        tabIndex={takesKey ? 0 : undefined}
        aria-describedby={open ? id : undefined}
        {...handlers}
      >
        {slots ? (
          <>
            <span className={/\d{4}$/.test(day) ? "d y" : "d"}>{day}</span>
            <span className="h">{time}</span>
            <span className="z">{moment.abbreviation}</span>
          </>
        ) : (
          <>
            {!withoutDay && `${day} `}
            <b className="m">{time}</b>
            {!withoutZone && <span className="z"> {moment.abbreviation}</span>}
          </>
        )}
      </time>
      {/* A long list has hundreds of times and at most one open tip, so a tip is made only when it opens. */}
      {open && (
        <Tooltip
          target={element}
          opened
          id={id}
          label={<Tip moment={moment} thisYear={thisYear} />}
          classNames={{ tooltip: "tip" }}
          position="right-start"
          offset={12}
          transitionProps={{ duration: 0 }}
        />
      )}
    </>
  );
}
