import type { Place } from "../../shared/route";

/** What the board shows, as its address says it. */
export interface Shown {
  /** The month of the last column; this month when empty. */
  month: string;
  client: string;
  search: string;
  /** The engagement whose panel is open. */
  at: string;
  dropped: boolean;
}

export function shownOf(place: Place): Shown {
  const of = (key: string) => place.query.get(key) ?? "";
  return { month: of("bills"), client: of("client"), search: of("search"), at: of("at"), dropped: of("dropped") !== "" };
}
