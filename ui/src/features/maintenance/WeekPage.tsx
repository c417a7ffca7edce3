import { useAsk } from "../../backend/queries";
import { useKey } from "../../shared/keys";
import { Answer } from "../../shared/states/Answer";
import type { Shown } from "./filter";
import { Head, Legend, Scope } from "./Head";
import type { ViewActs } from "./MaintenancePlace";
import { daysOn } from "./wallclock";
import { weekWords } from "./words";
import { WeekView } from "./week/WeekView";

/** The week with its head, its chips and its legend. */
export function WeekPage({ shown, acts }: { shown: Shown; acts: ViewActs }) {
  const asked = useAsk("maintenance.week", { day: shown.day, zone: shown.zone, client: shown.client });
  const week = asked.data;
  const step = (weeks: number) => {
    if (week !== undefined) acts.narrow({ day: daysOn(week.monday, weeks * 7) });
  };
  const today = () => acts.narrow({ day: null });
  useKey("PageUp", () => step(-1));
  useKey("PageDown", () => step(1));
  useKey("t", today);
  return (
    <>
      <Head title={week === undefined ? "Maintenance" : weekWords(week.monday, week.sunday)} view="week" onView={acts.onView} onStep={step} onToday={today} onNew={acts.onNew} />
      <div className="row wrap sm sec chips">
        <Scope shown={shown} zone={week?.zone ?? shown.zone} onZone={(zone) => acts.narrow({ zone })} onClient={(client) => acts.narrow({ client })} />
        {week !== undefined && <Legend week={week} />}
      </div>
      <Answer of={asked}>
        {(reply) => <WeekView key={reply.monday} week={reply} selected={shown.selected} onSelect={acts.onSelect} onMoved={acts.onMoved} onCreate={acts.onCreate} onCancel={acts.onCancel} onNew={acts.onNew} />}
      </Answer>
    </>
  );
}
