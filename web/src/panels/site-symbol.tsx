import type { SiteStatusFamily } from '@jsa/contract';
import { siteShapeCorners, siteSymbolOutlineColour, siteSymbols } from '#state/site-status.ts';

/** The symbol of the map, in a list: the words beside it say the same. */
export function SiteSymbol({ family }: { family: SiteStatusFamily }) {
  const { shape, fillColour } = siteSymbols[family];
  const corners = siteShapeCorners[shape];
  const look = { fill: fillColour, stroke: siteSymbolOutlineColour, strokeWidth: 2 };
  const points = corners.map((corner) => corner.join(',')).join(' ');
  return (
    <svg width="22" height="22" viewBox="-2 -2 28 28" aria-hidden="true" focusable="false">
      <g strokeLinejoin="round">
        {shape === 'circle' ? (
          <>
            <circle cx="12" cy="12" r="8" fill="none" stroke="#fff" strokeWidth="6" />
            <circle cx="12" cy="12" r="8" {...look} />
          </>
        ) : (
          <>
            <polygon points={points} fill="none" stroke="#fff" strokeWidth="6" />
            <polygon points={points} {...look} />
          </>
        )}
      </g>
    </svg>
  );
}
