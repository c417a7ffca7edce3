import type { Code, Failure } from "../bindings/types";

/** How a failure is shown: red when an entry was refused, amber when something outside is wrong. */
export interface Presentation {
  tone: "breach" | "soon";
  title: string;
  /** Whether trying once more may help, so that the button is offered. */
  again: boolean;
}

/** Total over the codes: a new code does not compile until somebody decides how it looks. */
export const PRESENTATION: Record<Code, Presentation> = {
  invalid: { tone: "breach", title: "Not saved: something in the entry does not fit.", again: false },
  taken: { tone: "breach", title: "Not saved: this name or number is taken.", again: false },
  not_now: { tone: "breach", title: "This is not possible in its present state.", again: false },
  not_found: { tone: "soon", title: "This is no longer here.", again: false },
  conflict: { tone: "soon", title: "Someone changed this in the meantime.", again: true },
  forbidden: { tone: "soon", title: "Your role may not do this.", again: false },
  beyond_calendar: { tone: "soon", title: "The holidays at hand do not reach that far.", again: false },
  file: { tone: "soon", title: "The file could not be read or written.", again: true },
  not_set_up: { tone: "soon", title: "Nothing has been set up yet.", again: false },
  database: { tone: "soon", title: "The database cannot be used.", again: true },
  server: { tone: "soon", title: "A server on the network could not do it.", again: true },
  disk_full: { tone: "soon", title: "The disk is full. Nothing was changed.", again: true },
  cancelled: { tone: "soon", title: "Stopped. Nothing was changed.", again: true },
  fault: { tone: "soon", title: "Something went wrong inside MSP Desk.", again: true },
};

function isFailure(cause: unknown): cause is Failure {
  return typeof cause === "object" && cause !== null && "code" in cause && "message" in cause
    && typeof cause.code === "string" && cause.code in PRESENTATION;
}

/** What a call was refused with. Anything that is not a failure of the table is a fault of ours. */
export function failureOf(cause: unknown): Failure {
  if (isFailure(cause)) return { ...cause, problems: cause.problems };
  const message = cause instanceof Error ? cause.message : String(cause);
  return { code: "fault", message, problems: [], advice: "Try again. If it stays, send us this text." };
}

/** The sentence for one field, if the rules found fault with it. */
export function problemOf(failure: Failure | null, field: string): string | undefined {
  return failure?.problems.find((problem) => problem.field === field)?.message;
}
