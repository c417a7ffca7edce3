import type { EventView } from "../../bindings/types";
import { Time } from "../../shared/time/Time";

/** What happened, in order; where the source only lets us infer it, that is said. */
export function Events({ events }: { events: readonly EventView[] }) {
  return (
    <table aria-label="Events">
      <colgroup><col style={{ width: 210 }} /><col /><col style={{ width: 160 }} /></colgroup>
      <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th></tr></thead>
      <tbody>
        {events.map((event, at) => (
          <tr key={at}>
            <td><Time moment={event.at} focusable={false} /></td>
            <td>
              {event.words}
              {event.provenance !== "" && <span className="sm sec"> · from: {event.provenance}</span>}
            </td>
            <td className="sec cut">{event.actor}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
