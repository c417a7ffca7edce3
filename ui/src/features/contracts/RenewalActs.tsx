import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useDo } from "../../backend/queries";
import type { Failure } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

interface ActsProps {
  contract: { id: string; number: string; version: number; renews_by: string; notice_given: string | null };
  onDone: () => void;
}

const WHO = [{ value: "client", label: "the client" }, { value: "provider", label: "us" }];

/** Renew, give notice, or end: with its date and its reason. */
export function RenewalActs({ contract, onDone }: ActsProps) {
  const { id, number, version: expected_version, renews_by, notice_given } = contract;
  const [by, setBy] = useState("");
  const [why, setWhy] = useState("");
  const [from, setFrom] = useState("client");
  const [on, setOn] = useState("");
  const renew = useDo("contracts.renew");
  const notice = useDo("contracts.give_notice");
  const withdraw = useDo("contracts.withdraw_notice");
  const end = useDo("contracts.end");
  const failure: Failure | null = renew.error ?? notice.error ?? withdraw.error ?? end.error;
  const done = (words: string) => ({
    onSuccess: () => {
      say(`${number} ${words}.`);
      onDone();
    },
  });
  const wrong = (field: string) => problemOf(failure, field);
  return (
    <div className="stack">
      {failure !== null && <Refused failure={failure} shown={["by", "given_on"]} />}
      <div className="row wrap" style={{ alignItems: "flex-start" }}>
        <TextField label="Renew by" value={by} onChange={setBy} placeholder={renews_by === "" ? "12 months" : renews_by} problem={wrong("by")} width={110} testid={ids.contractRenewsBy} />
        <TextField label="Notice given on" type="date" value={on} onChange={setOn} problem={wrong("given_on")} hint={on === "" ? "Empty for today" : ""} width={150} testid={ids.contractNoticeOn} />
        <ChoiceField label="by" value={from} onChange={setFrom} choices={WHO} width={110} testid={ids.contractNoticeFrom} />
        <div style={{ flex: 1, minWidth: 160 }}><TextField label="Why, or how it was agreed" value={why} onChange={setWhy} testid={ids.contractReason} /></div>
      </div>
      <div className="row">
        <Button small look="go" onClick={() => renew.mutate({ id, expected_version, by, until: "", remark: why }, done("is renewed"))} testid={ids.contractMove}>Renew {number}</Button>
        {notice_given === null
          ? <Button small onClick={() => notice.mutate({ id, expected_version, given_on: on, from, reason: why }, done("has notice"))} testid={ids.contractGiveNotice}>Record notice</Button>
          : <Button small onClick={() => withdraw.mutate({ id, expected_version, reason: why }, done("runs on"))}>Withdraw the notice of {notice_given}</Button>}
        <Button small onClick={() => end.mutate({ id, expected_version, reason: why }, done("has ended"))} testid={ids.contractEnd}>End it today</Button>
      </div>
    </div>
  );
}
