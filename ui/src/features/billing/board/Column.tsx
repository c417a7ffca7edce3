import type { BoardColumn } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";
import type { Selection } from "../../../shared/list/selection";
import { monthAlone, STATES } from "../words";
import { EngagementCard } from "./EngagementCard";

export interface CardActs {
  open: (id: string) => void;
  tick: (id: string) => void;
  reach: (id: string) => void;
  more: () => void;
}

interface ColumnProps {
  column: BoardColumn;
  monthWords: string;
  openId: string;
  chosen: Selection;
  /** The card that takes the key. */
  keyId: string;
  acts: CardActs;
}

function sumWords(column: BoardColumn): string {
  if (column.state === "awaiting_consent") return "nothing may be billed yet";
  const sums = column.sums.join(" + ");
  if (column.state === "dropped" || sums === "") return column.count === 0 ? "none" : "nothing is billed";
  return column.state === "in_work" ? `${sums} so far` : sums;
}

/** A column of the board: what stands there, how much it comes to, and its cards. */
export function Column({ column, monthWords, openId, chosen, keyId, acts }: ColumnProps) {
  const state = STATES.find((one) => one.key === column.state);
  const name = column.state === "billed" ? `Billed in ${monthAlone(monthWords)}` : state?.name ?? column.state;
  const hidden = column.count - column.cards.length;
  return (
    <section className="col" aria-label={name} data-testid={ids.billingColumn(column.state)}>
      <header>
        <h2 className="row">{state !== undefined && <Icon mark={state.mark} />}<span className="cut">{name}</span><span className="mut n">{column.count.toLocaleString("en")}</span></h2>
        <div className="sm mut cut" title={sumWords(column)}>{sumWords(column)}</div>
      </header>
      <div className="lane">
        {column.cards.length > 0 && (
          <ul role="listbox" aria-label={`${name}, engagements`} aria-multiselectable="true">
            {column.cards.map((card) => (
              <EngagementCard
                key={card.id}
                card={card}
                isOpen={card.id === openId || card.number === openId}
                isChosen={chosen.has(card.id)}
                takesKey={card.id === keyId}
                onOpen={() => acts.open(card.id)}
                onTick={() => acts.tick(card.id)}
                onReach={() => acts.reach(card.id)}
              />
            ))}
          </ul>
        )}
        {hidden > 0 && <Button small look="quiet" onClick={acts.more} testid={ids.billingMoreCards(column.state)}>{hidden.toLocaleString("en")} more</Button>}
      </div>
    </section>
  );
}
