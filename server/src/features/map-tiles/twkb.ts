/** A geometry as a vector tile holds it: kind 1 points, 2 lines, 3 rings; whole numbers in tile space. */
export type TileGeometry = { readonly kind: 1 | 2 | 3; readonly parts: readonly TilePart[] };
type TilePart = readonly (readonly [number, number])[];

const isEmptyFlag = 0x10;
const hasExtraDimensionsFlag = 0x08;
const hasSizeFlag = 0x02;
const hasBoxFlag = 0x01;

/** Walks along the varints of a TWKB. */
function createReader(bytes: Uint8Array) {
  let at = 0;
  const unsigned = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const signed = () => {
    const zigZag = unsigned();
    return zigZag % 2 === 1 ? -(zigZag + 1) / 2 : zigZag / 2;
  };
  return { byte: () => bytes[at++], unsigned, signed };
}

/**
 * Reads what `st_astwkb` wrote with two dimensions, precision 0 and no ids; null for an empty geometry.
 * Source: Tiny WKB specification, TWKB v1.
 */
export function readTwkb(bytes: Uint8Array): TileGeometry | null {
  const { byte, unsigned, signed } = createReader(bytes);
  const type = byte() & 15;
  const flags = byte();
  if ((flags & isEmptyFlag) !== 0) return null;
  if ((flags & hasExtraDimensionsFlag) !== 0) byte();
  if ((flags & hasSizeFlag) !== 0) unsigned();
  if ((flags & hasBoxFlag) !== 0) for (let bound = 0; bound < 4; bound++) signed();
  let x = 0;
  let y = 0;
  const times = <Value>(count: number, read: () => Value) => Array.from({ length: count }, read);
  const point = (): [number, number] => {
    x += signed();
    y += signed();
    return [x, y];
  };
  const path = () => times(unsigned(), point);
  const rings = () => times(unsigned(), path);
  switch (type) {
    case 1:
      return { kind: 1, parts: [[point()]] };
    case 2:
      return { kind: 2, parts: [path()] };
    case 3:
      return { kind: 3, parts: rings() };
    case 4:
      return { kind: 1, parts: [path()] };
    case 5:
      return { kind: 2, parts: rings() };
    case 6:
      return { kind: 3, parts: times(unsigned(), rings).flat() };
    default:
      return null;
  }
}
