import { scaleLinear } from 'd3-scale';
import style from './progress.module.css';

export type Row = { name: string; count: number };

/** Numbers of one kind one under the other: lengths from one zero, each with its number; no percentages of so few. */
export function Bars({ rows, label }: { rows: readonly Row[]; label: string }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const lengthPercent = scaleLinear([0, most], [0, 100]);
  return (
    <table className={style.bars} aria-label={label}>
      <tbody>
        {rows.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className={style.track}>
                <span className={style.length} style={{ width: `${lengthPercent(count)}%` }} />
              </span>
              <span className={style.number}>{count}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
