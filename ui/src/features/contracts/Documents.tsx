import { useEffect, useState } from "react";
import { problemOf } from "../../backend/failures";
import { host } from "../../backend/host";
import { useAsk, useDo } from "../../backend/queries";
import type { ContractDocuments, DocumentView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { SaveTo } from "../../shared/SaveTo";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { momentWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";

function Row({ row }: { row: DocumentView }) {
  const save = useDo("contracts.save_document");
  const remove = useDo("contracts.remove_document");
  const [saving, setSaving] = useState(false);
  const keep = (path: string) => save.mutate({ id: row.id, path }, {
    onSuccess: (saved) => {
      setSaving(false);
      say(`Saved as ${saved.path}.`);
    },
  });
  return (
    <>
    <tr>
      <td>
        <b className="m">{row.name}</b>
        <div className="mono mut" title={`SHA-256 ${row.sha256}`}>{row.sha256.slice(0, 16)}…</div>
        {remove.error !== null && <Refused failure={remove.error} shown={[]} />}
      </td>
      <td className="r nw">{row.size_words}</td>
      <td className="sm sec nw">{momentWords(row.added_at, 0)}<br />{row.added_by}</td>
      <td className="r nw">
        <Button small onClick={() => setSaving(true)} testid={ids.documentSave}>Save…</Button>{" "}
        <Button small look="quiet" onClick={() => remove.mutate({ id: row.id, expected_version: row.version }, { onSuccess: () => say(`${row.name} is removed; the history keeps it.`) })} testid={ids.documentRemove}>Remove</Button>
      </td>
    </tr>
    {saving && <tr><td colSpan={4}><SaveTo ask={{ title: `Save ${row.name}`, kind: "Document", extensions: [row.name.split(".").pop() ?? ""], name: row.name }} onSave={keep} onClose={() => setSaving(false)} waits={save.isPending} failure={save.error} /></td></tr>}
    </>
  );
}

function List({ documents }: { documents: ContractDocuments }) {
  if (documents.rows.length === 0) return <p className="sec">Nothing is attached yet: the signed order, the schedule as it was sent, a letter of notice.</p>;
  return (
    <table aria-label="Documents">
      <thead><tr><th scope="col">Document</th><th scope="col" className="r">Size</th><th scope="col">Attached</th><th scope="col"><span className="hidden">Acts</span></th></tr></thead>
      <tbody>{documents.rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
    </table>
  );
}

/** What is attached to a contract. A file can be dropped on the window, chosen, or typed. */
export function Documents({ id }: { id: string }) {
  const documents = useAsk("contracts.documents", { id });
  const attach = useDo("contracts.attach", "Attaching a document");
  const [path, setPath] = useState("");
  const { mutate } = attach;
  const take = (file: string) => mutate({ contract: id, path: file }, {
    onSuccess: () => {
      setPath("");
      say("The document is attached.");
    },
  });
  useEffect(() => host().onDrop((paths) => {
    for (const file of paths) mutate({ contract: id, path: file });
  }), [id, mutate]);
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "Choose a document", kind: "Documents", extensions: ["pdf", "docx", "xlsx", "odt", "eml", "msg", "png", "jpg", "jpeg", "txt", "csv", "zip"] });
    if (chosen !== null) take(chosen);
  };
  const problem = problemOf(attach.error, "path");
  return (
    <section aria-label="Documents" data-testid={ids.documents}>
      {attach.error !== null && problem === undefined && <Refused failure={attach.error} shown={["path"]} />}
      <form
        className="row" style={{ alignItems: "flex-start", marginBottom: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          take(path);
        }}
      >
        <div style={{ flex: 1 }}><TextField label="Attach a file" value={path} onChange={setPath} placeholder="Drop one here, choose it, or type its path" problem={problem} hint={`Up to ${documents.data?.most_mb ?? 20} MB, kept in the database with its SHA-256`} testid={ids.documentPath} /></div>
        <span style={{ paddingTop: 21 }} className="row">
          <Button onClick={() => void choose()}>Choose…</Button>
          <Button submit disabled={path === "" || attach.isPending} testid={ids.documentAttach}>Attach</Button>
        </span>
      </form>
      <Answer of={documents}>{(reply) => <List documents={reply} />}</Answer>
    </section>
  );
}
