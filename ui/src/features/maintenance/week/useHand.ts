import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { MinuteSpan, NightBar } from "../../../bindings/types";
import { byKey, drawn, FINE_STEP, isMovable, pulled, STEP, type Grip, type Stretch } from "./drag";
import { DAY } from "../wallclock";
import { LEFT, minuteAt, nightAt, type Row } from "./geometry";

/** A bar that was taken elsewhere and is not saved yet. */
export interface Pending extends Stretch {
  bar: NightBar;
  /** The pointer still holds it. */
  isHeld: boolean;
  /** It was moved by keys: the focus stays on the bar. */
  byKeys: boolean;
}

export interface Drawing {
  night: number;
  span: MinuteSpan;
}

interface Hold {
  x: number;
  y: number;
  bar: NightBar | null;
  grip: Grip;
  night: number;
  moved: boolean;
}

interface HandProps {
  width: number;
  rows: readonly Row[];
  /** The element that the places are measured from. */
  origin: () => DOMRect;
  onOpen: (bar: NightBar) => void;
  onDrawn: (drawing: Drawing) => void;
}

const CLICK_PX = 4;

function stretchOf(bar: NightBar): Stretch {
  return { starts: bar.occurrence.starts_there.local.slice(0, 16), ends: bar.occurrence.ends_there.local.slice(0, 16) };
}

/** Moves bars, pulls at their edges and draws empty stretches, by pointer and by keys; nothing is saved here. */
export function useHand(props: HandProps) {
  const [pending, setPending] = useState<Pending | null>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const hold = useRef<Hold | null>(null);
  const latest = useRef({ ...props, pending, drawing });
  useEffect(() => {
    latest.current = { ...props, pending, drawing };
  });

  const putBack = useCallback(() => {
    hold.current = null;
    setPending(null);
    setDrawing(null);
  }, []);

  useEffect(() => {
    const move = (event: globalThis.PointerEvent) => {
      const held = hold.current;
      if (held === null) return;
      const { width, rows, origin } = latest.current;
      const dx = event.clientX - held.x;
      if (!held.moved && Math.abs(dx) < CLICK_PX && Math.abs(event.clientY - held.y) < CLICK_PX) return;
      held.moved = true;
      const box = origin();
      const step = event.shiftKey ? FINE_STEP : STEP;
      if (held.bar === null) {
        const span = drawn(minuteAt(held.x - box.left, width), minuteAt(event.clientX - box.left, width), step);
        setDrawing(span === null ? null : { night: held.night, span });
      } else if (isMovable(held.bar.occurrence)) {
        const nights = held.grip === "whole" ? nightAt(event.clientY - box.top, rows) - held.night : 0;
        setPending({ bar: held.bar, ...pulled(stretchOf(held.bar), held.grip, (dx / (width - LEFT)) * DAY, nights, step), isHeld: true, byKeys: false });
      }
    };
    const letGo = () => {
      const held = hold.current;
      hold.current = null;
      if (held === null) return;
      const { pending: now, drawing: empty, onOpen, onDrawn } = latest.current;
      if (held.bar !== null && !held.moved) onOpen(held.bar);
      if (held.bar !== null && now !== null) {
        const from = stretchOf(now.bar);
        setPending(from.starts === now.starts && from.ends === now.ends ? null : { ...now, isHeld: false });
      }
      if (held.bar === null && empty !== null) {
        setDrawing(null);
        onDrawn(empty);
      }
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", letGo);
    window.addEventListener("pointercancel", putBack);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", letGo);
      window.removeEventListener("pointercancel", putBack);
    };
  }, [putBack]);

  const take = (event: PointerEvent, bar: NightBar | null, grip: Grip) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const box = props.origin();
    if (bar === null && event.clientX - box.left < LEFT) return;
    setPending(null);
    hold.current = { x: event.clientX, y: event.clientY, bar, grip, night: nightAt(event.clientY - box.top, props.rows), moved: false };
  };

  const press = (event: KeyboardEvent, bar: NightBar): void => {
    if (event.key === "Escape" && pending !== null) {
      event.preventDefault();
      putBack();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !isMovable(bar.occurrence)) return;
    const own = pending !== null && pending.bar.occurrence === bar.occurrence ? pending : null;
    const next = byKey(own ?? stretchOf(bar), event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    setPending({ bar: own?.bar ?? bar, ...next, isHeld: false, byKeys: true });
  };

  return { pending, drawing, take, press, putBack };
}
