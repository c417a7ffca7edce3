export interface Change {
  field: string;
  before: string;
  after: string;
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function words(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The fields that differ between two states of a thing, each as JSON; all fields of something new. */
export function changes(before: string, after: string): Change[] {
  const old = parsed(before);
  const now = parsed(after);
  if (!isRecord(old) && !isRecord(now)) return before === after ? [] : [{ field: "", before: words(old), after: words(now) }];
  const was = isRecord(old) ? old : {};
  const is = isRecord(now) ? now : {};
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: words(was[field]), after: words(is[field]) }))
    .filter((change) => change.before !== change.after);
}
