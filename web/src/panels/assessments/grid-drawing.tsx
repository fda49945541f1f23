import { linesOfGrid, mostLinesInADirection, type SurveyGrid, stretchOnGrid } from '@jsa/contract';
import { useMessages } from '#panels/parts.ts';
import style from './assessments.module.css';

const mostLabels = 14;

/**
 * The grid as it will lie on the ground, north up: every line with an arrow the way that it is walked, numbered, and the
 * origin as a dot.
 */
export function GridDrawing({ grid }: { grid: SurveyGrid }) {
  const { translate, formatNumber } = useMessages();
  const lineCount = Math.max(grid.lengthAlongM, grid.lengthAcrossM) / grid.lineSpacingM;
  if (lineCount > mostLinesInADirection) return null;
  const lines = linesOfGrid(grid).map((line) => {
    const whole = { startM: 0, lengthM: null, walked: 'as-planned' } as const;
    return { ...line, ...stretchOnGrid(grid, { ...line, ...whole }) };
  });
  const ends = lines.flatMap(({ first, last }) => [first, last]);
  const east = ends.map(({ eastM }) => eastM);
  const north = ends.map(({ northM }) => northM);
  const [west, most] = [Math.min(0, ...east), Math.max(0, ...north)];
  const widthM = Math.max(0, ...east) - west;
  const heightM = most - Math.min(0, ...north);
  const sizeM = Math.max(widthM, heightM, 0.5);
  const edgeM = sizeM * 0.12;
  const labelEvery = Math.max(1, Math.ceil(lines.length / mostLabels));
  const viewBox = [west - edgeM, -most - edgeM, widthM + 2 * edgeM, heightM + 2 * edgeM].join(' ');
  const summary = translate('surveys.grid-lines', {
    count: lines.length,
    length: formatNumber(grid.lengthAlongM, 1),
  });
  return (
    <figure className={style.stack}>
      <svg viewBox={viewBox} className={style.drawing} role="img" aria-label={summary}>
        <defs>
          <marker
            id="walked-way"
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="5"
            markerHeight="5"
            orient="auto"
          >
            <path d="M0 0 L6 3 L0 6 Z" fill="context-stroke" />
          </marker>
        </defs>
        {lines.map(({ name, direction, first, last }) => (
          <line
            key={name}
            className={`${style.line} ${direction === 'across' ? style.lineAcross : ''}`}
            x1={first.eastM}
            y1={-first.northM}
            x2={last.eastM}
            y2={-last.northM}
            strokeWidth={sizeM / 250}
            markerEnd="url(#walked-way)"
          />
        ))}
        <circle className={style.origin} cx={0} cy={0} r={sizeM / 60} />
        {lines
          .filter(({ position }) => position % labelEvery === 0)
          .map(({ name, first, last }) => {
            const lengthM = Math.hypot(last.eastM - first.eastM, last.northM - first.northM) || 1;
            const outM = sizeM / 22;
            return (
              <text
                key={name}
                className={style.label}
                x={first.eastM - ((last.eastM - first.eastM) / lengthM) * outM}
                y={-(first.northM - ((last.northM - first.northM) / lengthM) * outM)}
                fontSize={sizeM / 28}
                dominantBaseline="central"
              >
                {name}
              </text>
            );
          })}
      </svg>
      <figcaption className={style.soft}>{summary}</figcaption>
    </figure>
  );
}
