import { useAsk } from "../../backend/queries";
import type { ServiceView } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useAdding } from "../../shared/focus";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { noService } from "./draft";

interface ServicesStepProps {
  services: readonly ServiceView[];
  wrong: (field: string) => string | undefined;
  onChange: (services: ServiceView[]) => void;
}

/** What is served, and what it costs a month. Sums are made by the rules, not here. */
export function ServicesStep({ services, wrong, onChange }: ServicesStepProps) {
  const status = useAsk("app.status", {});
  const choices = useAsk("app.choices", {});
  const currency = services[services.length - 1]?.currency ?? status.data?.provider?.currency ?? "";
  const { rows, adding } = useAdding<HTMLDivElement>(services.length);
  const add = () => {
    adding();
    onChange([...services, noService(currency)]);
  };
  const set = (at: number, part: Partial<ServiceView>) => onChange(services.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const currencies = (choices.data?.currencies ?? []).map((one) => ({ value: one.key, label: one.key }));
  if (services.length === 0) {
    return (
      <Empty title="No services yet" action={<Button mark="plus" onClick={add} testid={ids.contractAddFee}>Add a service</Button>}>
        What you serve, how many of it, and the price of one a month. A contract may also stand without fees.
      </Empty>
    );
  }
  return (
    <div style={{ maxWidth: 760 }}>
      <h1>Services and fees</h1>
      <div className="form">
        <div ref={rows} className="stack">{services.map((service, at) => {
          const field = (name: string) => wrong(`services.${at}.${name}`);
          return (
            <div key={at} style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) 70px 110px 110px 84px 28px", gap: 8 }}>
              <TextField label="Service" value={service.name} onChange={(name) => set(at, { name })} problem={field("name")} testid={ids.contractFee(at, "name")} />
              <TextField label="How many" value={String(service.count)} onChange={(count) => set(at, { count: Number(count.replace(/\D/g, "")) })} problem={field("count")} testid={ids.contractFee(at, "count")} />
              <TextField label="Of what" value={service.unit} onChange={(unit) => set(at, { unit })} problem={field("unit")} testid={ids.contractFee(at, "unit")} />
              <TextField label="Price of one" value={service.price} onChange={(price) => set(at, { price })} problem={field("price")} testid={ids.contractFee(at, "price")} />
              <ChoiceField label="Currency" value={service.currency} onChange={(code) => set(at, { currency: code })} choices={currencies} problem={field("currency")} testid={ids.contractFee(at, "currency")} />
              <span style={{ paddingTop: 22 }}><IconButton mark="x" label={`Remove ${service.name === "" ? "this service" : service.name}`} onClick={() => onChange(services.filter((_, index) => index !== at))} /></span>
            </div>
          );
        })}</div>
        <span><Button small mark="plus" onClick={add} testid={ids.contractAddFee}>Add a service</Button></span>
      </div>
    </div>
  );
}
