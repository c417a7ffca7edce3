import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { IMPACTS } from "../words";
import type { PartProps } from "./parts";

const KINDS = [{ value: "standard", label: "standard" }, { value: "emergency", label: "emergency" }];
const CATEGORIES = [{ value: "security_patch", label: "security patch" }, { value: "reliability", label: "reliability" }];

/** Of an emergency: why it cannot wait for the usual notice, and who answers for that. */
function Emergency({ draft, change, wrong }: PartProps) {
  return (
    <>
      <div className="pair">
        <ChoiceField label="Category" value={draft.category} onChange={(category) => change({ category })} choices={CATEGORIES} none="choose" problem={wrong("category")} testid={ids.windowField("category")} />
        <TextField label="Why it cannot wait" value={draft.reason} onChange={(reason) => change({ reason })} problem={wrong("reason")} testid={ids.windowField("reason")} />
      </div>
      <div className="pair">
        <TextField label="Asked for by" value={draft.requester} onChange={(requester) => change({ requester })} problem={wrong("requester")} testid={ids.windowField("requester")} />
        <TextField label="Approved by" value={draft.approver} onChange={(approver) => change({ approver })} problem={wrong("approver")} testid={ids.windowField("approver")} />
      </div>
    </>
  );
}

/** What is done, of which kind, and what clients notice of it. */
export function WhatFields({ draft, change, wrong }: PartProps) {
  return (
    <fieldset>
      <legend className="sech"><h2>What</h2></legend>
      <div className="pair" style={{ gridTemplateColumns: "2fr 1fr" }}>
        <TextField autoFocus label="What is done" value={draft.title} onChange={(title) => change({ title })} problem={wrong("title")} placeholder="Core switch firmware" testid={ids.windowField("title")} />
        <ChoiceField label="Kind" value={draft.kind} onChange={(kind) => change({ kind })} choices={KINDS} problem={wrong("kind")} testid={ids.windowField("kind")} />
      </div>
      {draft.kind === "emergency" && <Emergency draft={draft} change={change} wrong={wrong} />}
      <div className="pair" style={{ gridTemplateColumns: "1fr 2fr" }}>
        <ChoiceField label="Impact" value={draft.impact} onChange={(impact) => change({ impact })} choices={IMPACTS} problem={wrong("impact")} testid={ids.windowField("impact")} />
        <TextField label="Impact in words, as clients read it" value={draft.words} onChange={(words) => change({ words })} problem={wrong("words")} testid={ids.windowField("words")} />
      </div>
    </fieldset>
  );
}
