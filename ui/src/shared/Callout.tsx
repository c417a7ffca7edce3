import type { ReactNode } from "react";
import { Icon } from "./Icon";

interface CalloutProps {
  tone: "soon" | "breach" | "plain";
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  testid?: string;
}

/** What was refused (red), what is wrong outside (amber), or a plain word; never a dialog. */
export function Callout({ tone, title, children, actions, testid }: CalloutProps) {
  const mark = { soon: "soon", breach: "breach", plain: "info" } as const;
  return (
    <div className={`callout ${tone}`} role={tone === "plain" ? undefined : "alert"} data-testid={testid}>
      <Icon mark={mark[tone]} />
      <div>
        <b className="m">{title}</b>
        {children !== undefined && <div className="sm sec" style={{ marginTop: 2 }}>{children}</div>}
      </div>
      {actions !== undefined && <div className="row">{actions}</div>}
    </div>
  );
}
