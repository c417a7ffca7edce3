import type { PartyForm } from "../../../bindings/types";
import { TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";

interface PartyProps {
  party: PartyForm;
  change: (part: Partial<PartyForm>) => void;
  wrong: (field: string) => string | undefined;
  nameHint: string;
}

/** A side of an invoice: name, address, the numbers it is registered with, and how it is reached. */
export function PartyFields({ party, change, wrong, nameHint }: PartyProps) {
  const field = (key: keyof PartyForm) => ({ problem: wrong(key), testid: ids.partyField(key.replace("_", "-")) });
  return (
    <>
      <TextField label="Name on documents" value={party.name} onChange={(name) => change({ name })} hint={nameHint} {...field("name")} />
      <TextField label="Address" lines value={party.address.join("\n")} onChange={(text) => change({ address: text === "" ? [] : text.split("\n") })} hint="A line each" {...field("address")} />
      <div className="four">
        <TextField label="Postal code" value={party.postal_code} onChange={(postal_code) => change({ postal_code })} {...field("postal_code")} />
        <TextField label="City" value={party.city} onChange={(city) => change({ city })} {...field("city")} />
        <TextField label="State or province" value={party.region} onChange={(region) => change({ region })} {...field("region")} />
        <TextField label="Country" value={party.country} onChange={(country) => change({ country })} placeholder="CA" {...field("country")} />
      </div>
      <div className="pair">
        <TextField label="Tax number" value={party.tax_id} onChange={(tax_id) => change({ tax_id })} {...field("tax_id")} />
        <TextField label="Number in the register of companies" value={party.company_id} onChange={(company_id) => change({ company_id })} {...field("company_id")} />
      </div>
      <div className="pair">
        <TextField label="E-mail" type="email" value={party.email} onChange={(email) => change({ email })} {...field("email")} />
        <TextField label="Telephone" value={party.phone} onChange={(phone) => change({ phone })} {...field("phone")} />
      </div>
      <div className="pair">
        <TextField label="Electronic address" value={party.endpoint_id} onChange={(endpoint_id) => change({ endpoint_id })} hint="For electronic invoices" {...field("endpoint_id")} />
        <TextField label="Its scheme" value={party.endpoint_scheme} onChange={(endpoint_scheme) => change({ endpoint_scheme })} placeholder="0088, 0151, EM" {...field("endpoint_scheme")} />
      </div>
    </>
  );
}
