import "./targets.css";

export interface TargetCell {
  /** The promise as published. */
  words: string;
  /** The letter of our reading, where the words leave room. */
  mark: string | null;
}

export interface TargetRow {
  key: string;
  name: string;
  cells: readonly (TargetCell | null)[];
}

export interface Reading {
  mark: string;
  reading: string;
}

interface TargetTableProps {
  label: string;
  metrics: readonly string[];
  rows: readonly TargetRow[];
  readings: readonly Reading[];
}

/** Priorities × metrics in the published words; our reading of them stands below, by letter. */
export function TargetTable({ label, metrics, rows, readings }: TargetTableProps) {
  return (
    <div className="targets">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Priority</th>
            {metrics.map((metric) => <th key={metric} scope="col">{metric}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td><b className="m">{row.name}</b></td>
              {row.cells.map((cell, at) => (
                <td key={metrics[at]}>
                  {cell === null ? <span className="mut">–</span> : cell.words}
                  {cell?.mark != null && <sup> {cell.mark}</sup>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {readings.length > 0 && (
        <div className="readings">
          <b className="m">How we read the published words</b>
          {readings.map((reading) => (
            <span key={reading.mark}><sup>{reading.mark}</sup> {reading.reading}</span>
          ))}
        </div>
      )}
    </div>
  );
}
