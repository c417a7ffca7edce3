import { useEffect } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { Choices, SetUp } from "../../bindings/types";
import { Brand } from "../../shared/Brand";
import { Button } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { Icon } from "../../shared/Icon";
import { useKey } from "../../shared/keys";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { viewerZone } from "../../shared/time/moment";
import { Questions } from "./Questions";
import "./firststart.css";

const BLANK: SetUp = {
  company: "", country: "", zone: "", days: ["mon", "tue", "wed", "thu", "fri"], opens: "09:00", closes: "17:00", holiday_set: "",
  preset: "", currency: "", tax_name: "", tax_basis_points: 0, user_name: "",
};
const FIELDS = ["company", "country", "zone", "days", "opens", "closes", "holiday_set", "preset", "currency", "tax_name", "tax_basis_points", "user_name"];

/** What a country suggests; every answer can still be changed. */
function suggested(choices: Choices, code: string): Partial<SetUp> {
  const country = choices.countries.find((one) => one.code === code);
  if (country === undefined) return { country: code };
  return {
    country: code, zone: country.zones[0] ?? "", holiday_set: country.holiday_set, currency: country.currency,
    tax_name: country.tax_name, tax_basis_points: country.tax_basis_points,
  };
}

function atHome(choices: Choices): Partial<SetUp> {
  const zone = viewerZone();
  const country = choices.countries.find((one) => one.zones.includes(zone)) ?? choices.countries[0];
  const preset = choices.presets[0]?.key ?? "";
  return country === undefined ? { preset } : { ...suggested(choices, country.code), preset, ...(country.zones.includes(zone) ? { zone } : {}) };
}

function Form({ choices }: { choices: Choices }) {
  const { draft, change, clear, touched } = useDraft("first-start", BLANK);
  const setUp = useDo("app.set_up");
  useEffect(() => {
    if (!touched && draft.country === "") change(atHome(choices));
  }, [choices, change, draft.country, touched]);
  const start = () => setUp.mutate(draft, { onSuccess: clear });
  useKey("Ctrl Enter", start);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      {setUp.isError && <div style={{ marginTop: 16 }}><Refused failure={setUp.error} shown={FIELDS} /></div>}
      <Questions
        choices={choices}
        answers={draft}
        failure={setUp.error}
        onAnswer={change}
        onCountry={(code) => change(suggested(choices, code))}
      />
      <div className="row fs-foot">
        <Button look="go" tall submit testid={ids.firstStartStart} disabled={setUp.isPending}>Start</Button>
        <span className="sm mut">Ctrl Enter</span>
      </div>
    </form>
  );
}

function Sample({ choices }: { choices: Choices }) {
  const open = useDo("app.open_sample", "Opening the sample provider");
  const policies = choices.presets.length;
  return (
    <aside className="fr" aria-label="The sample provider">
      <h2>Or look around first</h2>
      <p className="sec" style={{ marginTop: 4 }}>
        The sample provider is a made-up company with a busy September. You can delete it at any time and answer the questions then.
      </p>
      <dl className="kv smp">
        <dt>Published policies</dt>
        <dd>{policies} presets</dd>
        <dt>Holiday sets</dt>
        <dd>{choices.holiday_sets.length}</dd>
        <dt>Clients and contracts</dt>
        <dd>made up, on every policy</dd>
        <dt>Tickets</dt>
        <dd>with their clocks</dd>
      </dl>
      <Button wide tall testid={ids.firstStartSample} onClick={() => open.mutate({})} disabled={open.isPending}>
        {open.isPending ? "Opening the sample provider" : "Open the sample provider"}
      </Button>
      {open.isError && <div style={{ marginTop: 12 }}><Refused failure={open.error} shown={[]} /></div>}
      <div className="loc">
        <Icon mark="lock" />
        <span>Everything stays on this computer. Nothing is sent until you set up mail or a calendar server.</span>
      </div>
    </aside>
  );
}

/** Five questions, then one can work; or the sample provider. */
export function FirstStart() {
  const choices = useAsk("app.choices", {});
  useEffect(() => {
    document.title = "First start · MSP Desk";
  }, []);
  return (
    <div className="fs" data-testid={ids.firstStart}>
      <main className="fl">
        <Brand />
        <h1 style={{ marginTop: 26 }}>Five questions, then you can work</h1>
        <p className="sec" style={{ marginTop: 2 }}>Every answer can be changed later in Settings.</p>
        <Answer of={choices}>{(reply) => <Form choices={reply} />}</Answer>
      </main>
      {choices.data !== undefined ? <Sample choices={choices.data} /> : <aside className="fr" />}
    </div>
  );
}
