import { type Static, Type } from 'typebox';
import { nullable, Position, Sha256 } from './common.ts';
import { endpoint } from './endpoint.ts';

/** The systems that a geometry file may be written in. The two of zone 7 are never told apart by a program. */
export const geometryCrs = ['wgs84', 'utm34n', 'kosovaref01', 'mgi-zone-7'] as const;
export type GeometryCrs = (typeof geometryCrs)[number];

export const geometryFileFormats = ['geojson', 'kml', 'kmz', 'gpx', 'shapefile', 'geopackage'] as const;
export type GeometryFileFormat = (typeof geometryFileFormats)[number];

export const geometryFileLimits = { mostBytes: 20 * 2 ** 20, mostVertices: 200_000, mostFeatures: 10_000 };

/** Why a file could not be read; the details of an `unreadable-geometry` problem hold it with its place. */
export const geometryFileFaults = [
  'empty-file',
  'unknown-format',
  'not-json',
  'not-geojson',
  'not-xml',
  'has-entities',
  'not-a-zip',
  'zip-too-large',
  'no-layer',
  'shapefile-part-missing',
  'not-a-geopackage',
  'damaged',
  'no-geometry',
  'too-many-vertices',
  'too-many-features',
  'not-a-number',
  'too-few-vertices',
  'crs-contradicts-numbers',
] as const;
export type GeometryFileFault = (typeof geometryFileFaults)[number];

/** What should be known of a file that could be read. */
export const geometryFindings = [
  /** The file says one system, its numbers are of another: a person must say which. */
  'declared-contradicts-numbers',
  'no-crs-declared',
  'crs-not-known-here',
  /** Latitude stands before longitude, or northing before easting. */
  'swapped-axes',
  'looks-like-web-mercator',
  'outside-region',
  'self-crossing',
  'no-area',
  'heights-left-out',
  'features-without-geometry',
] as const;
export type GeometryFinding = (typeof geometryFindings)[number];

const Line = Type.Array(Position);
const geometryTypes = {
  Point: Position,
  MultiPoint: Line,
  LineString: Line,
  MultiLineString: Type.Array(Line),
  Polygon: Type.Array(Line),
  MultiPolygon: Type.Array(Type.Array(Line)),
} as const;

/** Plain geometry in WGS 84, as GeoJSON has it, without heights and without collections. */
export const PlainGeometry = Type.Union([
  Type.Object({ type: Type.Literal('Point'), coordinates: geometryTypes.Point }),
  Type.Object({ type: Type.Literal('MultiPoint'), coordinates: geometryTypes.MultiPoint }),
  Type.Object({ type: Type.Literal('LineString'), coordinates: geometryTypes.LineString }),
  Type.Object({ type: Type.Literal('MultiLineString'), coordinates: geometryTypes.MultiLineString }),
  Type.Object({ type: Type.Literal('Polygon'), coordinates: geometryTypes.Polygon }),
  Type.Object({ type: Type.Literal('MultiPolygon'), coordinates: geometryTypes.MultiPolygon }),
]);
export type PlainGeometry = Static<typeof PlainGeometry>;

export const GeometryFile = Type.Object({
  fileName: Type.String(),
  sha256: Sha256,
  format: Type.Enum(geometryFileFormats),
  features: Type.Array(
    Type.Object({
      name: nullable(Type.String()),
      vertexCount: Type.Integer(),
      type: Type.Enum(Object.keys(geometryTypes) as (keyof typeof geometryTypes)[]),
      /** Null until it is known in which system the numbers are. */
      geometry: nullable(PlainGeometry),
    }),
  ),
  crs: Type.Object({
    /** As the file says it; null where it says nothing. */
    declared: nullable(Type.String()),
    declaredAs: nullable(Type.Enum(geometryCrs)),
    /** What the size of the numbers allows. */
    plausible: Type.Array(Type.Enum(geometryCrs)),
    /** True until a person says which: ask again with `crs`. */
    needsChoice: Type.Boolean(),
    chosen: nullable(Type.Enum(geometryCrs)),
    /** How the numbers became WGS 84, to be kept beside them. */
    transformation: nullable(Type.String()),
    horizontalUncertaintyM: nullable(Type.Number()),
  }),
  findings: Type.Array(
    Type.Object({
      code: Type.Enum(geometryFindings),
      /** Which feature, counted from 0; null where it is the whole file. */
      feature: nullable(Type.Integer()),
      /** Which vertex of it, counted from 0. */
      vertex: nullable(Type.Integer()),
      position: nullable(Position),
    }),
  ),
});
export type GeometryFile = Static<typeof GeometryFile>;

export const GeometryCrsQuery = Type.Object({
  crs: Type.Optional(Type.Enum(geometryCrs)),
  /** `true` only after a person confirmed that the file has its axes in the other order. */
  swapped: Type.Optional(Type.Enum(['true', 'false'] as const)),
});

/** The file's name, percent-encoded: headers hold no letters beyond ASCII. */
export const FileNameHeader = Type.Object({ 'x-file-name': Type.String({ minLength: 1, maxLength: 800 }) });

export const readGeometryFile = endpoint({
  method: 'POST',
  url: '/api/geometry-files',
  schema: {
    summary:
      'What a GeoJSON, KML, KMZ, GPX, zipped Shapefile or GeoPackage holds. The body is the file; nothing is kept',
    tags: ['geometry files'],
    querystring: GeometryCrsQuery,
    headers: FileNameHeader,
    response: { 200: GeometryFile },
  },
});
