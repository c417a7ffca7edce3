import { Button } from "../../../shared/Button";
import { WeekPicture } from "../../../shared/clock/WeekPicture";
import { ids } from "../../../shared/testids";
import { SpansField } from "./SpansField";
import { DAYS, weekOf } from "./week";

/** The hours of a week: a line a day to type, and the same as a picture. */
export function Hours({ week, wrong, onChange }: { week: readonly string[][]; wrong: (field: string) => string | undefined; onChange: (week: string[][]) => void }) {
  const monday = week[0] ?? [];
  return (
    <section>
      <div className="sech" style={{ alignItems: "center" }}>
        <h2>Hours of the week</h2>
        <span className="cnt">several spans a day, over midnight, until 24:00</span>
        <span className="x"><Button small onClick={() => onChange(week.map((day, at) => (at < 5 ? monday : day)))} testid={ids.calendarAsMonday}>Mon–Fri as Monday</Button></span>
      </div>
      {wrong("week") !== undefined && <p className="late sm" role="alert">{wrong("week")}</p>}
      <div className="hours">
        <div className="days">
          {DAYS.map((day, at) => (
            <SpansField
              key={day.key} label={day.long} spans={week[at] ?? []} placeholder="closed" problem={wrong(`week.${day.key}`)} testid={ids.calendarHours(day.key)}
              onChange={(spans) => onChange(DAYS.map((_, index) => (index === at ? spans : week[index] ?? [])))}
            />
          ))}
          <p className="hint">For example 09:00-12:00, 13:00-17:00, or 22:00-06:00 for a night. Empty means closed.</p>
        </div>
        <WeekPicture label="Opening hours as typed" days={weekOf(week, false)} width={500} />
      </div>
    </section>
  );
}
