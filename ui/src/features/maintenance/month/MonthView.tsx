import { useAsk } from "../../../backend/queries";
import { useKey } from "../../../shared/keys";
import { Answer } from "../../../shared/states/Answer";
import { inZone, monthWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import type { Shown } from "../filter";
import { Head, Scope } from "../Head";
import type { ViewActs } from "../MaintenancePlace";
import { monthsOn, sheetOf } from "../wallclock";
import { Sheet } from "./Sheet";

/** As many as a sheet can hold without lying; beyond it the sheet says so. */
const MOST = 500;

/** A month of windows; a night of 22:00–04:00 stands on the day it begins. */
export function MonthView({ shown, acts }: { shown: Shown; acts: ViewActs }) {
  const now = useNow();
  const status = useAsk("app.status", {});
  const zone = shown.zone === "" ? status.data?.provider?.zone ?? "" : shown.zone;
  const today = zone === "" ? now.toISOString().slice(0, 10) : inZone(now, zone).local.slice(0, 10);
  const day = shown.day === "" ? today : shown.day;
  const { client, state, kind, search } = shown;
  const page = useAsk("maintenance.list", { ...sheetOf(day), zone: shown.zone, client, state, kind, search, offset: 0, limit: MOST });
  const step = (months: number) => acts.narrow({ day: monthsOn(day, months) });
  const goToday = () => acts.narrow({ day: null });
  useKey("PageUp", () => step(-1));
  useKey("PageDown", () => step(1));
  useKey("t", goToday);
  return (
    <>
      <Head title={monthWords(day)} view="month" onView={acts.onView} onStep={step} onToday={goToday} onNew={acts.onNew} />
      <div className="row sm sec chips">
        <Scope shown={shown} zone={zone} onZone={(key) => acts.narrow({ zone: key })} onClient={(key) => acts.narrow({ client: key })} />
        <span className="sp" />
        {page.data !== undefined && page.data.total > MOST && <span>The first {MOST} of {page.data.total.toLocaleString("en")} are shown; choose a client, or see the list.</span>}
      </div>
      <Answer of={page}>{(reply) => <Sheet rows={reply.rows} day={day} today={today} acts={acts} />}</Answer>
    </>
  );
}
