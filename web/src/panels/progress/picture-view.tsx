import type { PictureMark } from '@jsa/papers';
import style from './progress.module.css';

type PictureViewProps = { marks: readonly PictureMark[]; width: number; height: number; label: string };

/** The marks of a picture in the page's own colours; what it shows stands in words beside it as well. */
export function PictureView({ marks, width, height, label }: PictureViewProps) {
  return (
    <svg className={style.picture} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {marks.map((mark) => (
        <Mark key={JSON.stringify(mark)} mark={mark} />
      ))}
    </svg>
  );
}

function Mark({ mark }: { mark: PictureMark }) {
  switch (mark.kind) {
    case 'bar':
      return <rect className={style.bar} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'rule':
      return <line className={style.rule} x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} />;
    case 'path':
      return <path className={style.path} d={mark.d} />;
    case 'dot':
      return <circle className={style.bar} cx={mark.x} cy={mark.y} r={4} />;
    case 'words':
      return (
        <text
          className={mark.size === 'small' ? style.smallWords : style.words}
          x={mark.x}
          y={mark.y}
          textAnchor={mark.anchor}
        >
          {mark.text}
        </text>
      );
  }
}
