import { mapTileExtent, type Position } from '@jsa/contract';
import type { TileAddress } from './map-state.ts';

/** For tests: a point or a line of a vector tile, in degrees. */
export type TestFeature = {
  readonly layer: string;
  readonly path: readonly Position[];
  readonly tags: Readonly<Record<string, string | number | boolean>>;
};

type Bytes = number[];

function varint(value: number): Bytes {
  const bytes: Bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const block = (field: number, bytes: Bytes): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const text = (field: number, value: string) => block(field, [...new TextEncoder().encode(value)]);
const zigZag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);

function valueBytes(value: string | number | boolean): Bytes {
  if (typeof value === 'string') return text(1, value);
  if (typeof value === 'boolean') return number(7, value ? 1 : 0);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return [...varint(3 * 8 + 1), ...bytes];
}

function inTile([longitude, latitude]: Position, { z, x, y }: TileAddress): [number, number] {
  const sin = Math.sin((latitude * Math.PI) / 180);
  const mercator = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  const units = (share: number, tile: number) => Math.round((share * 2 ** z - tile) * mapTileExtent);
  return [units((longitude + 180) / 360, x), units(mercator, y)];
}

function geometryBytes(points: readonly (readonly [number, number])[]): Bytes {
  const deltas = points.map(([x, y], at) => {
    const [beforeX, beforeY] = at === 0 ? [0, 0] : points[at - 1];
    return [zigZag(x - beforeX), zigZag(y - beforeY)];
  });
  const [first, ...rest] = deltas;
  return [1 + 8, ...first, ...(rest.length === 0 ? [] : [2 + 8 * rest.length, ...rest.flat()])].flatMap(
    varint,
  );
}

function layerBytes(name: string, features: readonly TestFeature[], address: TileAddress): Bytes {
  const keys = [...new Set(features.flatMap(({ tags }) => Object.keys(tags)))];
  const values: (string | number | boolean)[] = [];
  const body = features.flatMap(({ path, tags }) => {
    const pairs = Object.entries(tags).flatMap(([key, value]) => [keys.indexOf(key), values.push(value) - 1]);
    const points = path.map((position) => inTile(position, address));
    return block(2, [
      ...block(2, pairs.flatMap(varint)),
      ...number(3, path.length === 1 ? 1 : 2),
      ...block(4, geometryBytes(points)),
    ]);
  });
  return [
    ...[...number(15, 2), ...text(1, name), ...body],
    ...keys.flatMap((key) => text(3, key)),
    ...values.flatMap((value) => block(4, valueBytes(value))),
    ...number(5, mapTileExtent),
  ];
}

/** For tests: a Mapbox vector tile with what of the features touches it. */
export function testTile(features: readonly TestFeature[], address: TileAddress): ArrayBuffer {
  const margin = 256;
  const isNear = ({ path }: TestFeature) =>
    path.some((position) =>
      inTile(position, address).every((units) => units > -margin && units < mapTileExtent + margin),
    );
  const near = features.filter(isNear);
  const layers = [...new Set(near.map(({ layer }) => layer))];
  const bytes = layers.flatMap((name) => {
    const members = near.filter(({ layer }) => layer === name);
    return block(3, layerBytes(name, members, address));
  });
  return new Uint8Array(bytes).buffer;
}
