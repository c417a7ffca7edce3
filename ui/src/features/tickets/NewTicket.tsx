import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

const FRESH = { client_id: "", subject: "", priority: "", category: null as string | null, received: "" };

/** The priorities and categories of the policy a client is on. */
function usePolicyOf(client: string) {
  const view = useAsk("clients.get", { id: client }, client !== "");
  const contract = view.data?.contracts.find((one) => one.status === "active")?.id ?? "";
  const version = useAsk("contracts.get", { id: contract }, contract !== "").data?.policy_version_id ?? "";
  return useAsk("sla.policy", { version_id: version }, version !== "").data;
}

/** A request entered by hand. */
export function NewTicket() {
  useCrumbs({ name: "Tickets", to: "/tickets" }, { name: "New ticket", to: null });
  const { draft, change, clear } = useDraft("ticket:new", FRESH);
  const clients = useAsk("clients.list", { search: "", tag: "", account_manager: "", flagged: false, offset: 0, limit: 1000 });
  const policy = usePolicyOf(draft.client_id);
  const create = useDo("tickets.create");
  const wrong = (field: string) => problemOf(create.error, field);
  const save = () => create.mutate(draft, {
    onSuccess: (ticket) => {
      clear();
      say(`Entered ${ticket.row.number}.`);
      go(`/tickets/${ticket.row.id}`);
    },
  });
  useKey("Ctrl Enter", save);
  useKey("Esc", back);
  const priorities = policy?.priorities ?? [];
  return (
    <form
      noValidate
      className="mid"
      style={{ maxWidth: 560, display: "flex", flexDirection: "column", flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h1>New ticket</h1>
      {create.isError && <div style={{ marginTop: 12 }}><Refused failure={create.error} shown={Object.keys(FRESH)} /></div>}
      <div className="form">
        <ChoiceField label="Client" none="Choose a client" value={draft.client_id} onChange={(client_id) => change({ client_id, priority: "" })} choices={(clients.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))} problem={wrong("client_id")} testid={ids.newTicketClient} />
        <TextField label="Subject" value={draft.subject} onChange={(subject) => change({ subject })} problem={wrong("subject")} testid={ids.newTicketSubject} />
        {priorities.length === 0
          ? <TextField label="Priority" value={draft.priority} onChange={(priority) => change({ priority })} problem={wrong("priority")} testid={ids.newTicketPriority} />
          : <ChoiceField label="Priority" none="Choose a priority" value={draft.priority} onChange={(priority) => change({ priority })} choices={priorities.map((one) => ({ value: one.key, label: one.name }))} problem={wrong("priority")} testid={ids.newTicketPriority} />}
        {(policy?.categories.length ?? 0) > 0 && (
          <ChoiceField label="Category" none="None" value={draft.category ?? ""} onChange={(category) => change({ category: category === "" ? null : category })} choices={(policy?.categories ?? []).map((one) => ({ value: one, label: one }))} problem={wrong("category")} />
        )}
        <TextField label="Received" type="datetime-local" value={draft.received} onChange={(received) => change({ received })} problem={wrong("received")} hint="In the contract’s zone; empty for now" testid={ids.newTicketReceived} />
      </div>
      <div className="acts">
        <Button look="go" submit keys="Ctrl Enter" testid={ids.newTicketSave} disabled={create.isPending}>Save</Button>
        <Button look="quiet" onClick={() => { clear(); back(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}
