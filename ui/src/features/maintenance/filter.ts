import type { OccurrenceRow } from "../../bindings/types";
import type { Place } from "../../shared/route";

export type View = "month" | "week" | "list";

/** What the place shows, as its address says it. */
export interface Shown {
  view: View;
  /** A day of the week or month shown; today when empty. */
  day: string;
  zone: string;
  client: string;
  state: string;
  kind: string;
  from: string;
  to: string;
  search: string;
  selected: { window: string; at: string } | null;
}

export function shownOf(place: Place): Shown {
  const of = (key: string) => place.query.get(key) ?? "";
  const view = of("view");
  const window = of("window");
  return {
    view: view === "month" || view === "list" ? view : "week", day: of("day"), zone: of("zone"), client: of("client"), state: of("state"), kind: of("kind"),
    from: of("from"), to: of("to"), search: of("search"), selected: window === "" ? null : { window, at: of("at") },
  };
}

/** The address of the week in which an occurrence lies, with its panel open. */
export function addressOf(row: OccurrenceRow): string {
  return `/maintenance?${new URLSearchParams({ day: row.starts.local.slice(0, 10), window: row.window, at: row.recurrence_id }).toString()}`;
}

/** The address of the form of a window; for a series it knows which occurrence one stood on. */
export function editAddress(row: OccurrenceRow): string {
  return `/maintenance/${row.window}/edit?${new URLSearchParams({ at: row.recurrence_id }).toString()}`;
}
