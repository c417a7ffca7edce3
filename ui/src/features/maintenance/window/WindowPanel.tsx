import { useAsk } from "../../../backend/queries";
import type { OccurrenceRow, WindowView } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { Answer } from "../../../shared/states/Answer";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { windowState } from "../../../shared/windowState";
import { Conflicts } from "../Conflicts";
import { NoticeSection } from "../notice/NoticeSection";
import { KINDS, lengthWords } from "../words";
import type { Act } from "./acts";
import { Actual } from "./Actual";
import { Affected } from "./Affected";
import { CancelBox } from "./CancelBox";
import { Foot } from "./Foot";
import { Occurrences } from "./Occurrences";
import { RecordForm } from "./RecordForm";
import { TemplateBox } from "./TemplateBox";

interface PanelProps {
  id: string;
  at: string;
  act: Act | null;
  onAct: (act: Act | null) => void;
  onEdit: (row: OccurrenceRow) => void;
  onSelect: (row: OccurrenceRow) => void;
  onClose: () => void;
}

function Times({ row }: { row: OccurrenceRow }) {
  const elsewhere = row.starts.zone !== row.starts_there.zone;
  return (
    <div className="be">
      <div><span>Starts</span><Time moment={row.starts} /></div>
      <div><span>Ends</span><Time moment={row.ends} /></div>
      <div><span>Lasts</span><span className="v"><b>{lengthWords(row.lasts)}</b> <i>{row.clock_change}</i></span></div>
      {elsewhere && <div><span>Here</span><span className="v"><Time moment={row.starts_there} /> – <Time moment={row.ends_there} /></span></div>}
      {row.moved && <div><span>Moved</span><span className="v"><i>by itself; its rule gives another time</i></span></div>}
    </div>
  );
}

function Emergency({ window }: { window: WindowView }) {
  const { kind, category, reason, requester, approver } = window.form;
  if (kind !== "emergency") return null;
  const words = category === "security_patch" ? "security patch" : category;
  return (
    <div className="be">
      <div><span>Why now</span><span className="v">{[words, reason].filter((part) => part !== "").join(": ")}</span></div>
      <div><span>Asked by</span><span className="v">{requester}</span></div>
      <div><span>Approved</span><span className="v">{approver}</span></div>
    </div>
  );
}

function Body({ window, act, onAct, onEdit, onSelect, onClose }: Omit<PanelProps, "id" | "at"> & { window: WindowView }) {
  const row = window.occurrence;
  const state = windowState(row.state);
  const done = () => onAct(null);
  return (
    <>
      <div className="row">
        <span className="tag">{row.number}</span>
        <span className="sm sec">{KINDS.find((kind) => kind.key === row.kind)?.name ?? row.kind} ·</span>
        <StateMark {...state} />
        <span className="sp" />
        <span style={{ margin: "-6px -8px -6px 0" }}><IconButton mark="x" label="Close" onClick={onClose} testid={ids.maintenancePanelClose} /></span>
      </div>
      <h2 style={{ marginTop: 6 }}>{row.kind === "emergency" && <Icon mark="bolt" />} {row.title}</h2>
      <div className="sm sec" style={{ marginTop: 2 }}>{window.when}</div>
      <Times row={row} />
      <Emergency window={window} />
      {act === "cancel" && <CancelBox window={window} onDone={done} onGone={onClose} />}
      {act === "record" && <RecordForm window={window} onDone={done} />}
      {act === "template" && <TemplateBox window={window} onDone={done} />}
      <Actual window={window} />
      <NoticeSection window={window} act={act === "letter" || act === "tell" ? act : null} onAct={onAct} />
      <Affected window={window} />
      {window.conflicts.length > 0 && (
        <section data-testid={ids.maintenanceConflicts}>
          <div className="sech"><h2>Conflicts</h2><span className="cnt">{window.conflicts.length}</span></div>
          <Conflicts conflicts={window.conflicts} />
        </section>
      )}
      {row.clock_change !== "" && (
        <div className="row sm sec note-row">
          <Icon mark="info" small />
          <span>The calendar file states this night’s end by itself, so that every calendar shows {lengthWords(row.lasts)}.</span>
        </div>
      )}
      <Occurrences window={window} onSelect={onSelect} />
      {(window.follows !== null || window.followed_by !== null) && (
        <p className="sm sec">
          {window.follows !== null && <>Goes on from <Link to={`/maintenance/${window.follows.id}`}>{window.follows.number}</Link>. </>}
          {window.followed_by !== null && <>Goes on as <Link to={`/maintenance/${window.followed_by.id}`}>{window.followed_by.number}</Link>.</>}
        </p>
      )}
      <Foot window={window} act={act} onAct={onAct} onEdit={() => onEdit(row)} />
    </>
  );
}

/** A window at the right: when, for whom, what stands against it, and what can be done about it. */
export function WindowPanel({ id, at, onEdit, onClose, ...rest }: PanelProps) {
  const asked = useAsk("maintenance.get", { id, recurrence_id: at });
  const row = asked.data?.occurrence;
  useKey("e", row === undefined ? null : () => onEdit(row));
  useKey("Esc", onClose);
  return (
    <aside className="panel" aria-label={row === undefined ? "Window" : `${row.number} ${row.title}`} data-testid={ids.maintenancePanel}>
      <Answer of={asked}>{(window) => <Body window={window} onEdit={onEdit} onClose={onClose} {...rest} />}</Answer>
    </aside>
  );
}
