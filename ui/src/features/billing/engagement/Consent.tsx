import { useState } from "react";
import { useDo } from "../../../backend/queries";
import type { ConsentLine, EngagementView } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { SaveTo } from "../../../shared/SaveTo";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";
import { ACTS, channelName, CONSENT, MAILS } from "../words";

function short(sha256: string): string {
  return sha256 === "" ? "" : `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}

/** A line of the evidence, and the file that proves it. */
function Line({ line, onSave }: { line: ConsentLine; onSave: () => void }) {
  const mail = MAILS[line.mail];
  return (
    <li>
      <div className="row">
        <b className="m">{ACTS[line.act] ?? line.act}</b>
        <Time moment={line.at} />
        <span className="sp" />
        {mail !== undefined && <StateMark {...mail} />}
        {line.file !== "" && <IconButton mark="down2" label={`Save ${line.file}`} onClick={onSave} testid={ids.billingEvidence(line.position)} />}
      </div>
      <div className="sm sec">{[line.contact, channelName(line.channel).toLowerCase(), `recorded by ${line.recorded_by}`].filter(Boolean).join(" · ")}</div>
      {line.words !== "" && <div className="sm quote">{line.words}</div>}
      {line.file !== "" && <div className="sm sec">{line.file} <span className="mono mut" title={`SHA-256 ${line.sha256}`}>{short(line.sha256)}</span></div>}
    </li>
  );
}

function Log({ id, log, isOpen }: { id: string; log: readonly ConsentLine[]; isOpen: boolean }) {
  const save = useDo("billing.save_consent_file");
  const [saving, setSaving] = useState<ConsentLine | null>(null);
  if (log.length === 0) return null;
  const write = (path: string) => {
    if (saving === null) return;
    save.mutate({ id, position: saving.position, path }, {
      onSuccess: (saved) => {
        say(`Saved ${saved.path}.`);
        setSaving(null);
      },
    });
  };
  return (
    <details open={isOpen} data-testid={ids.billingLog}>
      <summary className="sm">What was said, {log.length === 1 ? "one line" : `${log.length} lines`}</summary>
      <ul className="said-lines">{log.map((line) => <Line key={line.position} line={line} onSave={() => setSaving(line)} />)}</ul>
      {saving !== null && <SaveTo ask={{ title: "Save what proves it", kind: "Evidence", extensions: ["*"], name: saving.file }} onSave={write} onClose={() => setSaving(null)} waits={save.isPending} failure={save.error} />}
    </details>
  );
}

/** The permission: by whom, when, how, for what; and whether it stood before the work. */
export function Consent({ engagement, isFull }: { engagement: EngagementView; isFull: boolean }) {
  const { card, consent, override_reason } = engagement;
  const proof = [...consent.log].reverse().find((line) => line.act !== "asked" && line.sha256 !== "");
  const quoted = consent.quoted === "" ? engagement.terms_words : consent.quoted;
  return (
    <section aria-label="Consent" data-testid={ids.billingConsent}>
      <div className="sech"><h2>Consent</h2><span className="x"><StateMark {...(CONSENT[consent.state] ?? { tone: "plain", word: consent.state })} /></span></div>
      <dl className="kv permission">
        {consent.granted !== null && <><dt>Granted</dt><dd><Time moment={consent.granted} />{consent.timing !== "" && <>, <span className={consent.in_time ? undefined : "warned m"}>{consent.timing}</span></>}</dd></>}
        {consent.by !== "" && <><dt>By</dt><dd>{consent.by}</dd></>}
        {consent.channel !== "" && <><dt>Channel</dt><dd>{consent.channel}</dd></>}
        {quoted !== "" && <><dt>Quoted</dt><dd>{quoted}</dd></>}
        {consent.cap !== "" && <><dt>Cap</dt><dd>{consent.cap}</dd></>}
        {consent.expires !== null && <><dt>Good until</dt><dd><Time moment={consent.expires} /></dd></>}
        {consent.withdrawn !== null && <><dt>Taken back</dt><dd><Time moment={consent.withdrawn} /></dd></>}
        {card.cause !== "" && <><dt>Cause</dt><dd>{card.cause.toLowerCase()}</dd></>}
        {proof !== undefined && <><dt>Evidence</dt><dd>{proof.file === "" ? "in words" : proof.file} <span className="mono mut" title={`SHA-256 ${proof.sha256}`}>{short(proof.sha256)}</span></dd></>}
      </dl>
      <Log id={card.id} log={consent.log} isOpen={isFull} />
      {override_reason !== "" && <div style={{ marginTop: 8 }}><Callout tone="soon" title="Billed without permission">{override_reason}</Callout></div>}
    </section>
  );
}
