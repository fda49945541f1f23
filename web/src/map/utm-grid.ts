import type { Position } from '@jsa/contract';
import type { Feature, LineString, Point } from 'geojson';
import { fromUtm34, toUtm34 } from './utm.ts';
import { metresPerPixel, roundStep } from './web-mercator.ts';

export const smallestGridZoom = 11;
const smallestSpacingPx = 90;
const pointsPerLine = 9;

/** Grid lines are drawn for the zone and half a degree beyond it; farther off they would lean too much to be read. */
const [zoneWest, zoneEast] = [17.5, 24.5];

export type GridView = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly zoom: number;
  /** Eastings are written on its parallel, northings on its meridian. */
  readonly labelsAt: Position;
};

export type UtmGrid = {
  /** Spacing in metres: 1, 2 or 5 times a power of ten. Null where no grid is drawn. */
  readonly stepM: number | null;
  readonly lines: Feature<LineString>[];
  readonly labels: Feature<Point, { text: string; axis: 'easting' | 'northing' }>[];
};

/** "4 723 400 N": groups of three, with spaces that a line does not break at. */
function gridNumber(valueM: number, axis: 'E' | 'N'): string {
  return `${String(valueM).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0${axis}`;
}

function multiples(from: number, to: number, stepM: number): number[] {
  const first = Math.ceil(from / stepM);
  const count = Math.max(0, Math.floor(to / stepM) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * stepM);
}

function lineBetween(from: readonly [number, number], to: readonly [number, number]): Feature<LineString> {
  const coordinates = Array.from({ length: pointsPerLine }, (_, index) => {
    const share = index / (pointsPerLine - 1);
    return fromUtm34([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}

/** Where a grid line crosses the parallel or meridian of the labels: two rounds bring it to well under a pixel. */
function crossing(valueM: number, axis: 'easting' | 'northing', labelsAt: Position): Position {
  let [longitude, latitude] = labelsAt;
  for (let round = 0; round < 3; round++) {
    const [eastingM, northingM] = toUtm34([longitude, latitude]);
    if (axis === 'easting') longitude = fromUtm34([valueM, northingM])[0];
    else latitude = fromUtm34([eastingM, valueM])[1];
  }
  return [longitude, latitude];
}

function label(valueM: number, axis: 'easting' | 'northing', labelsAt: Position): UtmGrid['labels'][number] {
  const text = gridNumber(valueM, axis === 'easting' ? 'E' : 'N');
  const geometry: Point = { type: 'Point', coordinates: crossing(valueM, axis, labelsAt) };
  return { type: 'Feature', properties: { text, axis }, geometry };
}

/** Grid of UTM zone 34N over the view and half as much around it, so that dragging does not lay bare an empty edge. */
export function utmGrid(view: GridView): UtmGrid {
  const middle: Position = [(view.west + view.east) / 2, (view.south + view.north) / 2];
  if (view.zoom < smallestGridZoom || middle[0] < zoneWest || middle[0] > zoneEast) {
    return { stepM: null, lines: [], labels: [] };
  }
  const stepM = Math.max(1, roundStep(smallestSpacingPx * metresPerPixel(middle[1], view.zoom)));
  const corners = [view.west, view.east].flatMap((longitude) =>
    [view.south, view.north].map((latitude) => toUtm34([longitude, latitude])),
  );
  const [eastings, northings] = [
    corners.map(([easting]) => easting),
    corners.map(([, northing]) => northing),
  ];
  const [west, east] = [Math.min(...eastings), Math.max(...eastings)];
  const [south, north] = [Math.min(...northings), Math.max(...northings)];
  const [marginE, marginN] = [(east - west) / 2, (north - south) / 2];

  const eastingLines = multiples(west - marginE, east + marginE, stepM);
  const northingLines = multiples(south - marginN, north + marginN, stepM);
  return {
    stepM,
    lines: [
      ...eastingLines.map((e) => lineBetween([e, south - marginN], [e, north + marginN])),
      ...northingLines.map((n) => lineBetween([west - marginE, n], [east + marginE, n])),
    ],
    labels: [
      ...eastingLines.map((easting) => label(easting, 'easting', view.labelsAt)),
      ...northingLines.map((northing) => label(northing, 'northing', view.labelsAt)),
    ],
  };
}
