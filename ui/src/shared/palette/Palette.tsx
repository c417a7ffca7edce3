import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { Modal } from "@mantine/core";
import { Icon, type Mark } from "../Icon";
import { ids } from "../testids";
import { find, type Scope } from "./fold";

export interface Hit {
  key: string;
  mark: Mark;
  title: string;
  second: string;
  right: ReactNode;
  keys?: string;
  act: () => void;
}

export interface HitGroup {
  name: string;
  hits: readonly Hit[];
}

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  typed: string;
  onType: (typed: string) => void;
  sought: string;
  scope: Scope | null;
  groups: readonly HitGroup[];
  searching: boolean;
}

function Matched({ text, sought }: { text: string; sought: string }) {
  const at = find(text, sought);
  if (at === null) return text;
  return (
    <>
      {text.slice(0, at.from)}
      <mark>{text.slice(at.from, at.to)}</mark>
      {text.slice(at.to)}
    </>
  );
}

function Prefixes() {
  const prefixes: [string, string][] = [["c:", "clients"], ["k:", "contracts"], ["t:", "tickets"], ["w:", "windows"], ["a:", "engagements"]];
  return (
    <span className="sm mut">
      {prefixes.map(([prefix, name]) => <span key={prefix}><kbd>{prefix}</kbd> {name} </span>)}
    </span>
  );
}

function Foot() {
  return (
    <div className="f">
      <span><kbd>↑</kbd> <kbd>↓</kbd> choose</span>
      <span><kbd>Enter</kbd> open</span>
      <span><kbd>Esc</kbd> close</span>
      <span className="sp" />
      <span>accents do not matter: “te at” finds Te Ātiawa</span>
    </div>
  );
}

function Option({ hit, id, chosen, sought, onPoint, onAct }: { hit: Hit; id: string; chosen: boolean; sought: string; onPoint: () => void; onAct: () => void }) {
  return (
    <div role="option" id={id} aria-selected={chosen} data-testid={ids.paletteHit} onMouseMove={onPoint} onClick={onAct}>
      <Icon mark={hit.mark} />
      <span className="cut"><Matched text={hit.title} sought={sought} /></span>
      <span className="b2 cut"><Matched text={hit.second} sought={sought} /></span>
      <span className="c">{hit.right}</span>
      {(chosen || hit.keys !== undefined) && <kbd>{chosen ? "Enter" : hit.keys}</kbd>}
    </div>
  );
}

/** Finds things and runs commands. The only sheet that stands over the work. */
export function Palette({ open, onClose, typed, onType, sought, scope, groups, searching }: PaletteProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = Math.min(at, Math.max(hits.length - 1, 0));
  const act = (hit: Hit) => {
    onClose();
    hit.act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      const next = (chosen + step + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const hit = hits[chosen];
    if (event.key === "Enter" && hit !== undefined) {
      event.preventDefault();
      act(hit);
    }
  };
  return (
    <Modal.Root opened={open} onClose={onClose} transitionProps={{ duration: 0 }} size={680} yOffset={116} xOffset={20} classNames={{ content: "pal" }}>
      <Modal.Overlay style={{ background: "var(--veil)" }} />
      <Modal.Content aria-label="Command palette" data-testid={ids.palette}>
        <div className="q">
          <Icon mark="search" />
          <input
            data-autofocus
            role="combobox"
            aria-label="Search or run a command"
            aria-expanded={hits.length > 0}
            aria-controls={`${id}-hits`}
            aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setAt(0);
              onType(event.target.value);
            }}
            onKeyDown={onKeyDown}
            data-testid={ids.paletteInput}
          />
          {scope === null && <Prefixes />}
        </div>
        <div className="hits" role="listbox" id={`${id}-hits`} aria-label="Found" aria-busy={searching}>
          {groups.filter((group) => group.hits.length > 0).map((group) => (
            <div role="group" aria-label={group.name} key={group.name}>
              <div className="g" aria-hidden="true">{group.name}</div>
              {group.hits.map((hit) => {
                const index = hits.indexOf(hit);
                return <Option key={hit.key} hit={hit} id={`${id}-${index}`} chosen={index === chosen} sought={sought} onPoint={() => setAt(index)} onAct={() => act(hit)} />;
              })}
            </div>
          ))}
          {hits.length === 0 && (
            <div className="g" role="option" aria-selected={false} aria-disabled="true" style={{ cursor: "default" }}>
              {searching ? "Searching" : "Nothing found. Try fewer letters."}
            </div>
          )}
        </div>
        <Foot />
      </Modal.Content>
    </Modal.Root>
  );
}
