import { useEffect, useRef, type ReactNode } from "react";
import { Brand } from "./Brand";
import { IconButton } from "./Button";
import { useKeptFocus } from "./focus";
import { Icon, type Mark } from "./Icon";
import { Link } from "./Link";
import { asLeft, back, forward, usePlace, useWays } from "./route";
import { ids } from "./testids";
import { clockWords, dayWords, inZone, viewerZone } from "./time/moment";
import { useNow } from "./time/now";
import { Tray } from "./Tray";

export interface NavEntry {
  place: string;
  name: string;
  mark: Mark;
  to: string;
  /** How many things wait there; nothing is shown for none. */
  count: number | null;
}

export interface Crumb {
  name: string;
  to: string | null;
}

export interface Person {
  name: string;
  role: string;
}

function initials(name: string): string {
  return name.split(/\s+/).slice(0, 2).map((word) => word.slice(0, 1).toUpperCase()).join("");
}

function Nav({ groups, at, person }: { groups: readonly (readonly NavEntry[])[]; at: string; person: Person }) {
  return (
    <nav className="nav" aria-label="Places">
      <Brand />
      {groups.map((group, index) => (
        <ul key={index}>
          {group.map((entry) => (
            <li key={entry.place} title={entry.name}>
              <Link to={asLeft(entry.to)} className={entry.place === at ? "on" : ""} current={entry.place === at} testid={ids.nav(entry.place)}>
                <Icon mark={entry.mark} />
                <span>{entry.name}</span>
                {entry.count !== null && entry.count > 0 && <span className="n">{entry.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      ))}
      <div className="foot">
        <div className="who">
          <span className="ava" aria-hidden="true">{initials(person.name)}</span>
          <span>
            {person.name}
            <br />
            <span className="mut">{person.role}</span>
          </span>
        </div>
      </div>
    </nav>
  );
}

function Clock() {
  const now = inZone(useNow(), viewerZone());
  const thisYear = Number(now.local.slice(0, 4));
  return (
    <span className="clocktxt">
      {dayWords(now.local, thisYear)} {clockWords(now.local)} <span className="z">{now.abbreviation}</span>
    </span>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumb" aria-label="You are here">
      {crumbs.map((crumb, at) => (
        <span key={crumb.name} className="row" style={{ minWidth: 0 }}>
          {at > 0 && <span className="mut" aria-hidden="true">/</span>}
          {crumb.to !== null && at < crumbs.length - 1 ? <Link to={crumb.to}>{crumb.name}</Link> : <b aria-current="page">{crumb.name}</b>}
        </span>
      ))}
    </nav>
  );
}

interface FrameProps {
  groups: readonly (readonly NavEntry[])[];
  at: string;
  crumbs: readonly Crumb[];
  person: Person;
  onFind: () => void;
  children: ReactNode;
}

/** Navigation on the left, the bar above, the work in the middle. */
export function Frame({ groups, at, crumbs, person, onFind, children }: FrameProps) {
  const ways = useWays();
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  useEffect(() => {
    // What had the focus has left the screen; the next key belongs to the new place.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="app">
      <Nav groups={groups} at={at} person={person} />
      <div className="main">
        <header className="bar">
          <IconButton mark="back" label="Back" onClick={back} disabled={!ways.back} testid={ids.barBack} />
          <IconButton mark="fwd" label="Forward" onClick={forward} disabled={!ways.forward} testid={ids.barForward} />
          <Crumbs crumbs={crumbs} />
          <button type="button" className="find" onClick={onFind} data-testid={ids.barFind} aria-keyshortcuts="Control+K">
            <Icon mark="search" />
            Search or run a command
            <span className="sp" />
            <kbd aria-hidden="true">Ctrl K</kbd>
          </button>
          <Clock />
          <Tray />
        </header>
        <main ref={main} tabIndex={-1} style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}>{children}</main>
      </div>
    </div>
  );
}
