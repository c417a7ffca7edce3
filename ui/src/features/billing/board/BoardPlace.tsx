import { useState, type KeyboardEvent } from "react";
import { useAsk } from "../../../backend/queries";
import type { Board } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { toggle, type Selection } from "../../../shared/list/selection";
import { go, replace, usePlace, withQuery } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { EngagementPanel } from "../engagement/EngagementPanel";
import { MovesSaid } from "../MovesSaid";
import { shownOf, type Shown } from "../shown";
import { useMoves } from "../useMoves";
import { BoardHead } from "./BoardHead";
import { BulkBar } from "./BulkBar";
import { Column, type CardActs } from "./Column";
import { walk } from "./walk";
import "../billing.css";

const FIRST = 50;

function cardOf(id: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-card]")].find((one) => one.dataset["card"] === id);
}

interface ColumnsProps {
  board: Board;
  shown: Shown;
  chosen: Selection;
  acts: CardActs;
}

/** The columns; the arrows walk from card to card, Enter opens one, Space selects it. */
function Columns({ board, shown, chosen, acts }: ColumnsProps) {
  const [at, setAt] = useState("");
  const columns = board.columns.filter((one) => one.state !== "dropped" || shown.dropped);
  const cards = columns.flatMap((one) => one.cards);
  const keyId = (cards.find((one) => one.id === at) ?? cards.find((one) => one.id === shown.at || one.number === shown.at) ?? cards[0])?.id ?? "";
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") acts.open(from);
    else if (event.key === " ") acts.tick(from);
    else {
      const to = walk(columns, from, event.key);
      if (to === null) return;
      cardOf(to)?.focus();
    }
    event.preventDefault();
  };
  return (
    <div className={shown.dropped ? "brd six" : "brd"} onKeyDown={onKeyDown}>
      {columns.map((column) => (
        <Column key={column.state} column={column} monthWords={board.month_words} openId={shown.at} chosen={chosen} keyId={keyId} acts={{ ...acts, reach: setAt }} />
      ))}
    </div>
  );
}

function Nothing({ shown, onNew, onAll }: { shown: Shown; onNew: () => void; onAll: () => void }) {
  const narrowed = shown.client !== "" || shown.search !== "";
  if (narrowed) return <Empty title="No engagement is like that" action={<Button onClick={onAll}>Show all</Button>}>Nothing of this client, or with these words, stands on the board.</Empty>;
  return (
    <Empty title="No paid work yet" action={<Button mark="plus" keys="N" onClick={onNew}>Ask for consent</Button>}>
      Work that no contract covers stands here: from the question whether it may be charged, over the time it takes, to the invoice. Nothing is billed without a yes.
    </Empty>
  );
}

/** Advanced support: from the permission to the bill, and what is selected in the panel. */
export function BoardPlace() {
  useCrumbs({ name: "Advanced support", to: null });
  const place = usePlace();
  const shown = shownOf(place);
  const [limit, setLimit] = useState(FIRST);
  const [chosen, setChosen] = useState<Selection>(new Set());
  const asked = useAsk("billing.board", { month: shown.month, client: shown.client, search: shown.search, limit });
  const moves = useMoves();
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const begin = () => go(shown.client === "" ? "/billing/new" : `/billing/new?${new URLSearchParams({ client: shown.client }).toString()}`);
  const clear = () => setChosen(new Set());
  const close = () => {
    narrow({ at: null });
    cardOf(shown.at)?.focus();
  };
  const acts: CardActs = {
    open: (id) => narrow({ at: id }), tick: (id) => setChosen(toggle(chosen, id)), reach: () => {}, more: () => setLimit(limit + FIRST),
  };
  useKey("n", begin);
  const cards = asked.data?.columns.flatMap((one) => one.cards) ?? [];
  const selected = cards.filter((card) => chosen.has(card.id));
  const isEmpty = (board: Board) => board.columns.every((one) => one.count === 0);
  return (
    <div className={shown.at === "" ? "support alone" : "support"} data-testid={ids.billing}>
      <div className="mid">
        <BoardHead shown={shown} board={asked.data} isQuiet={shown.at !== "" || selected.length > 0} waits={moves.waits} narrow={narrow} onPost={() => moves.post([], clear, shown.client)} onNew={begin} />
        <MovesSaid moves={moves} />
        <div className="stage"><Answer of={asked}>
          {(board) => isEmpty(board) ? <Nothing shown={shown} onNew={begin} onAll={() => narrow({ client: null, search: null })} /> : <Columns board={board} shown={shown} chosen={chosen} acts={acts} />}
        </Answer></div>
        {selected.length > 0 && <BulkBar cards={selected} moves={moves} onClear={clear} />}
      </div>
      {shown.at !== "" && <EngagementPanel key={shown.at} id={shown.at} onClose={close} />}
    </div>
  );
}
