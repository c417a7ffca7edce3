import {
  keepPreviousData, QueryClient, useMutation, useQueries, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { COMMANDS } from "../bindings/commands";
import type { Failure } from "../bindings/types";
import { call, type Args, type CommandName, type Reply } from "./call";
import { failureOf } from "./failures";
import { host } from "./host";
import { watch } from "./work";

export function newCache(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false } } });
}

async function ask<C extends CommandName>(command: C, args: Args<C>, id?: string): Promise<Reply<C>> {
  try {
    return await call(command, args, id);
  } catch (cause) {
    throw failureOf(cause);
  }
}

const changing = new Map<string, Promise<unknown>>();

/** One change at a time: asked again for what is still on its way, as by a second press of a key, it is the same change. */
function doOnce<C extends CommandName>(command: C, args: Args<C>, change: () => Promise<Reply<C>>): Promise<Reply<C>> {
  const name = JSON.stringify([command, args]);
  const onItsWay = changing.get(name) as Promise<Reply<C>> | undefined;
  if (onItsWay !== undefined) return onItsWay;
  const begun = change().finally(() => changing.delete(name));
  changing.set(name, begun);
  return begun;
}

const MINUTE = 60_000;

/** Answers that time alone makes old: what is due, what is left. */
const WITH_THE_CLOCK: readonly CommandName[] = ["app.status", "app.home", "tickets.list", "tickets.explain", "maintenance.week", "maintenance.notices_due", "mail.outbox", "mail.get", "billing.board", "billing.engagement"];

function everyMinute(command: CommandName): number | false {
  return WITH_THE_CLOCK.includes(command) ? MINUTE : false;
}

/** The answer to a reading command, kept until something it reads is changed. */
export function useAsk<C extends CommandName>(command: C, args: Args<C>, on = true): UseQueryResult<Reply<C>, Failure> {
  return useQuery<Reply<C>, Failure>({
    queryKey: [command, args],
    queryFn: () => ask(command, args),
    placeholderData: keepPreviousData,
    refetchInterval: everyMinute(command),
    enabled: on,
  });
}

/** Drops every answer that reads one of the nouns this command changed; the command table says which. */
export function forget(cache: QueryClient, command: CommandName): Promise<void> {
  const changed = new Set<string>(COMMANDS[command].changes);
  return cache.invalidateQueries({
    predicate: ({ queryKey }) => {
      const asked = queryKey[0] as CommandName;
      return COMMANDS[asked].reads.some((noun) => changed.has(noun));
    },
  });
}

/** Drops what is stale after a command that the program ran by itself, such as a mail that left. */
export function useFollow(): void {
  const cache = useQueryClient();
  useEffect(() => host().onDone((command) => {
    if (command in COMMANDS) void forget(cache, command as CommandName);
  }), [cache]);
}

/** A changing command. With a title it is long: the tray shows how far it is, and can stop it. */
export function useDo<C extends CommandName>(command: C, title?: string): UseMutationResult<Reply<C>, Failure, Args<C>> {
  const cache = useQueryClient();
  return useMutation<Reply<C>, Failure, Args<C>>({
    mutationFn: (args) => doOnce(command, args, () => (title === undefined ? ask(command, args) : watch(title, (id) => ask(command, args, id)))),
    // Not waited for: what was done is done, and the answers on the screen follow.
    onSettled: () => void forget(cache, command),
  });
}

interface PagedArgs {
  offset: number;
  limit: number;
}

interface PagedReply<Row> {
  total: number;
  rows: Row[];
}

const PAGE = 100;
type PagedCommand = {
  [C in CommandName]: Args<C> extends PagedArgs ? (Reply<C> extends PagedReply<unknown> ? C : never) : never;
}[CommandName];
type RowOf<C extends PagedCommand> = Reply<C> extends PagedReply<infer Row> ? Row : never;

export interface Pages<C extends PagedCommand> {
  total: number;
  rowAt: (index: number) => RowOf<C> | undefined;
  onSight: (first: number, last: number) => void;
  first: UseQueryResult<Reply<C>, Failure>;
}

/** A long list by pages: the store sorts and cuts, and only the pages in sight are fetched. */
export function usePages<C extends PagedCommand>(command: C, args: Omit<Args<C>, keyof PagedArgs>): Pages<C> {
  const [sight, setSight] = useState<[first: number, last: number]>([0, 0]);
  const onSight = useCallback((first: number, last: number) => {
    setSight((before) => {
      const next: [number, number] = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
      return before[0] === next[0] && before[1] === next[1] ? before : next;
    });
  }, []);
  const pageAt = (page: number) => ({
    refetchInterval: everyMinute(command),
    queryKey: [command, { ...args, offset: page * PAGE, limit: PAGE }],
    queryFn: () => {
      const of: unknown = { ...args, offset: page * PAGE, limit: PAGE };
      return ask(command, of as Args<C>);
    },
  });
  const first = useQuery<Reply<C>, Failure>({ ...pageAt(0), placeholderData: keepPreviousData });
  const wanted = Array.from({ length: sight[1] - sight[0] + 1 }, (_, at) => sight[0] + at);
  const answers = useQueries({ queries: wanted.map(pageAt) });
  const rowsOf = (reply: Reply<C> | undefined) => (reply as PagedReply<RowOf<C>> | undefined)?.rows;
  const loaded = new Map(wanted.map((page, at) => [page, rowsOf(answers[at]?.data)]));
  const head = rowsOf(first.data);
  const key = answers.map((answer) => answer.dataUpdatedAt).join() + String(first.dataUpdatedAt) + String(sight[0]);
  const rowAt = useMemo(
    () => (index: number): RowOf<C> | undefined => {
      const page = Math.floor(index / PAGE);
      const rows = loaded.get(page) ?? (page === 0 ? head : undefined);
      return rows?.[index - page * PAGE];
    },
    // `loaded` is made anew on every drawing; its key says when it differs.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key, head],
  );
  return { total: (first.data as PagedReply<unknown> | undefined)?.total ?? 0, rowAt, onSight, first };
}
