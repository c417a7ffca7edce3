import type { ColumnDef } from "@tanstack/react-table";
import { host } from "../../../backend/host";
import { useDo, usePages } from "../../../backend/queries";
import type { NoticeEvidenceRow } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { FilterChip } from "../../../shared/list/FilterChip";
import { List } from "../../../shared/list/List";
import { Seek } from "../../../shared/list/ListTop";
import { go, replace, usePlace, withQuery } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";
import { CHANNELS, channelWords, occasionWords } from "./words";

const COLUMNS: ColumnDef<NoticeEvidenceRow>[] = [
  { id: "told", header: "Told", meta: { width: "176px" }, cell: ({ row }) => (row.original.told === null ? <span className="mut">{row.original.mail}</span> : <Time moment={row.original.told} slots focusable="row" />) },
  { id: "client", header: "Client", meta: { width: "minmax(120px, 1fr)" }, cell: ({ row }) => <b className="m" title={row.original.client}>{row.original.client}</b> },
  { id: "number", header: "Window", meta: { width: "66px" }, cell: ({ row }) => <span className="mut">{row.original.number}</span> },
  { id: "title", header: "What is done", meta: { width: "minmax(140px, 1fr)" }, cell: ({ row }) => <span title={row.original.title}>{row.original.title}</span> },
  { id: "starts", header: "Starts", meta: { width: "176px" }, cell: ({ row }) => <Time moment={row.original.starts} slots focusable="row" /> },
  { id: "occasion", header: "Why", meta: { width: "104px" }, cell: ({ row }) => occasionWords(row.original.occasion) },
  { id: "channel", header: "How", meta: { width: "116px" }, cell: ({ row }) => channelWords(row.original.channel) },
  { id: "recipients", header: "Whom", meta: { width: "minmax(120px, 1.2fr)" }, cell: ({ row }) => <span className="sec" title={row.original.recipients}>{row.original.recipients}</span> },
  { id: "sha256", header: "SHA-256", meta: { width: "92px" }, cell: ({ row }) => <span className="mono mut" title={row.original.sha256}>{row.original.sha256.slice(0, 8)}…</span> },
];

const OPTIONS = CHANNELS.map((one) => ({ key: one.value, name: one.label }));

/** Who was told of which maintenance, when and how, over all windows: it never changes. */
export function LogPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Notices", to: null });
  const place = usePlace();
  const asked = (key: string) => place.query.get(key) ?? "";
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const filter = { client: asked("client"), window: asked("window"), channel: asked("channel"), from: "", to: "", search: asked("search") };
  const pages = usePages("maintenance.notice_log", filter);
  const save = useDo("maintenance.save_notice_log");
  const write = async () => {
    const path = await host().chooseTarget({ title: "Save as CSV", kind: "CSV", extensions: ["csv"], name: "notices.csv" });
    if (path === null) return;
    save.mutate({ filter: { ...filter, offset: 0, limit: 0 }, path }, { onSuccess: (saved) => say(`Saved ${saved.path}.`), onError: (failure) => say(`${failure.message} ${failure.advice}`) });
  };
  const isNarrowed = Object.values(filter).some((one) => one !== "");
  return (
    <div className="place" data-testid={ids.noticeLog}>
      <div className="place-head"><h1>Notices{filter.window !== "" && ` of ${filter.window}`}</h1></div>
      <div className="row wrap sm sec" style={{ padding: "0 24px 8px" }}>
        <Seek label="Search the evidence" value={filter.search} onSeek={(words) => narrow({ search: words })} testid={ids.noticeLogSearch} />
        <FilterChip name="How" options={OPTIONS} value={filter.channel === "" ? null : filter.channel} onChange={(key) => narrow({ channel: key })} testid={ids.noticeLogChannel} />
        <span className="sp" />
        <span className="mut nw">{pages.total.toLocaleString("en")} in all</span>
        <Button small onClick={() => go("/maintenance/letters")}>Letters</Button>
        <Button small mark="report" disabled={save.isPending} onClick={() => void write()} testid={ids.noticeLogSave}>CSV</Button>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Evidence of notices" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => `${row.id}-${row.window}-${row.recurrence_id}`} onSight={pages.onSight} onOpen={(row) => go(`/maintenance?view=week&day=${row.recurrence_id.slice(0, 10)}&window=${row.window}&at=${row.recurrence_id}`)} />
        ) : isNarrowed ? (
          <Empty title="No notice fits" action={<Button onClick={() => narrow({ client: null, window: null, channel: null, search: null })}>Show all of them</Button>}>Take off a filter.</Empty>
        ) : (
          <Empty title="Nobody was told of anything yet" action={<Button onClick={() => go("/maintenance")}>Maintenance</Button>}>What is sent or recorded in a window stands here for good: when, how, to whom, and the hash of the text.</Empty>
        )}
      </Answer>
    </div>
  );
}
