import type { Position } from '@jsa/contract';
import proj4 from 'proj4';

/** WGS 84 / UTM zone 34N (EPSG:32634), written out so that no list of systems decides what it means. */
const utm34 = proj4(
  '+proj=longlat +datum=WGS84 +no_defs',
  '+proj=utm +zone=34 +datum=WGS84 +units=m +no_defs',
);

/** [easting, northing] in metres. */
export type UtmPosition = readonly [number, number];

export function toUtm34([longitude, latitude]: Position): UtmPosition {
  const [eastingM, northingM] = utm34.forward([longitude, latitude]);
  return [eastingM, northingM];
}

export function fromUtm34([eastingM, northingM]: UtmPosition): Position {
  const [longitude, latitude] = utm34.inverse([eastingM, northingM]);
  return [longitude, latitude];
}
