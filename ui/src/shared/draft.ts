import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "draft:";

function kept<Draft>(key: string): Partial<Draft> | null {
  const text = window.localStorage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Partial<Draft>;
  } catch {
    return null;
  }
}

/** What is being typed, kept until it is saved or discarded: leaving the screen loses nothing. Untouched, it follows `fresh`. */
export function useDraft<Draft extends object>(key: string, fresh: Draft): {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  clear: () => void;
  touched: boolean;
} {
  const [typed, setTyped] = useState<Draft | null>(() => {
    const before = kept<Draft>(key);
    return before === null ? null : { ...fresh, ...before };
  });
  const latest = useRef(fresh);
  useEffect(() => {
    latest.current = fresh;
  });
  const change = useCallback((part: Partial<Draft>) => {
    setTyped((before) => {
      const draft = { ...(before ?? latest.current), ...part };
      window.localStorage.setItem(PREFIX + key, JSON.stringify(draft));
      return draft;
    });
  }, [key]);
  const clear = useCallback(() => {
    window.localStorage.removeItem(PREFIX + key);
    setTyped(null);
  }, [key]);
  return { draft: typed ?? fresh, change, clear, touched: typed !== null };
}
