import type { Draft } from "./fresh";

/** What each part of the form is given. */
export interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  wrong: (field: string) => string | undefined;
}
