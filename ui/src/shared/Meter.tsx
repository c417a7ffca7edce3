const WIDTH = 44;

/** How much of a budget is used. The word beside it says the state; this picture only repeats it. */
export function Meter({ used, tone = "plain" }: { used: number; tone?: "plain" | "soon" | "late" }) {
  const part = Math.round(WIDTH * Math.min(1, Math.max(0, used)));
  return (
    <svg width={WIDTH} height="6" className={tone === "plain" ? "meter" : `meter ${tone}`} aria-hidden="true">
      <rect width={WIDTH} height="6" rx="1" className="bg" />
      <rect width={part} height="6" rx="1" className="fg" />
    </svg>
  );
}
