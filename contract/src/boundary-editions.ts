import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable, Position, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { FileNameHeader, GeometryCrsQuery, GeometryFile, geometryCrs } from './geometry-files.ts';

const MultiPolygon = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Position))),
});

/** One dated version of the Administrative Boundary Line (ABL), with what is known of its accuracy. */
export const BoundaryEdition = Type.Object({
  id: Id,
  name: Type.String(),
  source: Type.String(),
  licence: Type.String(),
  dataDate: Type.String(),
  isOfficial: Type.Boolean(),
  /** Worst case: no point of the line is known to be farther off than this. */
  accuracyM: Type.Number(),
  accuracyP95M: Type.Number(),
  line: Type.Object({ type: Type.Literal('LineString'), coordinates: Type.Array(Position) }),
  /** Ground within so many metres of the line: inside it, the side cannot be told. Innermost first. */
  bands: Type.Array(Type.Object({ distanceM: Type.Number(), area: MultiPolygon })),
});
export type BoundaryEdition = Static<typeof BoundaryEdition>;

export const readCurrentBoundary = endpoint({
  method: 'GET',
  url: '/api/boundary-editions/current',
  schema: {
    summary: 'The ABL edition in force, with its uncertainty bands',
    tags: ['boundaries'],
    response: { 200: nullable(BoundaryEdition) },
  },
});

const Line = Type.Object({ type: Type.Literal('LineString'), coordinates: Type.Array(Position) });
const IsoDate = Type.String({ format: 'date' });

/**
 * Where something lies to the ABL. `inside`: on the side that the ABL closes with the rest of Kosovo's outline; `outside`:
 * on the other; `elsewhere`: on neither. Names for programs only; on the screen the sides are called after the ABL.
 */
export const boundarySides = ['inside', 'outside', 'elsewhere', 'undetermined', 'straddling'] as const;
export type BoundarySide = (typeof boundarySides)[number];

/** Where a site lies to each edition that counts. Only for readers who see the site's place. */
export const SiteBoundaryRelation = Type.Object({
  editions: Type.Array(
    Type.Object({
      editionId: Id,
      editionName: Type.String(),
      dataDate: IsoDate,
      isOfficial: Type.Boolean(),
      isCurrent: Type.Boolean(),
      side: Type.Enum(boundarySides),
      /** To a tenth of a kilometre: more would pretend to know. */
      distanceKm: Type.Number(),
      /** Of line and site together. Within it the side is undetermined. */
      uncertaintyKm: Type.Number(),
      computedAt: Timestamp,
    }),
  ),
  doOfficialEditionsDisagree: Type.Boolean(),
  /** What people decided where the computation cannot tell; the latest first. */
  decisions: Type.Array(
    Type.Object({
      side: Type.Enum(['inside', 'outside', 'straddling'] as const),
      reason: Type.String(),
      source: Type.String(),
      editionId: Id,
      decidedBy: Type.String(),
      decidedAt: Timestamp,
    }),
  ),
});
export type SiteBoundaryRelation = Omit<Static<typeof SiteBoundaryRelation>, 'editions'> & {
  editions: (Omit<Static<typeof SiteBoundaryRelation>['editions'][number], 'side'> & {
    side: BoundarySide;
  })[];
};

export const boundaryStates = ['imported', 'in-force', 'earlier'] as const;

/** Everything about an edition but its line. */
export const BoundaryEditionSummary = Type.Object({
  id: Id,
  name: Type.String(),
  source: Type.String(),
  publisher: Type.String(),
  licence: Type.String(),
  note: Type.String(),
  dataDate: IsoDate,
  validFrom: nullable(IsoDate),
  validTo: nullable(IsoDate),
  isOfficial: Type.Boolean(),
  accuracyM: Type.Number(),
  accuracyP95M: Type.Number(),
  lengthKm: Type.Number(),
  state: Type.Enum(boundaryStates),
  importedAt: Timestamp,
  importedBy: nullable(Type.String()),
  activatedAt: nullable(Timestamp),
  original: nullable(Type.Object({ name: Type.String(), sha256: Sha256, crs: Type.String() })),
  /** A proposal that it come into force, which somebody of another organisation may confirm. */
  proposal: nullable(
    Type.Object({
      proposedBy: Type.String(),
      organisationId: Id,
      organisation: Type.String(),
      proposedAt: Timestamp,
      reportSha256: Sha256,
    }),
  ),
  /** How far the sites have been looked at anew since it came into force; null where that never ran. */
  recomputation: nullable(
    Type.Object({
      fraction: Type.Number(),
      finishedAt: nullable(Timestamp),
      failure: nullable(Type.String()),
    }),
  ),
});
export type BoundaryEditionSummary = Static<typeof BoundaryEditionSummary>;

export const listBoundaryEditions = endpoint({
  method: 'GET',
  url: '/api/boundary-editions',
  schema: {
    summary:
      'Editions of the ABL, the one in force first. Those only imported are for who may bring them into force',
    tags: ['boundaries'],
    response: { 200: Type.Array(BoundaryEditionSummary) },
  },
});

export const readBoundaryLine = endpoint({
  method: 'GET',
  url: '/api/boundary-editions/:id/line',
  schema: {
    summary: "An edition's line, simplified to 5 m for the map",
    tags: ['boundaries'],
    params: IdParams,
    response: { 200: Type.Object({ line: Line }) },
  },
});

export const keepBoundaryFile = endpoint({
  method: 'POST',
  url: '/api/boundary-files',
  schema: {
    summary: 'Keeps a file that an edition is to be imported from, under its hash, and says what is in it',
    tags: ['boundaries'],
    querystring: GeometryCrsQuery,
    headers: FileNameHeader,
    response: { 200: GeometryFile },
  },
});

const LineChoice = Type.Object({
  sha256: Sha256,
  crs: Type.Enum(geometryCrs),
  swapped: Type.Boolean(),
  /** Which features make up the line; all of them where none is named. */
  features: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 10_000 }),
});
export type BoundaryLineChoice = Static<typeof LineChoice>;

export const boundaryChecks = ['one-line', 'simple', 'length', 'ends', 'near-current'] as const;
export type BoundaryCheck = (typeof boundaryChecks)[number];

/** The line that a choice of features makes, and whether it can be the ABL. */
export const BoundaryLineCheck = Type.Object({
  /** Null where the features do not make one line. Simplified to 5 m for the map. */
  line: nullable(Line),
  /** True: cut out of an area's edge between the two tripoints; a person confirms the ends on the map. */
  isCut: Type.Boolean(),
  checks: Type.Array(
    Type.Object({
      check: Type.Enum(boundaryChecks),
      outcome: Type.Enum(['passed', 'warning', 'failed'] as const),
      /** Parts of the line, km, metres from the farther tripoint, or percent near the edition in force. */
      value: nullable(Type.Number()),
    }),
  ),
});
export type BoundaryLineCheck = Static<typeof BoundaryLineCheck>;

export const checkBoundaryLine = endpoint({
  method: 'POST',
  url: '/api/boundary-lines',
  schema: {
    summary: 'The line that an import would make, with its checks; nothing is kept',
    tags: ['boundaries'],
    body: LineChoice,
    response: { 200: BoundaryLineCheck },
  },
});

const Text = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

export const importBoundary = endpoint({
  method: 'POST',
  url: '/api/boundary-editions',
  schema: {
    summary: 'Imports an edition. It is not in force before two people of two organisations made it so',
    tags: ['boundaries'],
    body: Type.Object({
      ...LineChoice.properties,
      /** A person looked at the line on the map: the system is right, and so are its ends. */
      isSeenOnMap: Type.Literal(true),
      name: Text,
      source: Text,
      publisher: Text,
      licence: Text,
      note: Type.String({ maxLength: 2000 }),
      dataDate: IsoDate,
      validFrom: nullable(IsoDate),
      validTo: nullable(IsoDate),
      isOfficial: Type.Boolean(),
      accuracyM: Type.Number({ minimum: 0.1, maximum: 50_000 }),
      accuracyP95M: Type.Number({ minimum: 0.1, maximum: 50_000 }),
    }),
    response: { 201: Type.Object({ id: Id }) },
  },
});
export type BoundaryImport = Static<(typeof importBoundary)['schema']['body']>;
