import { useState } from "react";
import { useDo } from "../../../backend/queries";
import type { Failure, WorkEntered, WorkView } from "../../../bindings/types";
import { entriesOf, type Row, type Sent } from "./entries";

/** Sends what was typed, and remembers where in the grid each entry stood, for the problems that come back. */
export function useEntering(): {
  enter: (rows: readonly Row[], piece: WorkView | null, onDone: (entered: WorkEntered) => void) => void;
  failure: Failure | null;
  waits: boolean;
  sent: Sent;
} {
  const [sent, setSent] = useState<Sent>({ entries: [], places: [] });
  const entering = useDo("billing.enter_work");
  return {
    enter: (rows, piece, onDone) => {
      const next = entriesOf(rows, piece);
      setSent(next);
      entering.mutate({ entries: next.entries }, { onSuccess: onDone });
    },
    failure: entering.error, waits: entering.isPending, sent,
  };
}
