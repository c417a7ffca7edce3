import type { Tested } from "../../bindings/types";
import { Callout } from "../../shared/Callout";
import { StateMark } from "../../shared/StateMark";

const TITLES: Record<string, string> = {
  login: "The server refused the login.",
  certificate: "The server is not trusted.",
  temporary: "The server cannot do it now.",
  permanent: "The server refused.",
};

/** What became of trying a server: a mark and a sentence, or what was refused and what to do. */
export function TestedCallout({ tested, testid }: { tested: Tested; testid: string }) {
  if (tested.works) {
    return <p role="status" data-testid={testid}><StateMark tone="met" word="Works" box /> <span className="sec">{tested.words}</span></p>;
  }
  return <Callout tone="breach" title={TITLES[tested.refusal] ?? "It does not work."} testid={testid}>{tested.words} {tested.advice}</Callout>;
}
