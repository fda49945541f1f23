import { type Static, Type } from 'typebox';
import { SiteBoundaryRelation } from './boundary-editions.ts';
import { Id, IdParams, IfMatch, nullable, Position, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Owner, owners } from './organisations.ts';
import { type Precision, precisions } from './precision.ts';
import { RedactionOverride } from './redaction.ts';
import { OfferedMove, SignatureGiven, SiteMoveRequest } from './site-moves.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

/** More is no area that somebody drew: the outline of a field has a few dozen. */
export const mostAreaVertices = 5_000;

/** WGS 84. Rings are closed, holes are kept. */
export const SiteArea = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Position))),
});
export type SiteArea = Static<typeof SiteArea>;

/** Why an area is not taken. `details.at` is where; `details.suggestion` an area to be confirmed, never taken unasked. */
export const areaFaults = [
  'empty',
  'too-many-vertices',
  'ring-too-short',
  'not-closed',
  'not-a-number',
  'swapped',
  'outside-region',
  'self-crossing',
  'no-area',
] as const;
export type AreaFault = (typeof areaFaults)[number];

/** The systems of `@jsa/coordinates`, in which a person may type a place. */
export const typedSystems = ['wgs84', 'utm34n', 'mgrs', 'kosovaref01', 'mgi-zone-7'] as const;
export type TypedSystem = (typeof typedSystems)[number];

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const LengthM = nullable(Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }));
const DepthM = nullable(Type.Number({ minimum: 0, maximum: 30 }));

const words = {
  title: Text(120),
  summary: Text(4_000),
  hypothesis: Text(2_000),
  expectedDepthFromM: DepthM,
  expectedDepthToM: DepthM,
  expectedLengthM: LengthM,
  expectedWidthM: LengthM,
  municipality: Type.String({ maxLength: 120 }),
};

/** Where a proposed site lies: typed coordinates, an area, or both. */
export const SitePlaceInput = Type.Object({
  /** As they were typed, in a system that the person named: they are never guessed. */
  coordinates: nullable(
    Type.Object({
      text: Type.String({ minLength: 1, maxLength: 200 }),
      system: Type.Enum(typedSystems),
    }),
  ),
  area: nullable(SiteArea),
  /** Where the area came from: drawn on a map, or out of a file in some system. */
  areaOrigin: nullable(
    Type.Object({
      text: Type.String({ maxLength: 200 }),
      crs: Type.String({ maxLength: 200 }),
      transformation: Type.String({ maxLength: 500 }),
    }),
  ),
  /** How far off it may be, beyond what the digits say; needed where there are no typed coordinates. */
  horizontalUncertaintyM: nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100_000 })),
});
export type SitePlaceInput = Omit<Static<typeof SitePlaceInput>, 'coordinates'> & {
  coordinates: { text: string; system: TypedSystem } | null;
};

const Overrides = Type.Array(RedactionOverride, { maxItems: 200 });

export const NewSiteProposal = Type.Object({ ...words, place: SitePlaceInput, overrides: Overrides });
export type NewSiteProposal = Omit<Static<typeof NewSiteProposal>, 'place' | 'overrides'> & {
  place: SitePlaceInput;
  overrides: RedactionOverride[];
};

/** What is left out stays as it is. */
export const SiteChange = Type.Object({
  ...Type.Partial(Type.Object(words)).properties,
  place: Type.Optional(SitePlaceInput),
  overrides: Type.Optional(Overrides),
});
export type SiteChange = Partial<NewSiteProposal>;

const SiteInformation = Type.Object({
  summary: Type.String(),
  hypothesis: Type.String(),
  expectedDepthFromM: nullable(Type.Number()),
  expectedDepthToM: nullable(Type.Number()),
  expectedLengthM: nullable(Type.Number()),
  expectedWidthM: nullable(Type.Number()),
});

export const SitePlace = Type.Object({
  position: Position,
  horizontalUncertaintyM: Type.Number(),
  area: nullable(SiteArea),
  areaM2: nullable(Type.Number()),
  /** As it was typed or imported; for those who see the place as surveyed (P4). */
  original: nullable(Type.Object({ text: Type.String(), crs: Type.String(), transformation: Type.String() })),
});
export type SitePlace = Static<typeof SitePlace>;

/** Another site within `duplicateDistanceM`; only what the reader may see at P3 or better is in it. */
export const NearSite = Type.Object({
  id: Id,
  code: Type.String(),
  title: Type.String(),
  owner: Type.Enum(owners),
  status: Type.Enum(siteStatuses),
  distanceM: Type.Number(),
  isOverlapping: Type.Boolean(),
});
export type NearSite = Omit<Static<typeof NearSite>, 'owner' | 'status'> & {
  owner: Owner;
  status: SiteStatus;
};

export const duplicateDistanceM = 200;

/** ISO 8601; to a reader below P3 the month alone, as in 2026-05, for the day would tell when people are there. */
const Moment = Type.String({ pattern: String.raw`^\d{4}-\d\d(-\d\dT.+)?$` });

export const SiteDetail = Type.Object({
  id: Id,
  code: Type.String(),
  title: Type.String(),
  status: Type.Enum(siteStatuses),
  statusSince: Moment,
  version: Type.Integer(),
  precision: Type.Enum(precisions),
  isFictional: Type.Boolean(),
  municipality: Type.String(),
  recordingCount: Type.Integer(),
  /** Whose site it is; null for who sees no more of it than where it roughly lies. */
  owner: nullable(Type.Enum(owners)),
  proposed: nullable(Type.Object({ by: nullable(Type.String()), at: Timestamp })),
  /** The cell of the fixed 1 km grid, from P2 on. */
  cell: nullable(
    Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(Type.Array(Position)) }),
  ),
  /** From P3 on. */
  place: nullable(SitePlace),
  /** Side of and distance to the ABL, with edition and uncertainty; from P3 on. */
  boundary: nullable(SiteBoundaryRelation),
  information: nullable(SiteInformation),
  /** Why there is none: an analyst reads it after their own first sealed reading. */
  informationWithheld: nullable(Type.Enum(['until-own-reading', 'not-for-your-role'] as const)),
  hold: nullable(
    Type.Object({ reason: Type.String(), reviewOn: Type.String(), heldStatus: Type.Enum(siteStatuses) }),
  ),
  mergedInto: nullable(Type.Object({ id: Id, code: Type.String() })),
  signatures: Type.Array(SignatureGiven),
  nearSites: Type.Array(NearSite),
  /** What can be done from here, by the reader or by others, with what is missing. */
  moves: Type.Array(OfferedMove),
  isEditable: Type.Boolean(),
});
export type SiteDetail = Omit<
  Static<typeof SiteDetail>,
  | 'status'
  | 'precision'
  | 'owner'
  | 'boundary'
  | 'informationWithheld'
  | 'hold'
  | 'signatures'
  | 'nearSites'
  | 'moves'
> & {
  status: SiteStatus;
  precision: Precision;
  owner: Owner | null;
  boundary: SiteBoundaryRelation | null;
  informationWithheld: 'until-own-reading' | 'not-for-your-role' | null;
  hold: { reason: string; reviewOn: string; heldStatus: SiteStatus } | null;
  signatures: SignatureGiven[];
  nearSites: NearSite[];
  moves: OfferedMove[];
};

/** One thing that happened to a site, without what the reader may not know of it. */
export const SiteEvent = Type.Object({
  id: Type.String(),
  at: Moment,
  action: Type.String(),
  /** Null: the program itself, or somebody whom the reader is not told. */
  by: nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type SiteEvent = Static<typeof SiteEvent>;

const tags = ['sites'];

export const readSite = endpoint({
  method: 'GET',
  url: '/api/sites/:id',
  schema: {
    summary: 'One candidate site, as far as the reader may see it',
    tags,
    params: IdParams,
    response: { 200: SiteDetail },
  },
});

export const proposeSite = endpoint({
  method: 'POST',
  url: '/api/sites',
  schema: {
    summary: 'Put a candidate site on the table without a lead',
    tags,
    body: NewSiteProposal,
    response: { 201: SiteDetail },
  },
});

export const changeSite = endpoint({
  method: 'PATCH',
  url: '/api/sites/:id',
  schema: {
    summary: 'Write a new version of a candidate site',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: SiteChange,
    response: { 200: SiteDetail },
  },
});

export const moveSite = endpoint({
  method: 'POST',
  url: '/api/sites/:id/moves',
  schema: {
    summary: 'Move a candidate site, or leave the signature that a move waits for',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: SiteMoveRequest,
    response: { 200: SiteDetail },
  },
});

export const readSiteTimeline = endpoint({
  method: 'GET',
  url: '/api/sites/:id/timeline',
  schema: {
    summary: 'What happened to a candidate site, newest first',
    tags,
    params: IdParams,
    response: { 200: Type.Array(SiteEvent) },
  },
});
