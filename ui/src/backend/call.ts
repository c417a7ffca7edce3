import { COMMANDS, type Commands } from "../bindings/commands";
import { host } from "./host";
import { newId } from "./ids";

export type CommandName = keyof Commands;
export type Args<C extends CommandName> = Commands[C]["args"];
export type Reply<C extends CommandName> = Commands[C]["reply"];

/** Calls one command of the table; its arguments and its reply are typed by the table itself. */
export async function call<C extends CommandName>(command: C, args: Args<C>, id: string = newId()): Promise<Reply<C>> {
  // A changing call carries a key, so that the same click, sent twice, changes nothing twice.
  const key = COMMANDS[command].changes.length > 0 ? id : null;
  return (await host().call({ id, command, args, key })) as Reply<C>;
}
