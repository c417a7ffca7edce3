import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useDo } from "../../../backend/queries";
import type { DraftView, Failure, PolicyForm } from "../../../bindings/types";

const REST_MS = 350;

export interface Typed {
  form: PolicyForm;
  /** What the rules say about what was kept last. */
  view: DraftView;
  change: (make: (form: PolicyForm) => PolicyForm) => void;
  /** A change that words typed must be read for first; until then they are not kept, and nothing is flushed past them. */
  changeOnceRead: (reading: Promise<(form: PolicyForm) => PolicyForm>) => Promise<void>;
  problemOf: (path: string) => string | undefined;
  /** Whether everything typed is kept. */
  kept: boolean;
  failure: Failure | null;
  /** Keeps what is not kept yet; the version it then has. */
  flush: () => Promise<number>;
  takeTheirs: (theirs: DraftView) => void;
  saveMine: (theirs: DraftView) => void;
}

const Form = createContext<Typed | null>(null);
export const FormOf = Form.Provider;

/** The form that is being typed in. */
export function useForm(): Typed {
  const typed = useContext(Form);
  if (typed === null) throw new Error("a part of the editor stands outside the editor");
  return typed;
}

/** What is typed, kept after each rest: one saving at a time, nothing lost when the screen is left. */
export function useTyped(draft: DraftView): Typed {
  const [form, setForm] = useState(draft.form);
  const [view, setView] = useState(draft);
  const [kept, setKept] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { mutateAsync } = useDo("sla.save_draft");
  const state = useRef({ form: draft.form, version: draft.version, changed: false, saving: null as Promise<number> | null });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const beingRead = useRef(new Set<Promise<void>>());

  const flush = useCallback(async (): Promise<number> => {
    const now = state.current;
    await Promise.all(beingRead.current);
    if (now.saving !== null) await now.saving.catch(() => undefined);
    if (!now.changed) return now.version;
    now.changed = false;
    now.saving = mutateAsync({ id: draft.id, expected_version: now.version, form: now.form }).then((reply) => {
      now.version = reply.version;
      setView(reply);
      setFailure(null);
      setKept(!now.changed && beingRead.current.size === 0);
      return reply.version;
    });
    try {
      return await now.saving;
    } catch (cause) {
      now.changed = true;
      setFailure(cause as Failure);
      throw cause;
    } finally {
      now.saving = null;
    }
  }, [draft.id, mutateAsync]);

  const rest = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush().catch(() => undefined), REST_MS);
  }, [flush]);

  const change = useCallback((make: (form: PolicyForm) => PolicyForm) => {
    const next = make(state.current.form);
    state.current.form = next;
    state.current.changed = true;
    setForm(next);
    setKept(false);
    rest();
  }, [rest]);

  const changeOnceRead = useCallback(async (reading: Promise<(form: PolicyForm) => PolicyForm>): Promise<void> => {
    const read = reading.then(change);
    beingRead.current.add(read);
    setKept(false);
    try {
      await read;
    } catch (cause) {
      setFailure(cause as Failure);
      throw cause;
    } finally {
      beingRead.current.delete(read);
    }
  }, [change]);

  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
    void flush().catch(() => undefined);
  }, [flush]);

  const takeTheirs = useCallback((theirs: DraftView) => {
    state.current.form = theirs.form;
    state.current.version = theirs.version;
    state.current.changed = false;
    setForm(theirs.form);
    setView(theirs);
    setFailure(null);
    setKept(true);
  }, []);
  const saveMine = useCallback((theirs: DraftView) => {
    state.current.version = theirs.version;
    void flush().catch(() => undefined);
  }, [flush]);

  const problems = useMemo(() => new Map(view.problems.map((problem) => [problem.field, problem.message])), [view]);
  const problemOf = useCallback((path: string) => problems.get(path), [problems]);
  return { form, view, change, changeOnceRead, problemOf, kept, failure, flush, takeTheirs, saveMine };
}
