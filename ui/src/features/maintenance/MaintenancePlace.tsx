import { lazy, Suspense, useState } from "react";
import type { OccurrenceRow, WindowView } from "../../bindings/types";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { Skeleton } from "../../shared/states/Skeleton";
import { ids } from "../../shared/testids";
import { editAddress, shownOf, type View } from "./filter";
import { ListView } from "./ListView";
import { WeekPage } from "./WeekPage";
import type { Stretch } from "./week/drag";
import type { Act } from "./window/acts";
import { WindowPanel } from "./window/WindowPanel";
import "./maintenance.css";

// The month's calendar is a library of its own; the week does not wait for it.
const MonthView = lazy(async () => ({ default: (await import("./month/MonthView")).MonthView }));

export interface ViewActs {
  onSelect: (row: OccurrenceRow) => void;
  onMoved: (window: WindowView) => void;
  onCancel: (row: OccurrenceRow) => void;
  onCreate: (stretch: Stretch) => void;
  onNew: () => void;
  onView: (view: View) => void;
  narrow: (changes: Record<string, string | null>) => void;
}

/** Maintenance as nights of a week, as a month, or as a list; what is selected stands in the panel. */
export function MaintenancePlace() {
  useCrumbs({ name: "Maintenance", to: null });
  const place = usePlace();
  const shown = shownOf(place);
  const [act, setAct] = useState<Act | null>(null);
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const select = (row: OccurrenceRow, next: Act | null) => {
    setAct(next);
    narrow({ window: row.window, at: row.recurrence_id });
  };
  const create = (stretch: Stretch | null) => {
    const query = new URLSearchParams(stretch === null ? {} : { starts: stretch.starts, ends: stretch.ends });
    if (shown.zone !== "") query.set("zone", shown.zone);
    if (shown.client !== "") query.set("client", shown.client);
    const text = query.toString();
    go(text === "" ? "/maintenance/new" : `/maintenance/new?${text}`);
  };
  useKey("n", () => create(null));
  const acts: ViewActs = {
    onSelect: (row) => select(row, null),
    onCancel: (row) => select(row, "cancel"),
    onMoved: (window) => select(window.occurrence, null),
    onCreate: create,
    onNew: () => create(null),
    onView: (view) => narrow({ view: view === "week" ? null : view }),
    narrow,
  };
  return (
    <div className={shown.selected === null ? "maintenance alone" : "maintenance"} data-testid={ids.maintenance}>
      <div className="mid">
        {shown.view === "week" && <WeekPage shown={shown} acts={acts} />}
        {shown.view === "list" && <ListView shown={shown} acts={acts} />}
        {shown.view === "month" && <Suspense fallback={<Skeleton />}><MonthView shown={shown} acts={acts} /></Suspense>}
      </div>
      {shown.selected !== null && (
        <WindowPanel
          key={shown.selected.window + shown.selected.at}
          id={shown.selected.window}
          at={shown.selected.at}
          act={act}
          onAct={setAct}
          onEdit={(row) => go(editAddress(row))}
          onSelect={(row) => select(row, null)}
          onClose={() => narrow({ window: null, at: null })}
        />
      )}
    </div>
  );
}
