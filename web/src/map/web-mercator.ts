import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl';

const equatorMetresPerPixel = 78_271.516_964;

/** Metres on the ground under one CSS pixel, for MapLibre's zoom (tiles of 512 pixels). */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (equatorMetresPerPixel * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is at least `atLeast`. */
export function roundStep(atLeast: number): number {
  const decade = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5].find((candidate) => candidate * decade >= atLeast * (1 - 1e-9)) ?? 10;
  return factor * decade;
}

const worldM = 2 * Math.PI * 6_378_137;
const farthestZoom = 24;

/** Metres of the projection as pixels of the screen at every zoom: they double with each step. */
export function metresAsPixels(
  metres: ExpressionSpecification,
): DataDrivenPropertyValueSpecification<number> {
  const at = (zoom: number): ExpressionSpecification => ['*', metres, (512 * 2 ** zoom) / worldM];
  return ['interpolate', ['exponential', 2], ['zoom'], 0, at(0), farthestZoom, at(farthestZoom)];
}
