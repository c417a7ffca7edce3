import { useAsk } from "../../../backend/queries";
import type { CalendarRow } from "../../../bindings/types";
import { Button, Switch } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { go } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { CalendarPage } from "./CalendarPage";
import "../sla.css";
import "./calendars.css";

function Row({ row, on }: { row: CalendarRow; on: boolean }) {
  const none = row.next_from === null ? "not published yet" : `from ${dateWords(row.next_from)}`;
  const state = `${row.number === 0 ? none : `version ${row.number}`}${row.has_draft && row.versions > 0 ? ", draft" : ""}`;
  return (
    <Link to={`/policies/calendars/${row.id}`} className={on ? "on" : ""} current={on} testid={ids.calendarRow(row.name)}>
      <b className="m">{row.name}</b>
      <span className="sm mut">{state} · {row.contracts === 1 ? "1 contract" : `${row.contracts} contracts`}</span>
      {row.warnings.length > 0 && <span className="sm mut">holidays end with {row.warnings[0]?.last_year}</span>}
    </Link>
  );
}

/** Policies and calendars are two lists of one place. */
export function PlaceSwitch({ at }: { at: "policies" | "calendars" }) {
  return (
    <div>
      <Switch
        label="What is listed" value={at} testid={ids.slaSwitch} onChange={(to) => go(to === "policies" ? "/policies" : "/policies/calendars")}
        options={[{ value: "policies", label: "Policies" }, { value: "calendars", label: "Calendars", testid: ids.slaCalendars }]}
      />
    </div>
  );
}

/** Calendars on the left, the chosen one in the middle. */
export function CalendarsPlace({ chosen }: { chosen: string | null }) {
  const calendars = useAsk("calendars.list", {});
  const rows = calendars.data?.rows ?? [];
  const id = chosen ?? rows[0]?.id ?? null;
  const shown = rows.find((row) => row.id === id);
  useCrumbs({ name: "Policies and calendars", to: "/policies" }, { name: "Calendars", to: "/policies/calendars" }, ...(shown === undefined ? [] : [{ name: shown.name, to: null }]));
  useKey("n", () => go("/policies/calendars/new"));
  return (
    <div className="sla" data-testid={ids.calendars}>
      <nav className="sla-list" aria-label="Calendars">
        <div className="top">
          <PlaceSwitch at="calendars" />
          <Button small mark="plus" keys="N" onClick={() => go("/policies/calendars/new")} testid={ids.calendarsNew}>New calendar</Button>
        </div>
        <Answer of={calendars}>{(reply) => <>{reply.rows.map((row) => <Row key={row.id} row={row} on={row.id === id} />)}</>}</Answer>
      </nav>
      {id !== null && <CalendarPage key={id} id={id} />}
      {id === null && calendars.isSuccess && (
        <Empty title="No calendar yet" action={<Button look="go" onClick={() => go("/policies/calendars/new")}>New calendar</Button>}>
          A calendar says when the desk is open: hours of the week, holidays, dates that differ. Each policy brings its own; make one here to begin from nothing.
        </Empty>
      )}
      {id === null && !calendars.isSuccess && <div className="mid" />}
    </div>
  );
}
