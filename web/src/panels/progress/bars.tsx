import { barMarks } from '@jsa/papers';
import { useIsNarrow } from '#panels/parts.ts';
import { PictureView } from './picture-view.tsx';
import style from './progress.module.css';

export type Row = { name: string; count: number };

/** Numbers of one kind side by side: lengths from one zero, each with its number. */
export function Bars({ rows, label }: { rows: readonly Row[]; label: string }) {
  const isNarrow = useIsNarrow();
  const width = isNarrow ? 360 : 640;
  const { marks, height } = barMarks(rows, { x: 0, y: 0, width, nameWidth: isNarrow ? 190 : 290 });
  return (
    <>
      <PictureView marks={marks} width={width} height={height + 6} label={label} />
      <table className={style.hidden}>
        <caption>{label}</caption>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
