import { useState } from "react";
import { TextField } from "../../../shared/fields/Field";
import { spansOf, typed } from "./week";

interface SpansFieldProps {
  label: string;
  spans: readonly string[];
  onChange: (spans: string[]) => void;
  placeholder: string;
  problem: string | undefined;
  testid: string;
  bare?: boolean;
}

/** Spans of time as one line. The line stays as it is typed, commas and all, while it means what is held. */
export function SpansField({ label, spans, onChange, placeholder, problem, testid, bare = false }: SpansFieldProps) {
  const [text, setText] = useState(() => typed(spans));
  const value = typed(spansOf(text)) === typed(spans) ? text : typed(spans);
  return (
    <TextField
      bare={bare} label={label} value={value} placeholder={placeholder} problem={problem} testid={testid}
      onChange={(next) => { setText(next); onChange(spansOf(next)); }}
    />
  );
}
