import { useEffect, useRef, type CSSProperties } from "react";
import { useAsk, useDo } from "../../../backend/queries";
import type { MaintenanceForm, PlannedNight, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";
import { Conflicts } from "../Conflicts";
import { minutesOf, onBy } from "../wallclock";
import { lengthWords } from "../words";
import type { Moved } from "./drag";

interface MoveMenuProps {
  moved: Moved;
  /** On whose clocks it was moved. */
  zone: string;
  style: CSSProperties;
  onBack: () => void;
  onMoved: (window: WindowView) => void;
}

const SCOPES = [{ key: "one", name: "This one" }, { key: "following", name: "This and following" }, { key: "all", name: "All of them" }];

function Planned({ night }: { night: PlannedNight | undefined }) {
  if (night === undefined) return <div className="sm mut" role="status">Looking at that night…</div>;
  return (
    <div className="sm">
      <Time moment={night.starts} /> – <Time moment={night.ends} /> · <b className="m">{lengthWords(night.lasts)}</b>
      {night.clock_change !== "" && <span className="mut"> {night.clock_change}</span>}
    </div>
  );
}

/** What stands against the later ones of a series, moved along; said only where the night stays, since else the days of the rule move too. */
function Later({ moved, form, at }: { moved: Moved; form: MaintenanceForm; at: string }) {
  const row = moved.occurrence;
  const along = (own: string, from: string, to: string) => onBy(own, minutesOf(to) - minutesOf(from));
  const starts = along(row.starts.local, row.starts_there.local, moved.starts);
  const ends = along(row.ends.local, row.ends_there.local, moved.ends);
  const stays = starts.slice(0, 10) === row.starts.local.slice(0, 10);
  const preview = useAsk("maintenance.preview", { form: { ...form, starts, ends }, id: row.window, recurrence_id: at }, stays);
  if (!stays) return <div className="sm sec">What stands against the later ones is said in the panel.</div>;
  const known = preview.isPlaceholderData ? undefined : preview.data;
  const later = (known?.conflicts ?? []).filter((one) => one.times > 1 || !one.recurrence_id.startsWith(starts));
  if (later.length === 0) return null;
  return (
    <>
      <div className="sm sec">Of the later ones, moved along:</div>
      <Conflicts conflicts={later} />
    </>
  );
}

/** Stands at a bar that was moved: what that would mean, and for which of a series it is meant. Nothing is saved before. */
export function MoveMenu({ moved, zone, style, onBack, onMoved }: MoveMenuProps) {
  const row = moved.occurrence;
  const box = useRef<HTMLDivElement>(null);
  const asked = useAsk("maintenance.get", { id: row.window, recurrence_id: row.recurrence_id });
  const stored = asked.data;
  // What is asked about is this one night, on the clocks that are shown; the rule stays with the series.
  const form = stored === undefined ? null : { ...stored.form, zone, starts: moved.starts, ends: moved.ends, rule: "" };
  const preview = useAsk("maintenance.preview", { form: form ?? EMPTY, id: row.window, recurrence_id: row.recurrence_id }, form !== null);
  const move = useDo("maintenance.move");
  const undo = useDo("maintenance.move");
  useEffect(() => {
    if (!moved.byKeys) box.current?.querySelector("button")?.focus();
  }, [moved.byKeys]);
  const act = (scope: string) => move.mutate({ id: row.window, expected_version: row.version, recurrence_id: row.recurrence_id, starts: moved.starts, ends: moved.ends, zone, scope }, {
    onSuccess: (saved) => {
      const was = { id: saved.id, expected_version: saved.version, recurrence_id: row.recurrence_id, starts: row.starts_there.local.slice(0, 16), ends: row.ends_there.local.slice(0, 16), zone, scope };
      say(`${saved.number} moved.`, scope === "one" ? () => undo.mutate(was, { onError: (failure) => say(failure.message) }) : null);
      onMoved(saved);
    },
  });
  useKey("Esc", onBack);
  const known = preview.isPlaceholderData ? undefined : preview.data;
  return (
    <div ref={box} className="float movemenu" role="dialog" aria-label={`Where ${row.number} goes`} style={style} onPointerDown={(event) => event.stopPropagation()} data-testid={ids.maintenanceMove}>
      <div className="row"><span className="tag">{row.number}</span><b className="m cut">{row.title}</b></div>
      <Planned night={known?.occurrences[0]} />
      {known !== undefined && known.problems.length > 0 && <p className="sm late">{known.problems.map((problem) => problem.message).join(" ")}</p>}
      {known !== undefined && known.conflicts.length > 0 && <Conflicts conflicts={known.conflicts} />}
      {known !== undefined && known.conflicts.length === 0 && known.problems.length === 0 && <div className="sm sec">Nothing stands against it.</div>}
      {known !== undefined && known.tells_again !== "" && stored?.form.zone === zone && <div className="sm sec">{known.tells_again}</div>}
      {row.series && stored !== undefined && <Later moved={moved} form={stored.form} at={row.recurrence_id} />}
      {move.isError && <Refused failure={move.error} shown={[]} />}
      <div className="row wrap">
        {row.series
          ? SCOPES.map((scope, at) => <Button key={scope.key} small look={at === 0 ? "go" : "plain"} disabled={move.isPending} onClick={() => act(scope.key)} testid={ids.maintenanceScope(scope.key)}>{scope.name}</Button>)
          : <Button small look="go" disabled={move.isPending} onClick={() => act("one")} testid={ids.maintenanceScope("one")}>Move it</Button>}
        <Button small look="quiet" keys="Esc" onClick={onBack} testid={ids.maintenancePutBack}>Put it back</Button>
      </div>
    </div>
  );
}

/** Stands in the question that is not asked yet. */
const EMPTY = {
  title: "", kind: "", category: "", reason: "", requester: "", approver: "", impact: "", words: "", zone: "", starts: "", ends: "", rule: "", whom: "", clients: [], policies: [], services: [],
};
