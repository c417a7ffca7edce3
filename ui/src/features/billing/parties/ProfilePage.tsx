import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { AccountingForm, BillingProfile } from "../../../bindings/types";
import { Button, IconButton } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useAdding } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { go } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { PartyFields } from "./PartyFields";
import "../billing.css";

const ORDERS = [{ value: "day_first", label: "day, month, year" }, { value: "month_first", label: "month, day, year" }, { value: "year_first", label: "year, month, day" }];

interface PartProps {
  draft: BillingProfile;
  change: (part: Partial<BillingProfile>) => void;
  wrong: (field: string) => string | undefined;
}

function Money({ draft, change, wrong }: PartProps) {
  return (
    <>
      <div className="sech"><h2>Bank and numbers</h2></div>
      <div className="three">
        <TextField label="Account holder" value={draft.account_holder} onChange={(account_holder) => change({ account_holder })} problem={wrong("account_holder")} testid={ids.profileField("account-holder")} />
        <TextField label="IBAN or account" value={draft.account_number} onChange={(account_number) => change({ account_number })} problem={wrong("account_number")} testid={ids.profileField("account-number")} />
        <TextField label="BIC or bank code" value={draft.account_bank} onChange={(account_bank) => change({ account_bank })} problem={wrong("account_bank")} testid={ids.profileField("account-bank")} />
      </div>
      <div className="pair">
        <TextField label="Numbers of invoices" value={draft.invoice_numbers} onChange={(invoice_numbers) => change({ invoice_numbers })} problem={wrong("invoice_numbers")} placeholder="INV-{year}-{number:4}" hint="Without a gap, given when issued" testid={ids.profileField("invoice-numbers")} />
        <TextField label="Numbers of credit notes" value={draft.credit_numbers} onChange={(credit_numbers) => change({ credit_numbers })} problem={wrong("credit_numbers")} placeholder="CN-{year}-{number:4}" testid={ids.profileField("credit-numbers")} />
      </div>
      <div className="pair">
        <TextField label="Days to pay" value={draft.due_days} onChange={(due_days) => change({ due_days })} problem={wrong("due_days")} testid={ids.profileField("due-days")} />
        <TextField label="Prepaid hours are low under" value={draft.low_hours} onChange={(low_hours) => change({ low_hours })} problem={wrong("low_hours")} hint="Hours" testid={ids.profileField("low-hours")} />
      </div>
      <TextField label="Words under the lines of every invoice" lines value={draft.note} onChange={(note) => change({ note })} problem={wrong("note")} testid={ids.profileField("note")} />
    </>
  );
}

function ConsentLetter({ draft, change, wrong }: PartProps) {
  return (
    <>
      <div className="sech"><h2>The letter that asks for consent</h2></div>
      <TextField label="Subject" value={draft.consent_subject} onChange={(consent_subject) => change({ consent_subject })} problem={wrong("consent_subject")} placeholder="the one that is built in" testid={ids.profileField("consent-subject")} />
      <TextField label="Text" lines value={draft.consent_body} onChange={(consent_body) => change({ consent_body })} problem={wrong("consent_body")} placeholder="the one that is built in" testid={ids.profileField("consent-body")} />
      {draft.placeholders.length > 0 && <p className="sm sec">Filled in for each: {draft.placeholders.map((one) => <code key={one} className="tag">{one}</code>)}</p>}
    </>
  );
}

function Accounts({ draft, change, wrong }: PartProps) {
  const { accounts } = draft;
  const set = (part: Partial<AccountingForm>) => change({ accounts: { ...accounts, ...part } });
  const { rows, adding } = useAdding<HTMLDivElement>(accounts.tax_codes.length);
  const setCode = (at: number, part: Partial<AccountingForm["tax_codes"][number]>) => set({ tax_codes: accounts.tax_codes.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const bad = (field: string) => wrong(`accounts.${field}`) ?? wrong(field);
  return (
    <>
      <div className="sech"><h2>What accounting systems ask for</h2></div>
      <div className="four">
        <TextField label="Account of advanced support" value={accounts.engagement_account} onChange={(engagement_account) => set({ engagement_account })} problem={bad("engagement_account")} placeholder="200" testid={ids.profileField("engagement-account")} />
        <TextField label="of fees" value={accounts.service_account} onChange={(service_account) => set({ service_account })} problem={bad("service_account")} testid={ids.profileField("service-account")} />
        <TextField label="of service credits" value={accounts.credit_account} onChange={(credit_account) => set({ credit_account })} problem={bad("credit_account")} testid={ids.profileField("credit-account")} />
        <TextField label="of prepaid hours" value={accounts.prepaid_account} onChange={(prepaid_account) => set({ prepaid_account })} problem={bad("prepaid_account")} testid={ids.profileField("prepaid-account")} />
      </div>
      <div className="four">
        <TextField label="Item of advanced support" value={accounts.engagement_item} onChange={(engagement_item) => set({ engagement_item })} problem={bad("engagement_item")} hint="Products as QuickBooks has them" testid={ids.profileField("engagement-item")} />
        <TextField label="of fees" value={accounts.service_item} onChange={(service_item) => set({ service_item })} problem={bad("service_item")} testid={ids.profileField("service-item")} />
        <TextField label="of service credits" value={accounts.credit_item} onChange={(credit_item) => set({ credit_item })} problem={bad("credit_item")} testid={ids.profileField("credit-item")} />
        <TextField label="of prepaid hours" value={accounts.prepaid_item} onChange={(prepaid_item) => set({ prepaid_item })} problem={bad("prepaid_item")} testid={ids.profileField("prepaid-item")} />
      </div>
      <div className="pair">
        <TextField label="Item of taxes" value={accounts.tax_item} onChange={(tax_item) => set({ tax_item })} problem={bad("tax_item")} hint="Where QuickBooks has no column for them" testid={ids.profileField("tax-item")} />
        <TextField label="Terms" value={accounts.terms} onChange={(terms) => set({ terms })} problem={bad("terms")} placeholder="Net 30" testid={ids.profileField("terms")} />
      </div>
      <div ref={rows} className="stack">
        {accounts.tax_codes.map((code, at) => (
          <div key={at} className="taxline">
            <TextField bare={at > 0} label="Tax, as on the line" value={code.tax} onChange={(tax) => setCode(at, { tax })} problem={bad(`tax_codes.${at}.tax`)} testid={ids.profileTax(at, "tax")} />
            <TextField bare={at > 0} label="as the system has it" value={code.code} onChange={(next) => setCode(at, { code: next })} problem={bad(`tax_codes.${at}.code`)} testid={ids.profileTax(at, "code")} />
            <span style={{ paddingTop: at > 0 ? 2 : 22 }}><IconButton mark="x" label={`Take ${code.tax === "" ? "the code" : code.tax} away`} onClick={() => set({ tax_codes: accounts.tax_codes.filter((_, index) => index !== at) })} /></span>
          </div>
        ))}
      </div>
      <div className="row"><Button small look="quiet" mark="plus" onClick={() => { adding(); set({ tax_codes: [...accounts.tax_codes, { tax: "", code: "" }] }); }} testid={ids.profileAddTax}>Tax code</Button></div>
      <div className="pair">
        <TextField label="What the system calls no tax" value={accounts.exempt_code} onChange={(exempt_code) => set({ exempt_code })} problem={bad("exempt_code")} testid={ids.profileField("exempt-code")} />
        <ChoiceField label="Order of dates" value={accounts.date_order} onChange={(date_order) => set({ date_order })} choices={ORDERS} problem={bad("date_order")} testid={ids.profileField("date-order")} {...(accounts.date_order === "" ? { none: "not said" } : {})} />
      </div>
    </>
  );
}

function Form({ known }: { known: BillingProfile }) {
  const { draft, change, clear, touched } = useDraft<BillingProfile>("billing-profile", known);
  const save = useDo("billing.save_profile");
  const wrong = (field: string) => problemOf(save.error, field);
  const store = (version: number) => save.mutate({ ...draft, version, placeholders: known.placeholders }, {
    onSuccess: () => {
      clear();
      say("Saved how we bill.");
    },
  });
  const act = () => store(draft.version);
  const faster = { onMine: () => store(known.version), onTheirs: () => { clear(); save.reset(); } };
  const shown = (save.error?.problems ?? []).map((problem) => problem.field).filter((field) => field !== "");
  const part: PartProps = { draft: { ...draft, placeholders: known.placeholders }, change, wrong };
  useKey("Ctrl Enter", touched && !save.isPending ? act : null);
  useKey("Esc", () => go("/settings"));
  return (
    <form noValidate className="mid formpage" data-testid={ids.profile} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <h1>How we bill</h1>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={shown} faster={faster} /></div>}
      <div className="form">
        <div className="sech"><h2>Letterhead</h2></div>
        <PartyFields party={draft.party} change={(party) => change({ party: { ...draft.party, ...party } })} wrong={(field) => wrong(`party.${field}`)} nameHint="As it stands on every document" />
        <Money {...part} />
        <ConsentLetter {...part} />
        <Accounts {...part} />
      </div>
      <div className="acts">
        <Button look="go" submit keys="Ctrl Enter" disabled={!touched || save.isPending} testid={ids.profileSave}>Save</Button>
        {touched && <Button look="quiet" onClick={clear}>Discard</Button>}
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}

/** Our letterhead, bank and numbers, the letter that asks, and what accounting systems ask for. */
export function ProfilePage() {
  const asked = useAsk("billing.profile", {});
  useCrumbs({ name: "Settings", to: "/settings" }, { name: "How we bill", to: null });
  return <PageAnswer of={asked}>{(known) => <Form known={known} />}</PageAnswer>;
}
