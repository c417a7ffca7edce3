import { useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { ContractDuties as Reply, DutyDay, DutyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { PageAnswer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";
import { DutyForm } from "./DutyForm";
import { Proposals } from "./Proposals";
import { RecordForm, type Deed } from "./RecordForm";
import { evidenceWords, stateOf, WHOSE } from "./words";

interface DayProps {
  duty: DutyView;
  day: DutyDay;
  onDeed: (deed: Deed, dueOn: string) => void;
}

function Day({ duty, day, onDeed }: DayProps) {
  const more = [day.delay, evidenceWords(day)].filter((part) => part !== "").join("; ");
  const key = `${duty.title}-${day.due_on}`;
  return (
    <tr>
      <td className="nw">{dateWords(day.due_on)}</td>
      <td className="nw"><StateMark {...stateOf(day)} /></td>
      <td className="sec">{more}</td>
      <td className="r nw">
        {(day.state === "open" || day.state === "late") && <><Button small onClick={() => onDeed("done", day.due_on)} testid={ids.dutyRecord(key)}>Record</Button> <Button small look="quiet" onClick={() => onDeed("waived", day.due_on)} testid={ids.dutyWaive(key)}>Waive</Button></>}
        {day.evidence !== null && <Button small look="quiet" onClick={() => onDeed("taken_back", day.due_on)} testid={ids.dutyTakeBack(key)}>Take back</Button>}
      </td>
    </tr>
  );
}

function Duty({ of, duty, onEdit }: { of: Reply; duty: DutyView; onEdit: () => void }) {
  const [said, setSaid] = useState<{ deed: Deed; dueOn: string } | null>(null);
  const remove = useDo("duties.remove");
  const waited = of.duties.find((one) => one.id === duty.waits_for);
  const takeOff = () => remove.mutate({ id: duty.id, expected_version: duty.version }, { onSuccess: () => say(`${duty.title} is no duty of ${of.number} any more.`) });
  return (
    <section aria-label={duty.title} style={{ marginTop: 20 }}>
      <div className="sech">
        <h2>{duty.title}{duty.clause !== "" && <span className="mut">&ensp;{duty.clause}</span>}</h2>
        <span className="cnt">{WHOSE[duty.whose]}, {duty.when}</span>
        <span className="sp" />
        {duty.due === "standing" && <Button small onClick={() => setSaid({ deed: "done", dueOn: "" })} testid={ids.dutyRecord(`${duty.title}-`)}>Record</Button>}
        <Button small look="quiet" mark="edit" onClick={onEdit} testid={ids.dutyEdit(duty.title)}>Change</Button>
        <Button small look="quiet" onClick={takeOff}>Take off</Button>
      </div>
      {remove.isError && <Refused failure={remove.error} shown={[]} />}
      {duty.words !== "" && duty.words !== duty.title && <p className="sec" style={{ margin: "6px 0" }}>“{duty.words}”</p>}
      {waited !== undefined && <p className="sm sec" style={{ margin: "6px 0" }}>Waits for the client’s {waited.title}.</p>}
      {said !== null && <RecordForm key={said.deed + said.dueOn} duty={duty} dueOn={said.dueOn} deed={said.deed} today={of.today} onDone={() => setSaid(null)} />}
      {duty.days.length > 0 && (
        <table className="dl" aria-label={`Days of ${duty.title}`}>
          <colgroup><col style={{ width: 120 }} /><col style={{ width: 200 }} /><col /><col style={{ width: 170 }} /></colgroup>
          <thead><tr><th scope="col">Due</th><th scope="col">State</th><th scope="col">Evidence</th><td /></tr></thead>
          <tbody>{duty.days.map((day) => <Day key={day.due_on} duty={duty} day={day} onDeed={(deed, dueOn) => setSaid({ deed, dueOn })} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Page({ of }: { of: Reply }) {
  const [form, setForm] = useState<string | null>(null);
  const add = () => setForm("");
  useKey("n", add);
  useKey("Esc", form === null ? () => go(`/contracts/${of.contract_id}`) : null);
  const edited = of.duties.find((one) => one.id === form) ?? null;
  return (
    <div className="mid" style={{ flex: 1, maxWidth: 1040, overflow: "auto" }} data-testid={ids.dutiesOfContract}>
      <div className="head">
        <h1>Duties of {of.number}, {of.client}</h1>
        <span className="sp" />
        <Button small look="go" mark="plus" keys="N" onClick={add} testid={ids.dutyNew}>New</Button>
      </div>
      {form !== null && <DutyForm key={form} of={of} duty={edited} onDone={() => setForm(null)} />}
      <Proposals of={of} />
      {of.duties.map((duty) => <Duty key={duty.id} of={of} duty={duty} onEdit={() => setForm(duty.id)} />)}
      {of.duties.length === 0 && form === null && (
        <Empty title="No duties yet" action={<Button mark="plus" keys="N" onClick={add}>Enter a duty</Button>}>
          What this contract promises besides clocks, such as a report by a date, and what the client owes, such as contacts and access.
        </Empty>
      )}
    </div>
  );
}

/** The duties of a contract, with what was done about each due day. */
export function ContractDuties({ id }: { id: string }) {
  const duties = useAsk("duties.of_contract", { id });
  const name = duties.data === undefined ? "" : `${duties.data.number} ${duties.data.client}`;
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name, to: `/contracts/${id}` }, { name: "Duties", to: null });
  return <PageAnswer of={duties}>{(reply) => <Page of={reply} />}</PageAnswer>;
}
