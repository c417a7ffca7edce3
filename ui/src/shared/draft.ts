import { useCallback, useState } from "react";

const PREFIX = "draft:";

function kept<Draft>(key: string, fresh: Draft): Draft {
  const text = window.localStorage.getItem(PREFIX + key);
  if (text === null) return fresh;
  try {
    return { ...fresh, ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return fresh;
  }
}

/** What is being typed, kept until it is saved or discarded: leaving the screen loses nothing. */
export function useDraft<Draft extends object>(key: string, fresh: Draft): {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  clear: () => void;
  touched: boolean;
} {
  const [state, setState] = useState(() => ({ draft: kept(key, fresh), touched: window.localStorage.getItem(PREFIX + key) !== null }));
  const change = useCallback((part: Partial<Draft>) => {
    setState((before) => {
      const draft = { ...before.draft, ...part };
      window.localStorage.setItem(PREFIX + key, JSON.stringify(draft));
      return { draft, touched: true };
    });
  }, [key]);
  const clear = useCallback(() => {
    window.localStorage.removeItem(PREFIX + key);
    setState({ draft: fresh, touched: false });
  }, [key, fresh]);
  return { draft: state.draft, change, clear, touched: state.touched };
}
