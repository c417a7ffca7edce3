import { useState } from "react";
import { useDo } from "../../backend/queries";
import type { Card, EngagementsPosted, EngagementVersion, Failure } from "../../bindings/types";
import { say } from "../../shared/toasts";
import { counted } from "./words";

const DONE: Record<string, string> = {
  finish: "finished", approve: "approved for billing", send_back: "sent back", drop: "dropped", take_up: "taken up again",
};

export interface Moves {
  move: (cards: readonly Card[], step: string, comment: string, onDone: () => void) => void;
  post: (which: readonly EngagementVersion[], onDone: () => void, client?: string) => void;
  waits: boolean;
  failure: Failure | null;
  /** Those that did not take the step, each with why. */
  refused: readonly string[];
  posted: EngagementsPosted | null;
  forget: () => void;
}

/** Takes steps with engagements, one or many, and keeps what was refused until it is read. */
export function useMoves(): Moves {
  const steps = useDo("billing.move_engagements");
  const posting = useDo("billing.post");
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [posted, setPosted] = useState<EngagementsPosted | null>(null);
  const named = (cards: readonly Card[]) => (cards.length === 1 ? `${cards[0]?.number ?? ""} is` : `${cards.length} are`);
  const move: Moves["move"] = (cards, step, comment, onDone) => {
    posting.reset();
    setPosted(null);
    steps.mutate({ engagements: cards.map((card) => ({ id: card.id, expected_version: card.version })), step, comment }, {
      onSuccess: (reply) => {
        setRefused(reply.refused);
        if (reply.moved.length > 0) say(`${named(reply.moved)} ${DONE[step] ?? step}.`);
        onDone();
      },
    });
  };
  const post: Moves["post"] = (which, onDone, client = "") => {
    steps.reset();
    setRefused([]);
    posting.mutate({ engagements: [...which], client, month: "" }, {
      onSuccess: (reply) => {
        setPosted(reply);
        if (reply.posted > 0) say(`${counted(reply.posted, "engagement stands", "engagements stand")} on ${counted(reply.invoices.length, "draft", "drafts")}.`);
        onDone();
      },
    });
  };
  const forget = () => {
    setRefused([]);
    setPosted(null);
    steps.reset();
    posting.reset();
  };
  return { move, post, waits: steps.isPending || posting.isPending, failure: steps.error ?? posting.error, refused: posted?.refused ?? refused, posted, forget };
}
