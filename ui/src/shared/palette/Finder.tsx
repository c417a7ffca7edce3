import { useDeferredValue, useState } from "react";
import { useAsk } from "../../backend/queries";
import type { Hit as FoundHit } from "../../bindings/types";
import type { NavEntry } from "../Frame";
import type { Mark } from "../Icon";
import { go } from "../route";
import { find, readQuestion } from "./fold";
import { Palette, type Hit, type HitGroup } from "./Palette";

const KINDS: readonly { kind: string; name: string; mark: Mark; to: string }[] = [
  { kind: "client", name: "Clients", mark: "clients", to: "/clients" },
  { kind: "contact", name: "Contacts", mark: "user", to: "/clients" },
  { kind: "address", name: "Registered addresses", mark: "clients", to: "/clients" },
  { kind: "contract", name: "Contracts", mark: "contract", to: "/contracts" },
  { kind: "ticket", name: "Tickets", mark: "ticket", to: "/tickets" },
  { kind: "window", name: "Maintenance windows", mark: "cal", to: "/maintenance" },
  { kind: "engagement", name: "Engagements", mark: "timer", to: "/billing" },
  { kind: "invoice", name: "Invoices", mark: "contract", to: "/billing/invoices" },
  { kind: "policy", name: "Policies", mark: "policy", to: "/policies" },
];

const COMMANDS: readonly { title: string; mark: Mark; to: string; second: string }[] = [
  { title: "New client", mark: "plus", to: "/clients/new", second: "" },
  { title: "Import clients", mark: "down2", to: "/clients/import", second: "with their contacts, from CSV" },
  { title: "New contract", mark: "plus", to: "/contracts/new", second: "" },
  { title: "Duties", mark: "check", to: "/duties", second: "late, due soon, ours and the clients’" },
  { title: "New ticket", mark: "plus", to: "/tickets/new", second: "" },
  { title: "Import tickets", mark: "down2", to: "/tickets/import", second: "from a helpdesk’s file" },
  { title: "New maintenance window", mark: "plus", to: "/maintenance/new", second: "" },
  { title: "Maintenance blackouts", mark: "ban", to: "/maintenance/blackouts", second: "when clients asked for none" },
  { title: "Publish maintenance calendars", mark: "cal", to: "/maintenance/publishing", second: "files, folders, calendar servers" },
  { title: "Import a maintenance calendar", mark: "down2", to: "/maintenance/import", second: "from an iCalendar file" },
  { title: "Maintenance templates", mark: "cal", to: "/maintenance/templates", second: "" },
  { title: "Ask for consent", mark: "plus", to: "/billing/new", second: "before work that no contract covers" },
  { title: "Enter time", mark: "timer", to: "/billing/time", second: "of several engagements" },
  { title: "Import times", mark: "down2", to: "/billing/import", second: "from CSV" },
  { title: "Invoices", mark: "contract", to: "/billing/invoices", second: "drafts, open, overdue, paid" },
  { title: "Ageing", mark: "clock", to: "/billing/ageing", second: "who owes what, and since when" },
  { title: "Export invoices", mark: "down2", to: "/billing/exports", second: "for accounting systems" },
  { title: "How we bill", mark: "gear", to: "/settings/billing", second: "letterhead, numbers, accounts" },
  { title: "Import a policy file", mark: "down2", to: "/policies/import", second: "" },
  { title: "Use a published policy", mark: "policy", to: "/policies/preset", second: "" },
];

function hitOf(found: FoundHit, mark: Mark, to: string): Hit {
  const title = [found.number, found.text].filter((part) => part !== "").join(" ");
  return { key: found.kind + found.id + found.text, mark, title, second: found.detail, right: "", act: () => go(`${to}/${found.id}`) };
}

function commands(sought: string, places: readonly NavEntry[]): Hit[] {
  const acts = COMMANDS.map((one): Hit => ({ key: one.title, mark: one.mark, title: one.title, second: one.second, right: "", act: () => go(one.to) }));
  const moves = places.map((place): Hit => ({ key: place.place, mark: place.mark, title: place.name, second: "", right: "go there", act: () => go(place.to) }));
  return [...acts, ...moves].filter((hit) => sought === "" || find(hit.title, sought) !== null);
}

/** What the palette finds: things from the store, commands and places from the window itself. */
export function Finder({ places, onClose }: { places: readonly NavEntry[]; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const { scope, text } = readQuestion(typed);
  const found = useAsk("search.find", { query }, query !== "");
  const hits = query === "" || text === "" ? [] : found.data?.hits ?? [];
  // What was named by its number comes first of all, and its kind with it.
  const first = hits[0]?.kind;
  const kinds = [...KINDS].sort((one, other) => Number(other.kind === first) - Number(one.kind === first));
  const things = kinds.map((kind): HitGroup => ({ name: kind.name, hits: hits.filter((hit) => hit.kind === kind.kind).map((hit) => hitOf(hit, kind.mark, kind.to)) }));
  const groups = scope === null ? [...things, { name: "Commands", hits: commands(text, places) }] : things;
  return <Palette open onClose={onClose} typed={typed} onType={setTyped} sought={text} scope={scope} groups={groups} searching={found.isFetching} />;
}
