function hoursMinutes(total: number): [hours: number, minutes: number] {
  const minutes = Math.floor(total / 60);
  return [Math.floor(minutes / 60), minutes % 60];
}

/** `6:20` of seconds, for tables; a minute not yet full is not shown. */
export function hmm(total: number): string {
  const [hours, minutes] = hoursMinutes(Math.abs(total));
  return `${total < 0 ? "−" : ""}${hours}:${String(minutes).padStart(2, "0")}`;
}

/** What is left of a budget, or how far it is overdrawn: `0:30`, `1:20 over`. */
export function leftWords(total: number): string {
  return total < 0 ? `${hmm(-total)} over` : hmm(total);
}

/** `0:37:12` of seconds, for a clock that runs. */
export function hmmss(total: number): string {
  const [hours, minutes] = hoursMinutes(Math.max(0, total));
  return `${hours}:${String(minutes).padStart(2, "0")}:${String(Math.floor(Math.max(0, total)) % 60).padStart(2, "0")}`;
}
