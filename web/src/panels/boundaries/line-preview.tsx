import type { Position } from '@jsa/contract';
import { useMessages } from '#panels/parts.ts';
import style from './boundaries.module.css';

const widthPx = 640;
const marginPx = 12;

type Frame = { heightPx: number; place(position: Position): [number, number] };

/** Equal lengths are drawn equally long in the middle of the picture. */
function frameOf(positions: readonly Position[]): Frame {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const stretch = Math.cos(((south + north) * Math.PI) / 360);
  const scale = (widthPx - 2 * marginPx) / Math.max((east - west) * stretch, 1e-6);
  return {
    heightPx: (north - south) * scale + 2 * marginPx,
    place: ([longitude, latitude]) => [
      marginPx + (longitude - west) * stretch * scale,
      marginPx + (north - latitude) * scale,
    ],
  };
}

function pointsOf(line: readonly Position[], { place }: Frame): string {
  return line
    .map((position) =>
      place(position)
        .map((px) => px.toFixed(1))
        .join(','),
    )
    .join(' ');
}

/** The line and the edition in force, drawn beside each other at once; the map shows where they lie. */
export function LinePreview({ line, current }: { line: readonly Position[]; current: readonly Position[] }) {
  const { translate } = useMessages();
  const frame = frameOf([...line, ...current]);
  const ends = [line[0], line[line.length - 1]].filter((end) => end !== undefined);
  return (
    <figure className={style.stack}>
      <svg
        className={style.picture}
        viewBox={`0 0 ${widthPx} ${frame.heightPx.toFixed(0)}`}
        role="img"
        aria-label={translate('boundaries.preview')}
      >
        {current.length > 0 && <polyline className={style.lineCurrent} points={pointsOf(current, frame)} />}
        <polyline className={style.lineNew} points={pointsOf(line, frame)} />
        {ends.map((end) => {
          const [x, y] = frame.place(end);
          return <circle key={end.join()} className={style.lineEnd} cx={x} cy={y} r={4} />;
        })}
      </svg>
      <figcaption className={style.small}>{translate('boundaries.preview')}</figcaption>
    </figure>
  );
}
