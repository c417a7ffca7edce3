import { useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { Provider, Status } from "../../bindings/types";
import { Button, Switch } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { ChoiceField, SuggestField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { Database } from "./Database";
import { Leaving } from "./Leaving";

const FIELDS = ["name", "country", "zone", "currency", "tax_name", "tax_basis_points"];

function Profile({ provider }: { provider: Provider }) {
  const choices = useAsk("app.choices", {});
  const { name, country, zone, currency, tax_name, tax_basis_points } = provider;
  const { draft, change, clear, touched } = useDraft("provider", { name, country, zone, currency, tax_name, percent: String(tax_basis_points / 100) });
  const save = useDo("app.change_provider");
  const wrong = (field: string) => problemOf(save.error, field);
  const { percent, ...typed } = draft;
  const act = () => save.mutate({ ...typed, expected_version: provider.version, tax_basis_points: Math.round(Number(percent.replace(",", ".")) * 100) }, {
    onSuccess: () => {
      clear();
      say("Saved the provider’s profile.");
    },
  });
  useKey("Ctrl Enter", touched ? act : null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <div className="sech"><h2>Provider</h2></div>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={FIELDS} /></div>}
      <div className="form">
        <TextField label="Name" value={draft.name} onChange={(value) => change({ name: value })} problem={wrong("name")} hint="On schedules, reports and invoices" testid={ids.settingsName} />
        <div className="pair">
          <ChoiceField label="Country" value={draft.country} onChange={(value) => change({ country: value })} choices={(choices.data?.countries ?? []).map((one) => ({ value: one.code, label: one.name }))} none={draft.country} problem={wrong("country")} />
          <SuggestField label="Time zone of your desk" value={draft.zone} onChange={(value) => change({ zone: value })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} testid={ids.settingsZone} />
        </div>
        <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr 1fr", gap: 12 }}>
          <ChoiceField label="Currency" value={draft.currency} onChange={(value) => change({ currency: value })} choices={(choices.data?.currencies ?? []).map((one) => ({ value: one.key, label: `${one.key}, ${one.name}` }))} none={draft.currency} problem={wrong("currency")} />
          <TextField label="Tax" value={draft.tax_name} onChange={(value) => change({ tax_name: value })} problem={wrong("tax_name")} />
          <TextField label="Percent" value={draft.percent} onChange={(value) => change({ percent: value })} problem={wrong("tax_basis_points")} />
        </div>
        <div className="row">
          <Button look="go" submit keys="Ctrl Enter" disabled={!touched || save.isPending} testid={ids.settingsSave}>Save</Button>
          {touched && <Button look="quiet" onClick={clear}>Discard</Button>}
        </div>
      </div>
    </form>
  );
}

const SCHEMES: readonly { value: MantineColorScheme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "auto", label: "As the system" },
];

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Appearance</h2></div>
      <div style={{ paddingTop: 12 }}>
        <Switch label="Colours" value={colorScheme} options={SCHEMES} onChange={setColorScheme} testid={ids.settingsScheme} />
      </div>
    </section>
  );
}

function Versions({ status }: { status: Status }) {
  const { program, zones, holidays } = status.versions;
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>What it computes with</h2></div>
      <dl className="kv l" style={{ paddingTop: 12 }}>
        <dt>Program</dt><dd>{program}</dd>
        <dt>Zone rules</dt><dd>{zones}</dd>
        <dt>Holidays</dt><dd>{holidays}</dd>
        <dt>Database</dt><dd className="mono" style={{ userSelect: "text", wordBreak: "break-all" }}>{status.database}</dd>
      </dl>
    </section>
  );
}

/** The way to letterhead, numbers and accounts. */
function Billing() {
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Billing</h2></div>
      <div className="row" style={{ paddingTop: 12 }}><Button onClick={() => go("/settings/billing")} testid={ids.settingsBilling}>How we bill</Button></div>
    </section>
  );
}

function Sample() {
  const remove = useDo("app.remove_sample", "Removing the sample provider");
  const act = () => remove.mutate({}, {
    onSuccess: () => {
      say("The sample provider is gone.");
      go("/");
    },
  });
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Sample provider</h2></div>
      <div style={{ paddingTop: 12 }}>
        {remove.isError && <div style={{ marginBottom: 12 }}><Refused failure={remove.error} shown={[]} /></div>}
        <Callout tone="plain" title="You are looking at a made-up company." actions={<Button small onClick={act} disabled={remove.isPending} testid={ids.settingsRemoveSample}>Remove it</Button>}>
          Removing it takes away its clients, contracts, tickets and reports; then you answer the five questions.
        </Callout>
      </div>
    </section>
  );
}

export function SettingsPlace() {
  useCrumbs({ name: "Settings", to: null });
  const status = useAsk("app.status", {});
  return (
    <div className="mid" style={{ flex: 1 }} data-testid={ids.settings}>
      <div style={{ maxWidth: 640 }}>
        <h1 style={{ marginBottom: 16 }}>Settings</h1>
        <Answer of={status}>
          {(reply) => (
            <>
              {reply.provider !== null && <Profile provider={reply.provider} />}
              <Appearance />
              <Billing />
              <Leaving failed={reply.counts.mails_failed} />
              <Versions status={reply} />
              <Database />
              {reply.provider?.sample === true && <Sample />}
            </>
          )}
        </Answer>
      </div>
    </div>
  );
}
