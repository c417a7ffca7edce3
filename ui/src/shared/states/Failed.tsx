import type { Failure } from "../../bindings/types";
import { PRESENTATION } from "../../backend/failures";
import { Button } from "../Button";
import { Callout } from "../Callout";
import { back } from "../route";
import { ids } from "../testids";
import { fieldWords } from "./fieldWords";

/** What could not be done, why, and what to do. Standing where the answer would stand. */
export function Failed({ failure, onAgain }: { failure: Failure; onAgain?: () => void }) {
  const look = PRESENTATION[failure.code];
  const again = look.again && onAgain !== undefined;
  const way = failure.code === "not_found" ? <Button small onClick={back} testid={ids.failedBack}>Back</Button> : undefined;
  return (
    <div style={{ padding: "16px 0" }}>
      <Callout
        tone={look.tone}
        title={failure.message === "" ? look.title : failure.message}
        testid={ids.failed}
        actions={again ? <Button small onClick={onAgain} testid={ids.failedAgain}>Try again</Button> : way}
      >
        {failure.advice}
        <Problems failure={failure} shown={[]} />
      </Callout>
    </div>
  );
}

/** The problems that no field on the screen shows. */
export function Problems({ failure, shown }: { failure: Failure; shown: readonly string[] }) {
  const rest = failure.problems.filter((problem) => !shown.includes(problem.field));
  if (rest.length === 0) return null;
  return (
    <ul style={{ marginTop: 4 }}>
      {rest.map((problem) => (
        <li key={`${problem.field}${problem.message}`}>
          {problem.field !== "" && <b className="m">{fieldWords(problem.field)}: </b>}
          {problem.message}
        </li>
      ))}
    </ul>
  );
}

/** What to do when somebody else was faster: their state, or one's own over it. */
export interface Faster {
  onMine: () => void;
  onTheirs: () => void;
}

/** A refused entry: said on top, each field marked below; nothing typed is lost. */
export function Refused({ failure, shown, faster }: { failure: Failure | null; shown: readonly string[]; faster?: Faster }) {
  if (failure === null) return null;
  const look = PRESENTATION[failure.code];
  const choice = failure.code === "conflict" && faster !== undefined && (
    <>
      <Button small onClick={faster.onMine} testid={ids.conflictMine}>Save mine over it</Button>
      <Button small look="quiet" onClick={faster.onTheirs} testid={ids.conflictTheirs}>Take theirs</Button>
    </>
  );
  return (
    <Callout tone={look.tone} title={failure.message === "" ? look.title : failure.message} testid={ids.failed} actions={choice === false ? undefined : choice}>
      {failure.advice}
      <Problems failure={failure} shown={shown} />
    </Callout>
  );
}
