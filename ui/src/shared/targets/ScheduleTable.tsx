import type { Schedule } from "../../bindings/types";
import { Icon } from "../Icon";
import "./targets.css";

/** Priorities × metrics in the published words; our reading of them stands below, by letter. */
export function ScheduleTable({ schedule }: { schedule: Schedule }) {
  const hasCategories = schedule.rows.some((row) => row.category !== null);
  return (
    <div className="targets">
      <table aria-label="Targets as published">
        <thead>
          <tr>
            <th scope="col">Priority</th>
            {hasCategories && <th scope="col">Category</th>}
            {schedule.columns.map((column) => <th key={column.key} scope="col">{column.name}</th>)}
          </tr>
        </thead>
        <tbody>
          {schedule.rows.map((row) => (
            <tr key={row.priority + (row.category ?? "")} className={row.cells.some((cell) => cell !== null && cell.order !== "") ? "by-order" : undefined}>
              <td><b className="m">{row.name}</b></td>
              {hasCategories && <td className="sec">{row.category ?? ""}</td>}
              {row.cells.map((cell, at) => (
                <td key={schedule.columns[at]?.key}>
                  {cell === null ? <span className="mut">–</span> : cell.words}
                  {cell !== null && cell.letters.length > 0 && <sup> {cell.letters.join(" ")}</sup>}
                  {cell !== null && cell.order !== "" && <div className="sm by"><Icon mark="edit" small /> by order {cell.order}</div>}
                  {cell !== null && cell.add_on !== "" && <div className="sm by"><Icon mark="plus" small /> by {cell.add_on}</div>}
                  {cell !== null && cell.instead_of !== "" && <div className="sm sec">policy: {cell.instead_of}</div>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {schedule.readings.length > 0 && (
        <div className="readings">
          <b className="m">How we read the published words</b>
          {schedule.readings.map((reading) => (
            <span key={reading.letter} title={reading.words === "" ? undefined : `The policy says “${reading.words}”`}>
              <sup>{reading.letter}</sup> {reading.reading}{reading.agreed ? ", agreed" : ""}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
