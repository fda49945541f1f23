import type { Geometry, Position } from 'geojson';

const simpleTypes = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
];

/** Reads well-known binary, ISO and extended; throws RangeError where it ends early or is of no known kind. */
class WkbReader {
  #view: DataView;
  #at = 0;
  #isLittle = true;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(): Geometry {
    this.#isLittle = this.#view.getUint8(this.#at) === 1;
    this.#at += 1;
    const code = this.#count();
    const [hasZ, hasM] = dimensionsOf(code);
    if ((code & 0x20000000) !== 0) this.#at += 4;
    const type = simpleTypes[((code & 0x0fffffff) % 1000) - 1];
    const size = 2 + Number(hasZ) + Number(hasM);
    switch (type) {
      case 'Point':
        return { type, coordinates: this.#point(size) };
      case 'LineString':
        return { type, coordinates: this.#line(size) };
      case 'Polygon':
        return { type, coordinates: this.#list(() => this.#line(size)) };
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon': {
        const members = this.#list(() => this.geometry()) as unknown as { coordinates: never }[];
        return { type, coordinates: members.map(({ coordinates }) => coordinates) };
      }
      case 'GeometryCollection':
        return { type, geometries: this.#list(() => this.geometry()) };
      default:
        throw new RangeError(`kind ${code} of geometry`);
    }
  }

  #count(): number {
    const count = this.#view.getUint32(this.#at, this.#isLittle);
    this.#at += 4;
    return count;
  }

  #list<Item>(read: () => Item): Item[] {
    const count = this.#count();
    if (count > this.#view.byteLength) throw new RangeError('more members than bytes');
    return Array.from({ length: count }, read);
  }

  #line(size: number): Position[] {
    return this.#list(() => this.#point(size));
  }

  #point(size: number): Position {
    const [x, y, z] = Array.from({ length: size }, (_, axis) =>
      this.#view.getFloat64(this.#at + axis * 8, this.#isLittle),
    );
    this.#at += size * 8;
    return size > 2 ? [x, y, z] : [x, y];
  }
}

function dimensionsOf(code: number): [boolean, boolean] {
  const iso = Math.floor((code & 0x0fffffff) / 1000);
  return [
    (code & 0x80000000) !== 0 || iso === 1 || iso === 3,
    (code & 0x40000000) !== 0 || iso === 2 || iso === 3,
  ];
}

/** Bytes before the WKB in a GeoPackage: magic, version, flags, srs_id, then an envelope of a size that the flags tell. */
const envelopeBytes = [0, 32, 48, 48, 64];

/** A geometry of a GeoPackage, or null where it is marked empty. */
export function readGeoPackageGeometry(blob: Uint8Array): Geometry | null {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) throw new RangeError('no GP at its beginning');
  const flags = blob[3];
  if ((flags & 0b10000) !== 0) return null;
  const envelope = envelopeBytes[(flags >> 1) & 0b111];
  if (envelope === undefined) throw new RangeError('an envelope of no known kind');
  return new WkbReader(blob.subarray(8 + envelope)).geometry();
}
