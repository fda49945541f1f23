import { type Static, Type } from 'typebox';
import { Id, nullable, Position } from './common.ts';
import { endpoint } from './endpoint.ts';

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
