import { Icon, type Mark } from "./Icon";

/** How a state looks: its colour never stands without its mark and its word. */
export type Tone = "met" | "breach" | "soon" | "paused" | "closed" | "run" | "plain";

interface StateMarkProps {
  tone: Tone;
  word: string;
  mark?: Mark;
  box?: boolean;
}

const OWN_MARK: Record<Tone, Mark> = {
  met: "met", breach: "breach", soon: "soon", paused: "paused", closed: "closed", run: "run", plain: "info",
};

export function StateMark({ tone, word, mark, box = false }: StateMarkProps) {
  return (
    <span className={box ? `st box ${tone}` : `st ${tone}`}>
      <Icon mark={mark ?? OWN_MARK[tone]} />
      {word}
    </span>
  );
}
