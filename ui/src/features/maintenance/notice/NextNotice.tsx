import { useAsk } from "../../../backend/queries";
import type { WindowNotices, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { ids } from "../../../shared/testids";

/** `Harbour Dental`, `3 clients`. */
export function readyWords(notices: WindowNotices): string {
  const [first, ...more] = notices.ready;
  if (first === undefined) return "";
  const name = notices.clients.find((client) => client.id === first)?.name ?? "";
  return more.length === 0 ? name : `${notices.ready.length} clients`;
}

/** Whether somebody can be sent a notice now: then that is the next sensible step. */
export function useNextNotice(window: WindowView): WindowNotices | null {
  const isPlanned = window.status !== "draft" && (window.occurrence.state === "published" || window.occurrence.state === "cancelled");
  const asked = useAsk("maintenance.notices", { id: window.id, recurrence_id: window.occurrence.recurrence_id }, isPlanned);
  const notices = asked.data;
  return isPlanned && notices !== undefined && notices.held_back === "" && notices.ready.length > 0 ? notices : null;
}

/** Opens the letter to those who are still to be told. */
export function NextNotice({ notices, onLetter }: { notices: WindowNotices; onLetter: () => void }) {
  return <Button look="go" wide mark="send" onClick={onLetter} testid={ids.noticeSendNext}>Send notice to {readyWords(notices)}</Button>;
}
