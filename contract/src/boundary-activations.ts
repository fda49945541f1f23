import { type Static, Type } from 'typebox';
import { type BoundarySide, boundarySides, SiteBoundaryRelation } from './boundary-editions.ts';
import { Id, IdParams, nullable, Sha256 } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What changes where an edition comes into force: what all see alike, and the sites that the reader may see. */
export const BoundaryDifference = Type.Object({
  report: Type.Object({
    editionId: Id,
    lineSha256: Sha256,
    /** The edition in force that it is compared with; null where there is none. */
    comparedWith: nullable(Type.Object({ editionId: Id, name: Type.String() })),
    /** The farthest that the two lines are apart anywhere. */
    farthestApartM: nullable(Type.Number()),
    areaBetweenKm2: nullable(Type.Number()),
    withinThreeKmPercent: nullable(Type.Number()),
    accuracyM: Type.Number(),
  }),
  /** Over the report as it stands here: who proposes and who confirms name it. */
  reportSha256: Sha256,
  sites: Type.Array(
    Type.Object({
      id: Id,
      code: Type.String(),
      title: Type.String(),
      before: nullable(Type.Enum(boundarySides)),
      after: Type.Enum(boundarySides),
    }),
  ),
});
export type BoundaryDifference = Omit<Static<typeof BoundaryDifference>, 'sites'> & {
  sites: (Omit<Static<typeof BoundaryDifference>['sites'][number], 'before' | 'after'> & {
    before: BoundarySide | null;
    after: BoundarySide;
  })[];
};

export const compareBoundary = endpoint({
  method: 'GET',
  url: '/api/boundary-editions/:id/difference',
  schema: {
    summary: 'What would change if the edition came into force',
    tags: ['boundaries'],
    params: IdParams,
    response: { 200: BoundaryDifference },
  },
});

const SeenReport = Type.Object({ reportSha256: Sha256 });

export const proposeBoundaryActivation = endpoint({
  method: 'POST',
  url: '/api/boundary-editions/:id/activation',
  schema: {
    summary: 'Proposes that the edition come into force, by the difference report of this hash',
    tags: ['boundaries'],
    params: IdParams,
    body: SeenReport,
    response: { 204: Type.Null() },
  },
});

export const confirmBoundaryActivation = endpoint({
  method: 'POST',
  url: '/api/boundary-editions/:id/activation/confirmation',
  schema: {
    summary:
      'Brings a proposed edition into force. Only for a person of another organisation than the proposer',
    tags: ['boundaries'],
    params: IdParams,
    body: SeenReport,
    response: { 204: Type.Null() },
  },
});

export const withdrawBoundaryActivation = endpoint({
  method: 'DELETE',
  url: '/api/boundary-editions/:id/activation',
  schema: {
    summary: 'Takes a proposal back, or declines it',
    tags: ['boundaries'],
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

export const readSiteBoundaryRelation = endpoint({
  method: 'GET',
  url: '/api/sites/:id/boundary-relation',
  schema: {
    summary: 'Side of and distance to the ABL, with uncertainty and edition',
    tags: ['boundaries'],
    params: IdParams,
    response: { 200: SiteBoundaryRelation },
  },
});

export const decideSiteSide = endpoint({
  method: 'POST',
  url: '/api/sites/:id/side-decisions',
  schema: {
    summary: 'Decides the side of a site for which the computation cannot tell it, with reason and source',
    tags: ['boundaries'],
    params: IdParams,
    body: Type.Object({
      side: Type.Enum(['inside', 'outside', 'straddling'] as const),
      reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
      source: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    }),
    response: { 201: SiteBoundaryRelation },
  },
});
