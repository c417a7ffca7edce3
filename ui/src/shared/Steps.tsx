import type { ReactNode } from "react";
import { Icon } from "./Icon";

export interface StepOf {
  key: string;
  name: string;
  words: string;
  done: boolean;
}

/** The steps of a guided entry, on its left; what leads on stands at their foot. */
export function Steps({ title, steps, at, onStep, children }: {
  title: string;
  steps: readonly StepOf[];
  at: string;
  onStep: (key: string) => void;
  children?: ReactNode;
}) {
  return (
    <nav className="steps" aria-label={`Steps: ${title}`}>
      <h3 style={{ marginBottom: 10 }}>{title}</h3>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              className={`step${step.key === at ? " on" : ""}${step.done ? " done" : ""}`}
              aria-current={step.key === at ? "step" : undefined}
              disabled={!step.done}
              onClick={() => onStep(step.key)}
            >
              <i aria-hidden="true" style={{ fontStyle: "normal" }}>{step.done && step.key !== at ? <Icon mark="check" /> : index + 1}</i>
              <span style={{ color: "inherit", minWidth: 0 }}>
                <b>{step.name}</b>
                <span>{step.words}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="foot">{children}</div>
    </nav>
  );
}
