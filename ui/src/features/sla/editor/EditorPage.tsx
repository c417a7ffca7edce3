import { useState } from "react";
import { problemOf as problemIn } from "../../../backend/failures";
import { call } from "../../../backend/call";
import { useAsk, useDo } from "../../../backend/queries";
import type { DraftView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go, replace, usePlace, withQuery } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { fieldWords } from "../../../shared/states/fieldWords";
import { Tabs } from "../../../shared/Tabs";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { AssumptionsPart, CalendarPart, ExclusionsPart, HeadPart, PrioritiesPart } from "./parts";
import { Preview } from "./Preview";
import { partOf, TABS, type Part } from "./tabs";
import type { CellPlace } from "./TargetCell";
import { TargetPanel } from "./TargetPanel";
import { TargetsPart } from "./TargetsPart";
import { TermsPart } from "./TermsPart";
import { FormOf, useForm, useTyped } from "./typed";
import "./editor.css";

function Publish({ onLeft }: { onLeft: () => void }) {
  const { view, flush } = useForm();
  const publish = useDo("sla.publish");
  const discard = useDo("sla.discard_draft");
  const [from, setFrom] = useState("");
  const keptVersion = () => flush().catch(() => null); // the editor says what was refused
  const send = async (overNewer: boolean) => {
    const version = await keptVersion();
    if (version === null) return;
    publish.mutate({ id: view.id, expected_version: version, effective_from: from, over_newer: overNewer }, {
      onSuccess: (policy) => {
        say(`Published ${policy.row.name}, version ${policy.row.number}. Contracts stay on the version they are on.`);
        onLeft();
        go(policy.row.number > 1 ? `/policies/announce/${policy.row.version_id}` : `/policies/${policy.row.version_id}`);
      },
    });
  };
  const putAway = async () => {
    const version = await keptVersion();
    if (version === null) return;
    discard.mutate({ id: view.id, expected_version: version }, { onSuccess: () => { onLeft(); say("Discarded the draft. The history keeps what it said."); go("/policies"); } });
  };
  useKey("Ctrl Enter", () => void send(false));
  const overtaken = view.newer !== null && publish.error?.code === "conflict";
  return (
    <div className="ed-publish">
      <TextField label="In force from" width={150} value={from} onChange={setFrom} placeholder="as in the form" problem={problemIn(publish.error, "effective_from")} testid={ids.draftPublishFrom} />
      <Button look="go" keys="Ctrl Enter" onClick={() => void send(false)} disabled={publish.isPending} testid={ids.draftPublish}>Publish</Button>
      <Button onClick={() => void putAway()} testid={ids.draftDiscard}>Discard</Button>
      {publish.error !== null && (
        <div className="ed-refused"><Refused failure={overtaken ? { ...publish.error, code: "not_now" } : publish.error} shown={view.problems.map((problem) => problem.field).concat("effective_from")} />
          {overtaken && <Button small onClick={() => void send(true)} testid={ids.draftPublishOver}>Publish over version {view.newer?.number}</Button>}
        </div>
      )}
    </div>
  );
}

function Problems({ onPart }: { onPart: (part: Part) => void }) {
  const { view } = useForm();
  const count = view.problems.length;
  if (count === 0) return <p className="ed-ok sm" data-testid={ids.draftProblems}>Nothing keeps it from being published.</p>;
  return (
    <details className="ed-problems" data-testid={ids.draftProblems}>
      <summary>{count === 1 ? "One thing keeps it from being published" : `${count} things keep it from being published`}</summary>
      <ul>
        {view.problems.map((problem) => (
          <li key={problem.field + problem.message}><button type="button" className="linkish" onClick={() => onPart(partOf(problem.field))}>{problem.field === "" ? "the whole policy" : fieldWords(problem.field)}</button> {problem.message}</li>
        ))}
      </ul>
    </details>
  );
}

function Editor({ draft }: { draft: DraftView }) {
  const typed = useTyped(draft);
  const place = usePlace();
  const [open, setOpen] = useState<CellPlace | null>(null);
  const part = TABS.find((tab) => tab.value === place.query.get("part"))?.value ?? "about";
  const toPart = (next: Part) => { setOpen(null); replace(withQuery(place, { part: next })); };
  const name = typed.form.name === "" ? "A policy without a name" : typed.form.name;
  useCrumbs({ name: "Policies and calendars", to: "/policies" }, { name: `${name}, draft`, to: null });
  useKey("Esc", () => (open === null ? back() : setOpen(null)));
  const theirs = () => call("sla.policy_draft", { id: draft.id });
  const faster = { onMine: () => void theirs().then(typed.saveMine), onTheirs: () => void theirs().then(typed.takeTheirs) };
  const count = (value: Part) => typed.view.problems.filter((problem) => partOf(problem.field) === value).length;
  return (
    <FormOf value={typed}>
      <div className="ed" data-testid={ids.draftPage}>
        <div className="mid">
          <div className="head"><div><h1>{name}</h1><div className="sub">Draft {draft.begun_from} · <span data-testid={ids.draftKept}>{typed.kept ? "everything typed is kept" : "keeping what was typed …"}</span></div></div><Publish onLeft={() => undefined} /></div>
          {draft.newer !== null && <Callout tone="soon" title={`Version ${draft.newer.number} was published since this draft was begun.`}>Compare the two before you publish over it.</Callout>}
          {typed.failure !== null && <Refused failure={typed.failure} shown={[]} faster={faster} />}
          <Problems onPart={toPart} />
          <Tabs label="Parts of the policy" value={part} onChange={toPart} controls="draft-part" tabs={TABS.map((tab) => ({ ...tab, after: count(tab.value) === 0 ? null : <span className="ed-count">{count(tab.value)}</span>, testid: ids.draftTab(tab.value) }))} />
          <div role="tabpanel" id="draft-part" aria-label={part} className="ed-part">
            {part === "about" && <HeadPart />}
            {part === "priorities" && <PrioritiesPart />}
            {part === "targets" && <TargetsPart open={open} onOpen={setOpen} />}
            {part === "calendar" && <CalendarPart />}
            {part === "terms" && <TermsPart />}
            {part === "exclusions" && <ExclusionsPart />}
            {part === "assumptions" && <AssumptionsPart />}
            {part === "preview" && <Preview view={typed.view} />}
          </div>
        </div>
        {open !== null && part === "targets" && <TargetPanel key={`${open.metric}/${open.priority}/${open.category}`} place={open} onClose={() => setOpen(null)} />}
      </div>
    </FormOf>
  );
}

/** A policy as it is being typed. */
export function EditorPage({ id }: { id: string }) {
  const draft = useAsk("sla.policy_draft", { id });
  return <PageAnswer of={draft}>{(reply) => <Editor key={reply.id} draft={reply} />}</PageAnswer>;
}
