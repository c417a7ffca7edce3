import type { MouseEvent, ReactNode } from "react";
import { go } from "./route";

interface LinkProps {
  to: string;
  children: ReactNode;
  className?: string;
  testid?: string;
  label?: string;
  current?: boolean;
}

export function Link({ to, children, className, testid, label, current = false }: LinkProps) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    go(to);
  };
  return (
    <a href={`#${to}`} className={className} onClick={follow} data-testid={testid} aria-label={label} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}
