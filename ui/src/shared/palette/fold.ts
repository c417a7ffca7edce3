/** A text without accents and case, with the place each of its letters had, so that a match can be underlined. */
function folded(text: string): { plain: string; places: number[] } {
  let plain = "";
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("ł", "l").replace("ø", "o").replace("đ", "d");
    for (const one of bare) {
      plain += one;
      places.push(place);
    }
    place += letter.length;
  }
  places.push(place);
  return { plain, places };
}

/** Where `sought` stands in `text`, accents and case ignored: `te at` finds `Te Ātiawa`. */
export function find(text: string, sought: string): { from: number; to: number } | null {
  const wanted = folded(sought.trim()).plain;
  if (wanted === "") return null;
  const { plain, places } = folded(text);
  const at = plain.indexOf(wanted);
  const from = places[at];
  const to = places[at + wanted.length];
  return at < 0 || from === undefined || to === undefined ? null : { from, to };
}

export type Scope = "clients" | "contracts" | "tickets" | "windows" | "engagements";

const PREFIXES: Record<string, Scope> = { "c:": "clients", "k:": "contracts", "t:": "tickets", "w:": "windows", "a:": "engagements" };

/** `t: printer` seeks tickets only. */
export function readQuestion(typed: string): { scope: Scope | null; text: string } {
  const scope = PREFIXES[typed.slice(0, 2).toLowerCase()] ?? null;
  return { scope, text: (scope === null ? typed : typed.slice(2)).trim() };
}
