import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { RoundOutcome } from './round-outcomes.ts';
import { type RoundItemState, type RoundKind, roundItemStates, roundKinds } from './rounds.ts';

/** One decision round as a site knows of it: when it was opened, and what came of it. */
export const SiteDecision = Type.Object({
  roundId: Id,
  roundCode: Type.String(),
  kind: Type.Enum(roundKinds),
  openedAt: Timestamp,
  state: Type.Enum(roundItemStates),
  outcome: nullable(RoundOutcome),
});
export type SiteDecision = Omit<Static<typeof SiteDecision>, 'kind' | 'state' | 'outcome'> & {
  kind: RoundKind;
  state: RoundItemState;
  outcome: RoundOutcome | null;
};

export const listSiteDecisions = endpoint({
  method: 'GET',
  url: '/api/sites/:id/decisions',
  schema: {
    summary: 'The decision rounds about a site, the newest first',
    tags: ['decision rounds'],
    params: IdParams,
    response: { 200: Type.Array(SiteDecision) },
  },
});
