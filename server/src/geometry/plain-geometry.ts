import { geometryFileLimits, type PlainGeometry, type Position } from '@jsa/contract';
import type { Geometry } from 'geojson';
import { GeometryFileError } from './geometry-file-error.ts';

/** A feature as its file has it, in the file's own numbers. */
export type RawFeature = { name: string | null; geometry: PlainGeometry };

/** What a reader hands over. */
export type RawFile = {
  features: RawFeature[];
  declaredCrs: string | null;
  /** True where some vertex had more than two numbers. */
  hasHeights: boolean;
  withoutGeometryCount: number;
};

/** Collects features from any reader, holding to the limits, and says where a vertex makes no sense. */
export class FeatureCollector {
  readonly features: RawFeature[] = [];
  hasHeights = false;
  withoutGeometryCount = 0;
  #vertexCount = 0;
  #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
  }

  /** From here on features come from this file of an archive. */
  enter(file: string): void {
    this.#file = file;
  }

  add(geometry: Geometry | null | undefined, name: string | null): void {
    if (!geometry) {
      this.withoutGeometryCount += 1;
      return;
    }
    if (geometry.type === 'GeometryCollection') {
      for (const member of geometry.geometries ?? []) this.add(member, name);
      return;
    }
    if (this.features.length >= geometryFileLimits.mostFeatures) {
      throw new GeometryFileError(
        'too-many-features',
        `The file has more than ${geometryFileLimits.mostFeatures} features. Take out what is not needed.`,
        { file: this.#file },
      );
    }
    const plain = this.#plain(geometry);
    if (plain) this.features.push({ name, geometry: plain });
    else this.withoutGeometryCount += 1;
  }

  finish(declaredCrs: string | null): RawFile {
    if (this.features.length === 0) {
      throw new GeometryFileError('no-geometry', 'The file holds no geometry.', { file: this.#file });
    }
    const { features, hasHeights, withoutGeometryCount } = this;
    return { features, declaredCrs, hasHeights, withoutGeometryCount };
  }

  #plain(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): PlainGeometry | null {
    let vertex = 0;
    const position = (raw: unknown): Position => this.#position(raw, vertex++);
    const line = (raw: unknown): Position[] => listOf(raw).map(position);
    const lines = (raw: unknown): Position[][] => listOf(raw).map(line).filter(isNotEmpty);
    const ring = (raw: unknown): Position[] => this.#ring(line(raw));
    const polygon = (raw: unknown): Position[][] => listOf(raw).map(ring).filter(isNotEmpty);
    const { type, coordinates } = geometry;
    if (listOf(coordinates).length === 0) return null;
    switch (type) {
      case 'Point':
        return { type, coordinates: position(coordinates) };
      case 'MultiPoint':
        return { type, coordinates: line(coordinates) };
      case 'LineString':
        return { type, coordinates: this.#line(line(coordinates)) };
      case 'MultiLineString':
        return { type, coordinates: lines(coordinates).map((each) => this.#line(each)) };
      case 'Polygon':
        return { type, coordinates: polygon(coordinates) };
      case 'MultiPolygon':
        return { type, coordinates: listOf(coordinates).map(polygon).filter(isNotEmpty) };
      default:
        throw new GeometryFileError('not-geojson', `"${type}" is no kind of geometry.`, this.#place());
    }
  }

  #place(vertex?: number) {
    return { file: this.#file, feature: this.features.length, ...(vertex === undefined ? {} : { vertex }) };
  }

  #position(raw: unknown, vertex: number): Position {
    this.#vertexCount += 1;
    if (this.#vertexCount > geometryFileLimits.mostVertices) {
      throw new GeometryFileError(
        'too-many-vertices',
        `The file has more than ${geometryFileLimits.mostVertices} vertices. Simplify it to a metre or so.`,
        this.#place(),
      );
    }
    const [x, y, height] = listOf(raw);
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw new GeometryFileError(
        'not-a-number',
        `${this.#vertexName(vertex)} is not two numbers.`,
        this.#place(vertex),
      );
    }
    if (height !== undefined) this.hasHeights = true;
    return [x, y];
  }

  #line(line: Position[]): Position[] {
    if (line.length >= 2) return line;
    throw new GeometryFileError(
      'too-few-vertices',
      `${this.#featureName()} is a line of one vertex.`,
      this.#place(),
    );
  }

  /** Closed, if need be by us; with an area it has three corners. */
  #ring(ring: Position[]): Position[] {
    if (ring.length === 0) return ring;
    const [first, last] = [ring[0], ring[ring.length - 1]];
    const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
    if (closed.length >= 4) return closed;
    throw new GeometryFileError(
      'too-few-vertices',
      `${this.#featureName()} has a ring of fewer than three corners.`,
      this.#place(),
    );
  }

  #featureName(): string {
    return `Feature ${this.features.length + 1}${this.#file === undefined ? '' : ` of ${this.#file}`}`;
  }

  #vertexName(vertex: number): string {
    return `Vertex ${vertex + 1} of feature ${this.features.length + 1}${this.#file === undefined ? '' : ` of ${this.#file}`}`;
  }
}

function listOf(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function isNotEmpty(list: readonly unknown[]): boolean {
  return list.length > 0;
}

/** Every position of a geometry, in its order. */
export function positionsOf({ coordinates }: PlainGeometry): Position[] {
  const flat: unknown[] = [coordinates];
  const positions: Position[] = [];
  while (flat.length > 0) {
    const part = flat.pop() as unknown[];
    if (typeof part[0] === 'number') positions.push(part as Position);
    else for (let index = part.length - 1; index >= 0; index--) flat.push(part[index]);
  }
  return positions;
}

/** The same geometry with each position moved. */
export function mapPositions(geometry: PlainGeometry, move: (position: Position) => Position): PlainGeometry {
  const moved = (part: unknown): unknown =>
    typeof (part as unknown[])[0] === 'number' ? move(part as Position) : (part as unknown[]).map(moved);
  return { type: geometry.type, coordinates: moved(geometry.coordinates) } as PlainGeometry;
}
