import { useState } from "react";
import type { MetricView, PromiseView } from "../../bindings/types";
import { Ledger } from "../../shared/clock/Ledger";
import { ChoiceField } from "../../shared/fields/Field";
import { StateMark } from "../../shared/StateMark";
import { hmm } from "../../shared/time/duration";
import { clockWords, dayWords, year } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { Time } from "../../shared/time/Time";
import { VERDICT } from "../../shared/verdict";

function VerdictLine({ promise }: { promise: PromiseView }) {
  const { tone, word, mark } = VERDICT[promise.verdict];
  return (
    <>
      <div><StateMark tone={tone} word={word} mark={mark} box /></div>
      <div>
        {promise.sentence}
        {promise.provenance !== "" && <span className="sec"> Done by: {promise.provenance}.</span>}
        {promise.missed > 0 && <span className="late"> {promise.missed} {promise.missed === 1 ? "update" : "updates"} missed in between.</span>}
        <div style={{ marginTop: 6 }}>
          {promise.due === null ? <span className="sec">No due time{promise.verdict === "paused" ? " while the clock is paused" : ""}.</span> : <>Due <Time moment={promise.due} /></>}
          {promise.clock !== "" && <span className="sec"> · {promise.clock} · “{promise.words}”</span>}
        </div>
      </div>
    </>
  );
}

/** One metric: the ledger of its promise, or of one of its update intervals. */
export function MetricLedger({ metric }: { metric: MetricView }) {
  const thisYear = year(useNow());
  const firstLate = metric.promises.findIndex((promise) => promise.verdict === "late");
  const [at, setAt] = useState(Math.max(firstLate, 0));
  const promise = metric.promises[at] ?? metric.promises[0];
  if (promise === undefined) return <p className="sec" style={{ padding: "12px 0" }}>{metric.summary === "" ? "Nothing fell due." : metric.summary}</p>;
  const name = (one: PromiseView, index: number) =>
    `${index + 1} of ${metric.promises.length}: from ${dayWords(one.start.local, thisYear)} ${clockWords(one.start.local)}, ${VERDICT[one.verdict].word.toLowerCase()}, ${hmm(one.counted_s)} of ${hmm(one.allowed_s)}`;
  return (
    <div>
      {metric.promises.length > 1 && (
        <div style={{ padding: "10px 0 2px", maxWidth: 420 }}>
          <ChoiceField
            bare label="Interval" value={String(metric.promises.indexOf(promise))} onChange={(value) => setAt(Number(value))}
            choices={metric.promises.map((one, index) => ({ value: String(index), label: name(one, index) }))}
          />
        </div>
      )}
      <Ledger label={`Ledger of ${metric.title}`} lines={promise.ledger} verdict={<VerdictLine promise={promise} />} />
    </div>
  );
}
