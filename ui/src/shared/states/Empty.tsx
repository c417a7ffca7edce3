import type { ReactNode } from "react";

/** What belongs here, and the one thing to do about it. */
export function Empty({ title, children, action, testid }: { title: string; children?: ReactNode; action?: ReactNode; testid?: string }) {
  return (
    <div className="empty" data-testid={testid}>
      <svg width="168" height="72" viewBox="0 0 168 72" fill="none" aria-hidden="true">
        <path d="M0 12.5H168M0 36.5H168M0 60.5H168" stroke="var(--line)" />
        <path d="M28.5 4V68M84.5 4V68M140.5 4V68" stroke="var(--line)" />
        <rect x="62.5" y="28.5" width="56" height="16" rx="3" stroke="var(--line-mark)" strokeDasharray="3 3" fill="var(--surface)" />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
