import { useState } from "react";
import type { Failure, PasswordKeep, PasswordPlace } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { CheckField, TextField } from "../../shared/fields/Field";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";

const WHERE: Record<PasswordPlace, string> = {
  nowhere: "No password is known.",
  keychain: "The password lies in the keychain of this machine.",
  session: "The password is known until MSP Desk is closed.",
  environment: "The password comes from the environment MSP Desk was started in.",
};

interface PasswordProps {
  place: PasswordPlace;
  noKeychain: string;
  failure: Failure | null;
  isPending: boolean;
  onKeep: (password: string, keep: PasswordKeep, onDone: () => void) => void;
}

/** A password on its way into the keychain: it is never shown again. */
export function Password({ place, noKeychain, failure, isPending, onKeep }: PasswordProps) {
  const [password, setPassword] = useState("");
  const [isForSession, setForSession] = useState(false);
  const keep = isForSession || noKeychain !== "" ? "session" : "keychain";
  const act = () => onKeep(password, keep, () => setPassword(""));
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); act(); }}>
      {failure !== null && <Refused failure={failure} shown={[]} />}
      {noKeychain !== "" && (
        <Callout tone="soon" title="There is no keychain to keep the password in.">
          This machine says: {noKeychain}. The password can be kept until MSP Desk is closed; a scheduled job takes it from its environment.
        </Callout>
      )}
      <TextField label="Password" type="password" value={password} onChange={setPassword} hint={WHERE[place]} testid={ids.mailPassword} />
      {noKeychain === "" && <CheckField label="Only until MSP Desk is closed" checked={isForSession} onChange={setForSession} />}
      <div className="row">
        <Button submit disabled={isPending || password === ""} testid={ids.mailPasswordSave}>Keep the password</Button>
        {(place === "keychain" || place === "session") && <Button look="quiet" disabled={isPending} onClick={() => onKeep("", "session", () => setPassword(""))}>Forget it</Button>}
      </div>
    </form>
  );
}
