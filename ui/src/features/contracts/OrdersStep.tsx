import type { AddOnView, OverrideView, Policies, PolicyView } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useAdding } from "../../shared/focus";
import { ids } from "../../shared/testids";

interface OrdersStepProps {
  addOns: readonly AddOnView[];
  overrides: readonly OverrideView[];
  policies: Policies;
  policy: PolicyView | undefined;
  wrong: (field: string) => string | undefined;
  onChange: (part: { add_ons?: AddOnView[]; overrides?: OverrideView[] }) => void;
}

function changed<Row>(rows: readonly Row[], at: number, part: Partial<Row>): Row[] {
  return rows.map((row, index) => (index === at ? { ...row, ...part } : row));
}

function AddOns({ addOns, policies, wrong, onChange }: Pick<OrdersStepProps, "addOns" | "policies" | "wrong" | "onChange">) {
  const choices = policies.rows.map((row) => ({ value: row.version_id, label: `${row.name}, version ${row.number}` }));
  const { rows, adding } = useAdding<HTMLDivElement>(addOns.length);
  const add = () => {
    adding();
    onChange({ add_ons: [...addOns, { name: "", policy_version_id: "", from_on: "" }] });
  };
  return (
    <div className="stack">
      <div className="sech"><h2>Add-ons</h2><span className="cnt">their targets stand in the place of the policy’s</span></div>
      <div ref={rows} className="stack">{addOns.map((one, at) => (
        <div key={at} style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) 150px 28px", gap: 8 }}>
          <ChoiceField label="Policy" none="Choose one" value={one.policy_version_id} onChange={(policy_version_id) => onChange({ add_ons: changed(addOns, at, { policy_version_id }) })} choices={choices} problem={wrong(`add_ons.${at}.policy_version_id`)} testid={ids.contractAddOnPolicy(at)} />
          <TextField label="As documents print it" value={one.name} onChange={(name) => onChange({ add_ons: changed(addOns, at, { name }) })} placeholder="24/7 monitoring" problem={wrong(`add_ons.${at}.name`)} />
          <TextField label="From" type="date" value={one.from_on} onChange={(from_on) => onChange({ add_ons: changed(addOns, at, { from_on }) })} hint={one.from_on === "" ? "From the first day" : ""} problem={wrong(`add_ons.${at}.from_on`)} testid={ids.contractAddOnFrom(at)} />
          <span style={{ paddingTop: 22 }}><IconButton mark="x" label="Remove this add-on" onClick={() => onChange({ add_ons: addOns.filter((_, index) => index !== at) })} /></span>
        </div>
      ))}</div>
      <span><Button small mark="plus" onClick={add} testid={ids.contractAddOn}>Add an add-on</Button></span>
    </div>
  );
}

/** Add-ons that swap targets, and targets of signed orders with the words that were signed. */
export function OrdersStep({ addOns, overrides, policies, policy, wrong, onChange }: OrdersStepProps) {
  const metrics = policy?.schedule.columns.map((column) => ({ value: column.key, label: column.name })) ?? [];
  const rows = policy?.priorities.map((one) => ({ value: one.key, label: one.name })) ?? [];
  const categories = policy?.categories ?? [];
  const set = (at: number, part: Partial<OverrideView>) => onChange({ overrides: changed(overrides, at, part) });
  const instead = (one: OverrideView) => {
    const row = policy?.schedule.rows.find((line) => line.priority === one.priority && (one.category === null || line.category === one.category));
    const cell = row?.cells[policy?.schedule.columns.findIndex((column) => column.key === one.metric) ?? -1];
    return cell === null || cell === undefined ? "The policy promises nothing here." : `Policy: ${cell.words}`;
  };
  const { rows: orders, adding } = useAdding<HTMLDivElement>(overrides.length);
  const fresh = (): OverrideView => ({ metric: metrics[0]?.value ?? "", priority: rows[0]?.value ?? "", category: categories[0] ?? null, amount: "", clock: "", strength: "", words: "", order: overrides[overrides.length - 1]?.order ?? "" });
  const add = () => {
    adding();
    onChange({ overrides: [...overrides, fresh()] });
  };
  return (
    <div style={{ maxWidth: 860 }}>
      <h1>Add-ons and signed orders</h1>
      <div className="form" style={{ gap: 24 }}>
        <AddOns addOns={addOns} policies={policies} wrong={wrong} onChange={onChange} />
        <div className="stack">
          <div className="sech"><h2>Signed orders</h2><span className="cnt">the order prevails over the policy’s text</span></div>
          <div ref={orders} className="stack">{overrides.map((one, at) => {
            const field = (name: string) => wrong(`overrides.${at}.${name}`);
            return (
              <div key={at} className="order">
                <ChoiceField label="Row" value={one.priority} onChange={(priority) => set(at, { priority })} choices={rows} problem={field("priority")} testid={ids.contractOrder(at, "priority")} />
                {categories.length > 0 && <ChoiceField label="Category" value={one.category ?? ""} onChange={(category) => set(at, { category })} choices={categories.map((value) => ({ value, label: value }))} problem={field("category")} />}
                <ChoiceField label="Promise" value={one.metric} onChange={(metric) => set(at, { metric })} choices={metrics} problem={field("metric")} hint={instead(one)} testid={ids.contractOrder(at, "metric")} />
                <TextField label="Amount" value={one.amount} onChange={(amount) => set(at, { amount })} placeholder="2 hours" problem={field("amount")} testid={ids.contractOrder(at, "amount")} />
                <TextField label="The words that were signed" value={one.words} onChange={(words) => set(at, { words })} placeholder="2 hours (business hours)" problem={field("words")} testid={ids.contractOrder(at, "words")} />
                <TextField label="Order" value={one.order} onChange={(order) => set(at, { order })} placeholder="SO-2291" problem={field("order")} testid={ids.contractOrder(at, "order")} />
                <span style={{ paddingTop: 22 }}><IconButton mark="x" label={`Remove ${one.order === "" ? "this order" : one.order}`} onClick={() => onChange({ overrides: overrides.filter((_, index) => index !== at) })} /></span>
              </div>
            );
          })}</div>
          <span><Button small mark="plus" onClick={add} disabled={rows.length === 0} testid={ids.contractAddOrder}>Add a signed target</Button></span>
        </div>
      </div>
    </div>
  );
}
