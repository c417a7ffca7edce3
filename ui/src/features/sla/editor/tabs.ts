export type Part = "about" | "priorities" | "targets" | "calendar" | "terms" | "exclusions" | "assumptions" | "preview";

export const TABS: readonly { value: Part; label: string }[] = [
  { value: "about", label: "About" },
  { value: "priorities", label: "Priorities" },
  { value: "targets", label: "Targets" },
  { value: "calendar", label: "Calendar" },
  { value: "terms", label: "Terms" },
  { value: "exclusions", label: "Exclusions" },
  { value: "assumptions", label: "Assumptions" },
  { value: "preview", label: "As the client reads it" },
];

/** On which tab a field of the form stands. */
export function partOf(field: string): Part {
  const first = field.split(/[.[]/)[0];
  return TABS.find((tab) => tab.value === first)?.value ?? "about";
}
