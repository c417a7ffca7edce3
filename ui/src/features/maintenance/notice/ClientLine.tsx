import type { ClientNoticeRow } from "../../../bindings/types";
import { Link } from "../../../shared/Link";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { lookOf } from "./words";

interface ClientLineProps {
  client: ClientNoticeRow;
  onLetter: () => void;
}

/** A client, whether it was told, and until when it has to be. */
export function ClientLine({ client, onLetter }: ClientLineProps) {
  const isOpen = client.last_moment !== null;
  return (
    <li data-testid={ids.noticeClient(client.name)}>
      <span>{isOpen ? <button type="button" className="linkish" onClick={onLetter}>{client.name}</button> : client.name}</span>
      <StateMark {...lookOf(client)} />
      <span className="d">
        {client.told !== null && <><Time moment={client.told} />, </>}
        {client.detail}
        {client.state === "no_address" && <>. <Link to={`/clients/${client.id}/edit`}>Add one</Link></>}
        {isOpen && client.assumed && <span title="No policy of this client names the hours: the usual ones are assumed.">{` · ${client.hours} h ≈`}</span>}
        {isOpen && client.state !== "no_address" && client.where_practical && " · where practical"}
      </span>
      {client.last_moment !== null && client.last_moment.zone !== client.starts.zone && <span className="d">until <Time moment={client.last_moment} /></span>}
    </li>
  );
}
