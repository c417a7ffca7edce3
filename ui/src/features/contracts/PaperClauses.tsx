import type { ScheduleClause } from "../../bindings/types";

/** The clauses of a schedule in words, as they are printed; `first` is the number of the first. */
export function PaperClauses({ clauses, first }: { clauses: readonly ScheduleClause[]; first: number }) {
  return (
    <>
      {clauses.map((clause, at) => (
        <section key={clause.subject} aria-label={clause.title}>
          <h2>{first + at}&ensp;{clause.title}</h2>
          {clause.points.map((point) => (
            <p key={point.name + point.words}>
              {point.name !== "" && <b className="m">{point.name}. </b>}
              {point.words}
              {point.clause !== "" && <span className="mut">&nbsp;{point.clause}</span>}
            </p>
          ))}
        </section>
      ))}
    </>
  );
}
