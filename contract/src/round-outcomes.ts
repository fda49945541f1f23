import { type Static, Type } from 'typebox';
import { nullable } from './common.ts';
import { type Delegation, delegations } from './organisations.ts';
import type { PositionValue } from './positions.ts';

/** What two positions come to. Silence is never consent: without both there is none but `no-position`. */
export const roundOutcomes = [
  'agreed',
  /** Both concur, on conditions that differ: the chair consults, then a short round confirms. */
  'agreed-conditions-differ',
  'deferred',
  'not-agreed',
  /** Both object. It is taken up again with new information only. */
  'closed-without-action',
  /** A season list: both rankings lie open, nothing else follows. */
  'ranked',
  /** The deadline passed without one or both. */
  'no-position',
] as const;
export type RoundOutcomeKind = (typeof roundOutcomes)[number];

/** The grid of outcomes, Belgrade's position first; it is the same the other way round. Conditions are looked at after it. */
export const outcomeGrid: Readonly<Record<PositionValue, Readonly<Record<PositionValue, RoundOutcomeKind>>>> =
  {
    concur: { concur: 'agreed', defer: 'deferred', object: 'not-agreed' },
    defer: { concur: 'deferred', defer: 'deferred', object: 'deferred' },
    object: { concur: 'not-agreed', defer: 'deferred', object: 'closed-without-action' },
  };

/** Where a matter lies that a round could not settle. */
export const referredTo = ['chair', 'plenary', 'experts', 'ministers'] as const;

export const RoundOutcome = Type.Object({
  kind: Type.Enum(roundOutcomes),
  /** The earlier of the days that were named; where it is deferred. */
  reviewOn: nullable(Type.String({ format: 'date' })),
  /** Whose concurrence stays valid until then. */
  concurrenceKeptOf: nullable(Type.Enum(delegations)),
  /** Whose reasons are answered first. */
  answersFirst: nullable(Type.Enum(delegations)),
  conditions: Type.Array(Type.String()),
  /** In a season list: what both rank, by the sum of both ranks; then what one alone ranks. */
  rankedByBoth: Type.Array(Type.String()),
  rankedByOne: Type.Array(Type.Object({ delegation: Type.Enum(delegations), siteId: Type.String() })),
  /** Where the chair referred the matter, and with what words. */
  referral: nullable(Type.Object({ to: Type.Enum(referredTo), note: Type.String() })),
});
export type RoundOutcome = Omit<
  Static<typeof RoundOutcome>,
  'kind' | 'concurrenceKeptOf' | 'answersFirst' | 'rankedByOne' | 'referral'
> & {
  kind: RoundOutcomeKind;
  concurrenceKeptOf: Delegation | null;
  answersFirst: Delegation | null;
  rankedByOne: { delegation: Delegation; siteId: string }[];
  referral: { to: (typeof referredTo)[number]; note: string } | null;
};
