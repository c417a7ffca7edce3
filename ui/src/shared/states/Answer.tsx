import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Failure } from "../../bindings/types";
import { Failed } from "./Failed";
import { Skeleton } from "./Skeleton";

interface AnswerProps<Reply> {
  of: UseQueryResult<Reply, Failure>;
  children: (reply: Reply) => ReactNode;
  loading?: ReactNode;
}

/** The same for a whole page: what is coming, or what failed, stands within the page's edges. */
export function PageAnswer<Reply>({ of, children }: Omit<AnswerProps<Reply>, "loading">) {
  if (of.data !== undefined) return children(of.data);
  return <div className="mid"><Answer of={of}>{children}</Answer></div>;
}

/** One of the states of an answer: on its way, refused, or here. Being empty is for the caller to see. */
export function Answer<Reply>({ of, children, loading }: AnswerProps<Reply>) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <Failed failure={of.error} onAgain={() => void of.refetch()} />;
  return loading ?? <Skeleton />;
}
