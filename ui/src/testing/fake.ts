import type { Args, CommandName, Reply } from "../backend/call";
import type { ProgressEvent } from "../bindings/types";
import type { Call, FileQuestion, Host } from "../backend/host";

export type Answers = { [C in CommandName]?: (args: Args<C>) => Reply<C> | Promise<Reply<C>> };

/** A host that answers from a table. A command it has no answer for is named, so that a missing one explains itself. */
export class FakeHost implements Host {
  readonly calls: Call[] = [];
  private readonly listeners = new Set<(progress: ProgressEvent) => void>();
  private readonly done = new Set<(command: string) => void>();
  private readonly dropped = new Set<(paths: string[]) => void>();
  readonly dialogs: FileQuestion[] = [];
  /** What the next file dialog gives. */
  chosen: string | null = null;

  constructor(private readonly answers: Answers) {}

  call(call: Call): Promise<unknown> {
    this.calls.push(call);
    if (call.command === "calls.cancel") return Promise.resolve({ stopped: true });
    const answer = this.answers[call.command as CommandName] as ((args: unknown) => unknown) | undefined;
    if (answer === undefined) return Promise.reject(new Error(`the fake host has no answer for "${call.command}"`));
    return new Promise((give) => give(answer(call.args)));
  }

  onProgress(listener: (progress: ProgressEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onDone(listener: (command: string) => void): () => void {
    this.done.add(listener);
    return () => this.done.delete(listener);
  }

  /** A command the program ran by itself. */
  finish(command: CommandName): void {
    for (const listener of this.done) listener(command);
  }

  onDrop(listener: (paths: string[]) => void): () => void {
    this.dropped.add(listener);
    return () => this.dropped.delete(listener);
  }

  /** Drops files on the window. */
  drop(paths: string[]): void {
    for (const listener of this.dropped) listener(paths);
  }

  tell(progress: ProgressEvent): void {
    for (const listener of this.listeners) listener(progress);
  }

  chooseFile(ask: FileQuestion): Promise<string | null> {
    this.dialogs.push(ask);
    return Promise.resolve(this.chosen);
  }

  chooseTarget(ask: FileQuestion): Promise<string | null> {
    this.dialogs.push(ask);
    return Promise.resolve(this.chosen);
  }

  /** The arguments of each call of one command, in order. */
  asked<C extends CommandName>(command: C): Args<C>[] {
    return this.calls.filter((one) => one.command === command).map((one) => one.args as Args<C>);
  }
}
