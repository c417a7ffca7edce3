import type { Failure, FailureCode } from "../bindings/commands";

/** How a failure is shown: red when an entry was refused, amber when something outside is wrong. */
export interface Presentation {
  tone: "breach" | "soon";
  title: string;
  /** Whether trying once more may help, so that the button is offered. */
  again: boolean;
}

/** Total over the codes: a new code does not compile until somebody decides how it looks. */
export const PRESENTATION: Record<FailureCode, Presentation> = {
  invalid: { tone: "breach", title: "Not saved: something in the entry does not fit.", again: false },
  not_found: { tone: "soon", title: "This is no longer here.", again: false },
  conflict: { tone: "soon", title: "Someone changed this in the meantime.", again: true },
  forbidden: { tone: "soon", title: "Your role may not do this.", again: false },
  cancelled: { tone: "soon", title: "Stopped. Nothing half done was kept.", again: true },
  storage: { tone: "soon", title: "The database could not be written.", again: true },
  newer_database: { tone: "soon", title: "This database belongs to a newer MSP Desk.", again: false },
  internal: { tone: "soon", title: "Something went wrong inside MSP Desk.", again: true },
};

function isFailure(cause: unknown): cause is Failure {
  return typeof cause === "object" && cause !== null && "code" in cause && "message" in cause
    && typeof cause.code === "string" && cause.code in PRESENTATION;
}

/** What a call was refused with. Anything that is not a failure of the table is a fault of ours. */
export function failureOf(cause: unknown): Failure {
  if (isFailure(cause)) return { ...cause, problems: cause.problems };
  const message = cause instanceof Error ? cause.message : String(cause);
  return { code: "internal", message, problems: [], advice: "Try again. If it stays, send us this text." };
}

/** The sentence for one field, if the rules found fault with it. */
export function problemOf(failure: Failure | null, field: string): string | undefined {
  return failure?.problems.find((problem) => problem.field === field)?.message;
}
