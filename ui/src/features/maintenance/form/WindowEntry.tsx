import { useAsk } from "../../../backend/queries";
import type { WindowTemplates, WindowTemplateView } from "../../../bindings/types";
import { useCrumbs } from "../../../shared/crumbs";
import { usePlace } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { fresh, stored, type Draft } from "./fresh";
import { WindowForm } from "./WindowForm";

/** A new window; the week passes on the stretch that was drawn in it. */
export function NewWindow() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "New window", to: null });
  const { query } = usePlace();
  const status = useAsk("app.status", {});
  const templates = useAsk("maintenance.templates", {});
  const starts = query.get("starts") ?? "";
  const zone = query.get("zone") ?? "";
  const template = templates.data?.rows.find((row) => row.name === query.get("template"));
  const drawn: Partial<Draft> = { ...template?.form, ...(starts === "" ? usual(template, templates.data) : { starts, ends: query.get("ends") ?? "", rule: "", ...(zone === "" ? {} : { zone }) }) };
  return (
    <PageAnswer of={status}>
      {(reply) => (templates.data === undefined && templates.error === null ? null : <WindowForm window={null} start={fresh(zone === "" ? reply.provider?.zone ?? "" : zone, query.get("client") ?? "")} drawn={drawn} />)}
    </PageAnswer>
  );
}

/** The night that is usual, where neither the week nor a template says one. */
function usual(template: WindowTemplateView | undefined, all: WindowTemplates | undefined): Partial<Draft> {
  return template !== undefined || all === undefined ? {} : { starts: all.usual_starts, ends: all.usual_ends };
}

export function EditWindow({ id }: { id: string }) {
  const { query } = usePlace();
  const asked = useAsk("maintenance.get", { id, recurrence_id: query.get("at") ?? "" });
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: asked.data?.number ?? "", to: `/maintenance/${id}` }, { name: "Edit", to: null });
  return <PageAnswer of={asked}>{(window) => <WindowForm window={window} start={stored(window)} drawn={{}} />}</PageAnswer>;
}
