import type { WindowNotices } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";

/** The last moment to send, above all else. */
export function LastMoment({ notices }: { notices: WindowNotices }) {
  const { mark } = notices;
  if (mark.last_moment === null) return null;
  const tone = mark.state === "missed" ? "breach" : mark.state === "near" ? "soon" : "plain";
  return (
    <div className={`callout ${tone}`} style={{ marginTop: 14 }} data-testid={ids.noticeLastMoment}>
      <Icon mark={tone === "plain" ? "clock" : tone} />
      <div>
        <div className="sec sm">{mark.state === "tell_called_off" ? "Tell them before" : "Last moment to send"}</div>
        <div className="last-moment"><Time moment={mark.last_moment} /></div>
        <div className="sm sec">{notices.limit}</div>
      </div>
    </div>
  );
}
