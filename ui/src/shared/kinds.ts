/** An instant as Rust hands it over: for the machine, as the wall in its zone shows it, and the zone's name then. */
export interface Moment {
  utc: string;
  local: string;
  zone: string;
  abbreviation: string;
}
