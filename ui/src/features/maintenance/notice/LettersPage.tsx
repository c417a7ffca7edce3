import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { LetterTemplateRow, LetterTemplates } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { SuggestField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { Answer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { occasionWords } from "./words";
import "./notice.css";

const keyOf = (row: LetterTemplateRow) => `${row.occasion}:${row.client_id}`;

function Editor({ row }: { row: LetterTemplateRow }) {
  const { draft, change, clear, touched } = useDraft(`letter:${keyOf(row)}`, { subject: row.subject, body: row.body, client: row.client });
  const save = useDo("maintenance.save_notice_template");
  const clients = useAsk("clients.list", { search: "", tag: "", account_manager: "", flagged: false, offset: 0, limit: 100 });
  const isAnother = draft.client !== row.client;
  const expected = isAnother ? 0 : row.version;
  const keep = () => save.mutate({ occasion: row.occasion, expected_version: expected, ...draft }, { onSuccess: () => { clear(); say("Kept the letter."); } });
  const drop = () => save.mutate({ occasion: row.occasion, client: row.client_id, expected_version: row.version, subject: "", body: "" }, { onSuccess: () => { clear(); say("The letter before it is used again."); } });
  useKey("Ctrl Enter", touched ? keep : null);
  return (
    <section className="letter stack">
      <div className="sech"><h2>{occasionWords(row.occasion)}</h2><span className="cnt">{row.version === 0 ? "as it came with the program" : row.client === "" ? "ours, for all clients" : `for ${row.client} alone`}</span></div>
      <SuggestField label="For; all clients when empty" value={draft.client} onChange={(client) => change({ client })} suggestions={(clients.data?.rows ?? []).map((one) => one.name)} problem={problemOf(save.error, "client")} testid={ids.noticeTemplateClient} />
      <TextField label="Subject" value={draft.subject} onChange={(subject) => change({ subject })} problem={problemOf(save.error, "subject")} testid={ids.noticeTemplateSubject} />
      <TextField label="Text" lines value={draft.body} onChange={(body) => change({ body })} problem={problemOf(save.error, "body")} testid={ids.noticeTemplateBody} />
      <Refused failure={save.error} shown={["client", "subject", "body"]} />
      <div className="row">
        <Button look="go" keys="Ctrl Enter" disabled={!touched || save.isPending} onClick={keep} testid={ids.noticeTemplateKeep}>Keep the letter</Button>
        {row.version > 0 && <Button disabled={save.isPending} onClick={drop} testid={ids.noticeTemplateDrop}>{row.client === "" ? "Take the built-in one" : "Take the one for all"}</Button>}
        {touched && <Button look="quiet" onClick={clear}>As it was</Button>}
      </div>
    </section>
  );
}

function Page({ templates }: { templates: LetterTemplates }) {
  const [chosen, setChosen] = useState("");
  const row = templates.rows.find((one) => keyOf(one) === chosen) ?? templates.rows[0];
  if (row === undefined) return null;
  return (
    <div className="letters">
      <div>
        <ul className="ls" aria-label="Letters">
          {templates.rows.map((one) => (
            <li key={keyOf(one)}>
              <button type="button" className="linkish" aria-pressed={one === row} onClick={() => setChosen(keyOf(one))} data-testid={ids.noticeOccasion(keyOf(one))}>{occasionWords(one.occasion)}</button>
              <span className="sm sec">{one.client === "" ? (one.version === 0 ? "built in" : "all clients") : one.client}</span>
            </li>
          ))}
        </ul>
        <h2 style={{ margin: "16px 0 6px" }}>What can stand in a letter</h2>
        <div className="places sm">{templates.placeholders.map((place) => <span key={place.key} style={{ display: "contents" }}><span className="mono">{`{${place.key}}`}</span><span className="sec">{place.name}</span></span>)}</div>
      </div>
      <Editor key={`${keyOf(row)}:${row.version}`} row={row} />
    </div>
  );
}

/** What letters about maintenance begin as: one for each occasion, and others for single clients. */
export function LettersPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Letters", to: null });
  const asked = useAsk("maintenance.notice_templates", {});
  return (
    <div className="place" style={{ maxWidth: 1100, overflow: "auto" }} data-testid={ids.noticeLetters}>
      <div className="place-head"><h1>Letters about maintenance</h1></div>
      <div style={{ paddingBottom: 24 }}><Answer of={asked}>{(templates) => <Page templates={templates} />}</Answer></div>
    </div>
  );
}
