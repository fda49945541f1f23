import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable, Position } from './common.ts';
import { endpoint } from './endpoint.ts';

/** GeoJSON in WGS 84. */
export const MultiPolygonGeometry = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Position))),
});
export type MultiPolygonGeometry = Static<typeof MultiPolygonGeometry>;

/** What a line's swath was computed from. */
export const swathBases = ['footprint', 'line-spacing', 'unknown'] as const;

/**
 * The strip of ground that a line speaks for. Its width is the diameter of the first Fresnel zone at the depth asked
 * for, 2 · √(λ · d / 2) with λ = v / f, and never more than the distance between the lines.
 */
export const Swath = Type.Object({
  basis: Type.Enum(swathBases),
  /** Null when neither frequency nor line spacing is known: nothing counts as covered then. */
  widthM: nullable(Type.Number()),
  footprintM: nullable(Type.Number()),
  lineSpacingM: nullable(Type.Number()),
  depthM: Type.Number(),
  velocityMPerNs: Type.Number(),
  /** False while the velocity is the assumed 0.1 m/ns. */
  isVelocityKnown: Type.Boolean(),
  centreFrequencyMHz: nullable(Type.Number()),
});
export type Swath = Static<typeof Swath>;

export const gapCauses = ['obstacle', 'explained', 'unexplained'] as const;

export const CoverageGap = Type.Object({
  areaM2: Type.Number(),
  cause: Type.Enum(gapCauses),
  /** The obstacle's name where it is one. */
  obstacle: nullable(Type.String()),
  reason: Type.String(),
  /** A place inside of it, to explain it by; null below P4, and so is the area. */
  place: nullable(Position),
  area: nullable(MultiPolygonGeometry),
});
export type CoverageGap = Static<typeof CoverageGap>;

export const agreedAreaBases = ['area', 'circle'] as const;

/** How much of the agreed area the lines of a joint assessment speak for, to the depth that the swath was asked for. */
export const Coverage = Type.Object({
  /** `circle`: the site has no area, so its point with its uncertainty stands for it. */
  agreedAreaBasis: Type.Enum(agreedAreaBases),
  agreedM2: Type.Number(),
  coveredM2: Type.Number(),
  coveredPercent: Type.Number(),
  surveys: Type.Array(
    Type.Object({
      surveyId: Id,
      number: Type.Integer(),
      swath: Swath,
      lineCount: Type.Integer(),
      coveredM2: Type.Number(),
    }),
  ),
  gaps: Type.Array(CoverageGap),
  /** Slivers that are left out of the list of gaps, together. */
  smallGapsM2: Type.Number(),
  /** Null below P4. */
  covered: nullable(MultiPolygonGeometry),
});
export type Coverage = Static<typeof Coverage>;

const tags = ['joint assessments'];

export const readCoverage = endpoint({
  method: 'GET',
  url: '/api/joint-assessments/:id/coverage',
  schema: {
    summary: 'How much of the agreed area was measured, and why the rest was not',
    tags,
    params: IdParams,
    response: { 200: Coverage },
  },
});

export const explainGap = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/gap-explanations',
  schema: {
    summary: 'Say why a piece of the agreed area was not measured',
    tags,
    params: IdParams,
    body: Type.Object({ place: Position, reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
    response: { 200: Coverage },
  },
});
