import { CheckField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { Lines, Pick, Rows, Text, Tick } from "./fields";
import { useForm } from "./typed";
import { CAUSES, CONTACTS, EMERGENCIES, EMERGENCY_CATEGORIES, ROUNDINGS } from "./words";

function toggled(list: readonly string[], key: string, on: boolean): string[] {
  return on ? [...list, key] : list.filter((own) => own !== key);
}

function useTerms() {
  const { form, change } = useForm();
  const set = (part: Partial<typeof form.terms>) => change((own) => ({ ...own, terms: { ...own.terms, ...part } }));
  return { terms: form.terms, set };
}

function said(notice: string): boolean {
  return notice !== "" && notice !== "not said";
}

/** Which emergencies the policy speaks of: with none ticked, of all. */
function EmergencyCategories() {
  const { terms, set } = useTerms();
  const own = terms.emergency_categories;
  return (
    <fieldset className="ed-set">
      <legend>Said of these emergencies (none ticked: of all)</legend>
      {EMERGENCY_CATEGORIES.map((one) => <CheckField key={one.key} label={one.name} checked={own.includes(one.key)} onChange={(on) => set({ emergency_categories: toggled(own, one.key, on) })} testid={ids.draftField(`terms.emergency_categories.${one.key}`)} />)}
    </fieldset>
  );
}

function Maintenance() {
  const { terms, set } = useTerms();
  return (
    <>
      <div className="sech"><h2>Maintenance</h2></div>
      <div className="form">
        <Text path="terms.maintenance" label="As published" lines value={terms.maintenance} onChange={(maintenance) => set({ maintenance })} />
        <div className="ed-line">
          <Text path="terms.notice_hours" label="Hours of notice" width={120} value={terms.notice_hours} onChange={(hours) => set({ notice_hours: hours })} placeholder="48" />
          <Pick path="terms.emergency_notice" label="Emergencies: the policy" value={terms.emergency_notice === "" ? "not said" : terms.emergency_notice} onChange={(notice) => set({ emergency_notice: notice, emergency_categories: said(notice) ? terms.emergency_categories : [] })} choices={EMERGENCIES} />
        </div>
        {said(terms.emergency_notice) && <EmergencyCategories />}
        <Tick path="terms.notice_where_practical" label="Only “where practical”" checked={terms.notice_where_practical} onChange={(on) => set({ notice_where_practical: on })} />
      </div>
      <Rows path="terms.preferred_windows" title="Preferred windows" one="window" rows={terms.preferred_windows} fresh={{ days: "", hours: "", zone: "" }} onChange={(windows) => set({ preferred_windows: windows })}>
        {(row, put, path) => (
          <>
            <Text path={`${path}.days`} label="Days" width={130} value={row.days} onChange={(days) => put({ days })} placeholder="sat-sun" />
            <Text path={`${path}.hours`} label="Hours" width={130} value={row.hours} onChange={(hours) => put({ hours })} placeholder="22:00-04:00" />
            <Text path={`${path}.zone`} label="Zone" value={row.zone} onChange={(zone) => put({ zone })} placeholder="Pacific/Auckland" />
          </>
        )}
      </Rows>
    </>
  );
}

function Uptime() {
  const { terms, set } = useTerms();
  const target = (part: Partial<typeof terms.uptime_target>) => set({ uptime_target: { ...terms.uptime_target, ...part } });
  return (
    <>
      <div className="sech"><h2>Uptime and credits</h2></div>
      <div className="form">
        <Text path="terms.uptime" label="Uptime, as published" lines value={terms.uptime} onChange={(uptime) => set({ uptime })} />
        <div className="ed-line">
          <Text path="terms.uptime_target.ratio" label="Uptime target" width={120} value={terms.uptime_target.ratio} onChange={(ratio) => target({ ratio })} placeholder="99.5%" />
          <Text path="terms.uptime_target.service" label="Of the service" value={terms.uptime_target.service} onChange={(service) => target({ service })} />
        </div>
        <Text path="terms.credits" label="Credits, as published" lines value={terms.credits} onChange={(credits) => set({ credits })} />
        <div className="ed-line">
          <Text path="terms.claim_days" label="Days to claim" width={120} value={terms.claim_days} onChange={(days) => set({ claim_days: days })} placeholder="14" />
          <Pick path="terms.credit_rounding" label="The uptime is compared" value={terms.credit_rounding === "" ? "as measured" : terms.credit_rounding} onChange={(rounding) => set({ credit_rounding: rounding })} choices={ROUNDINGS} />
        </div>
      </div>
      <Rows path="terms.credit_bands" title="Credit bands" one="band" rows={terms.credit_bands} fresh={{ at_least: "", below: "", credit: "", words: "" }} onChange={(bands) => set({ credit_bands: bands })} note="The best first, half-open: each begins where the one above ends. Gaps and overlaps are named at once.">
        {(row, put, path) => (
          <>
            <Text path={`${path}.at_least`} label="At least" width={100} value={row.at_least} onChange={(from) => put({ at_least: from })} placeholder="99%" />
            <Text path={`${path}.below`} label="Below" width={100} value={row.below} onChange={(below) => put({ below })} placeholder="99.5%" />
            <Text path={`${path}.credit`} label="Credit" width={90} value={row.credit} onChange={(credit) => put({ credit })} placeholder="5%" />
            <Text path={`${path}.words`} label="As published" value={row.words} onChange={(words) => put({ words })} />
          </>
        )}
      </Rows>
    </>
  );
}

function Advanced() {
  const { terms, set } = useTerms();
  const own = terms.advanced_terms;
  const fee = (part: Partial<typeof own>) => set({ advanced_terms: { ...own, ...part } });
  const path = "terms.advanced_terms";
  return (
    <>
      <div className="sech"><h2>Advanced support</h2></div>
      <div className="form">
        <Text path="terms.advanced_support" label="As published" lines value={terms.advanced_support} onChange={(words) => set({ advanced_support: words })} />
        <div className="ed-line">
          <Text path={`${path}.rate`} label="Fee" width={100} value={own.rate} onChange={(rate) => fee({ rate })} placeholder="85.00" />
          <Text path={`${path}.currency`} label="Currency" width={90} value={own.currency} onChange={(currency) => fee({ currency })} placeholder="CAD" />
          <Text path={`${path}.per_minutes`} label="Per minutes" width={100} value={own.per_minutes} onChange={(minutes) => fee({ per_minutes: minutes })} placeholder="60" />
          <Text path={`${path}.block_minutes`} label="Block, minutes" width={110} value={own.block_minutes} onChange={(minutes) => fee({ block_minutes: minutes })} placeholder="60" />
          <Text path={`${path}.minimum_minutes`} label="At least, minutes" width={120} value={own.minimum_minutes} onChange={(minutes) => fee({ minimum_minutes: minutes })} placeholder="60" />
        </div>
        <Tick path={`${path}.permission_first`} label="The client is asked before" checked={own.permission_first} onChange={(on) => fee({ permission_first: on })} />
        <fieldset className="ed-set">
          <legend>Charged for what is</legend>
          {CAUSES.map((cause) => <CheckField key={cause.key} label={cause.name} checked={own.causes.includes(cause.key)} onChange={(on) => fee({ causes: toggled(own.causes, cause.key, on) })} testid={ids.draftField(`${path}.causes.${cause.key}`)} />)}
        </fieldset>
      </div>
    </>
  );
}

/** What the policy says besides its targets: the published words, and the values behind them. */
export function TermsPart() {
  const { terms, set } = useTerms();
  return (
    <>
      <div className="form"><Text path="terms.support_hours" label="Support hours, as published" lines value={terms.support_hours} onChange={(hours) => set({ support_hours: hours })} /></div>
      <Maintenance />
      <Uptime />
      <Rows path="terms.escalation" title="Escalation path" one="step" rows={terms.escalation} fresh={{ name: "", words: "" }} onChange={(escalation) => set({ escalation })}>
        {(row, put, path) => (
          <>
            <Text path={`${path}.name`} label="Step" width={160} value={row.name} onChange={(name) => put({ name })} placeholder="Tier 1, or empty" />
            <Text path={`${path}.words`} label="As published" value={row.words} onChange={(words) => put({ words })} />
          </>
        )}
      </Rows>
      <Advanced />
      <div className="sech"><h2>The client, and anything else</h2></div>
      <div className="form">
        <Lines path="terms.client_duties" label="What the client owes" value={terms.client_duties} onChange={(duties) => set({ client_duties: duties })} />
        <fieldset className="ed-set">
          <legend>Contacts the client has to name</legend>
          {CONTACTS.map((role) => <CheckField key={role.key} label={role.name} checked={terms.requires_contacts.includes(role.key)} onChange={(on) => set({ requires_contacts: toggled(terms.requires_contacts, role.key, on) })} testid={ids.draftField(`terms.requires_contacts.${role.key}`)} />)}
        </fieldset>
        <Lines path="terms.notes" label="Anything else a reader should see" value={terms.notes} onChange={(notes) => set({ notes })} />
      </div>
    </>
  );
}
