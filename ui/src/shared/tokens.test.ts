import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

function tokensOf(scheme: "light" | "dark"): Map<string, string> {
  const from = css.indexOf(`[data-mantine-color-scheme="${scheme}"]`);
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** WCAG 2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["surface", "canvas", "sunken", "raised", "row-selected", "closed-shade", "closed-shade-2", "row-hover"];
const TEXT: [token: string, grounds: string[]][] = [
  ["ink", GROUNDS],
  ["ink-2", GROUNDS],
  ["ink-3", GROUNDS],
  ["accent", [...GROUNDS, "accent-soft"]],
  ["met", ["surface", "canvas", "raised", "met-soft"]],
  ["breach", ["surface", "canvas", "raised", "breach-soft"]],
  ["soon", ["surface", "canvas", "raised", "soon-soft"]],
  ["paused", ["surface", "canvas", "raised", "paused-soft"]],
  ["on-fill", ["fill"]],
  ["paper-ink", ["paper"]],
];
const MARKS: [token: string, grounds: string[]][] = [
  ["line-mark", ["surface", "canvas", "sunken", "raised"]],
  ["accent-line", ["surface", "canvas", "closed-shade"]],
  ["fill", ["surface", "canvas"]],
];

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  const tokens = tokensOf(scheme);
  const value = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`tokens.css has no --${name} in ${scheme}`);
    return found;
  };
  const check = (pairs: [string, string[]][], least: number) => {
    const low = pairs.flatMap(([token, grounds]) =>
      grounds.map((ground) => ({ pair: `${token} on ${ground}`, ratio: ratio(value(token), value(ground)) })).filter((one) => one.ratio < least),
    );
    expect(low).toEqual([]);
  };

  it("text reads on every ground it stands on, at 4.5 to 1", () => check(TEXT, 4.5));
  it("marks that mean something reach 3 to 1", () => check(MARKS, 3));
  it("the filled button has the ratio look.md measured", () => {
    expect(ratio(value("on-fill"), value("fill"))).toBeCloseTo(scheme === "light" ? 8.04 : 5.17, 1);
  });
});

describe("the style sheets", () => {
  const sheets = ["base.css", "frame.css", "list.css", "clock.css", "pdf/pdf.css", "targets/targets.css", "steps.css", "../features/firststart/firststart.css", "../features/reports/reports.css", "../features/contracts/contracts.css", "../features/sla/sla.css", "../features/home/home.css", "../features/billing/billing.css"];
  it.each(sheets)("%s names no colour that is not a token", (name) => {
    const text = readFileSync(join(import.meta.dirname, name), "utf8").replace(/url\("data:[^"]*"\)/g, "");
    expect(text.match(/#[0-9a-f]{3,8}\b/gi) ?? []).toEqual([]);
  });
});
