import type { ProgressEvent } from "../bindings/types";

/** What the window needs from the place it runs in. There are two: the desktop shell, and the fake one of the tests. */
export interface Host {
  /** One call through the only door. Rejects with a `Failure`. */
  call(call: Call): Promise<unknown>;
  /** Tells how far running calls have come. Returns what ends the listening. */
  onProgress(listener: (progress: ProgressEvent) => void): () => void;
  /** Tells which commands the program ran by itself. Returns what ends the listening. */
  onDone(listener: (command: string) => void): () => void;
  /** Tells which files were dropped on the window. Returns what ends the listening. */
  onDrop(listener: (paths: string[]) => void): () => void;
  chooseFile(ask: FileQuestion): Promise<string | null>;
  chooseTarget(ask: FileQuestion): Promise<string | null>;
}

export interface Call {
  /** The window's own name for it: progress and stopping refer to it. */
  id: string;
  command: string;
  args: unknown;
  /** A name for this attempt to change something; none for reading. */
  key: string | null;
}

export interface FileQuestion {
  title: string;
  kind: string;
  extensions: string[];
  name?: string;
}

let present: Host | null = null;

export function setHost(host: Host): void {
  present = host;
}

export function host(): Host {
  if (present === null) throw new Error("no host was set before the first call; main.tsx and the tests set one");
  return present;
}
