import axe from "axe-core";

/** What axe finds, one line each. Colours are measured over tokens.css instead, since jsdom draws nothing. */
export async function faults(within: Element = document.body): Promise<string[]> {
  const found = await axe.run(within, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
}
