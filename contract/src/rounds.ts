import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable, Sha256, Timestamp } from './common.ts';
import { FrozenDigPlan } from './dig-plans.ts';
import { endpoint } from './endpoint.ts';
import { type Delegation, delegations } from './organisations.ts';
import { DelegationPosition } from './positions.ts';
import { RoundOutcome, referredTo } from './round-outcomes.ts';
import { MissingCondition } from './site-offers.ts';

export const roundKinds = ['assess', 'dig', 'close', 'season-list'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Only the chair's people see a draft. Frozen once it is open; ended when every item is. */
export const roundStates = ['draft', 'open', 'ended'] as const;
export type RoundState = (typeof roundStates)[number];

/** `released`: the chair was given what opens both positions, and has not published them yet. */
export const roundItemStates = ['sealed', 'released', 'published', 'no-position'] as const;
export type RoundItemState = (typeof roundItemStates)[number];

export const mostRoundItems = 60;

const words = {
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  agenda: Type.String({ maxLength: 8_000 }),
  budgetNote: Type.String({ maxLength: 4_000 }),
  /** Until when positions can be deposited. */
  deadline: Timestamp,
  /** Not even whether a position was received shows before the deadline. */
  hidesReceipts: Type.Boolean(),
};

/** A season list is one item over all its sites; every other round has an item for each site. */
export const RoundDraft = Type.Object({
  kind: Type.Enum(roundKinds),
  ...words,
  siteIds: Type.Array(Id, { minItems: 1, maxItems: mostRoundItems, uniqueItems: true }),
});
export type RoundDraft = Omit<Static<typeof RoundDraft>, 'kind'> & { kind: RoundKind };

/** A site as it stood when the round was opened. */
export const RoundSubject = Type.Object({
  siteId: Id,
  code: Type.String(),
  title: Type.String(),
  siteVersion: Type.Integer(),
  /** Of the canonical JSON (RFC 8785) of what the site said in that version. */
  siteSha256: Sha256,
  /** Of the frozen joint report; null where the round needs none. */
  reportSha256: nullable(Sha256),
  /** What is agreed on in a round about a dig; in no other. */
  digPlan: Type.Optional(FrozenDigPlan),
});
export type RoundSubject = Omit<Static<typeof RoundSubject>, 'digPlan'> & { digPlan?: FrozenDigPlan };

/** What is known of a delegation's deposit before the reveal. */
export const DepositSign = Type.Object({
  delegation: Type.Enum(delegations),
  /** Null while the round hides it; a delegation always knows of its own. */
  isReceived: nullable(Type.Boolean()),
  depositedAt: nullable(Timestamp),
  commitment: nullable(Sha256),
  /** How often it was replaced before the reveal. */
  replacedCount: nullable(Type.Integer()),
  /** It was sealed to a key of the chair that is no longer the current one: the delegation wraps it anew. */
  needsRewrapping: Type.Boolean(),
  /** After a release that nobody published: whether the delegation has given its own key. */
  hasDisclosedKey: Type.Boolean(),
});
export type DepositSign = Omit<Static<typeof DepositSign>, 'delegation'> & { delegation: Delegation };

export const PublishedPosition = Type.Object({
  delegation: Type.Enum(delegations),
  position: DelegationPosition,
  /** 32 bytes, hexadecimal: with the padded position they make the commitment. */
  nonceHex: Sha256,
  commitment: Sha256,
});
export type PublishedPosition = {
  delegation: Delegation;
  position: DelegationPosition;
  nonceHex: string;
  commitment: string;
};

export const RoundItem = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: Type.Enum(roundItemStates),
  subjects: Type.Array(RoundSubject),
  /** Of the canonical JSON of the subjects: what a position names. */
  subjectSha256: Sha256,
  deposits: Type.Array(DepositSign),
  releasedAt: nullable(Timestamp),
  releaseCount: Type.Integer(),
  publishedAt: nullable(Timestamp),
  /** Both, or none. */
  positions: Type.Array(PublishedPosition),
  outcome: nullable(RoundOutcome),
  /** Whether the site followed what was agreed; null where nothing moves it. */
  siteMove: nullable(
    Type.Object({
      state: Type.Enum(['moved', 'waits']),
      /** What of the move's other conditions is not met. */
      missing: Type.Array(MissingCondition),
    }),
  ),
  /** Why it was closed without both positions. */
  closeReason: nullable(Type.String()),
  /** What the reader may do with it now. */
  may: Type.Object({
    deposit: Type.Boolean(),
    rewrap: Type.Boolean(),
    release: Type.Boolean(),
    publish: Type.Boolean(),
    discloseKey: Type.Boolean(),
    closeWithout: Type.Boolean(),
    refer: Type.Boolean(),
    moveSite: Type.Boolean(),
  }),
});
export type RoundItem = Omit<
  Static<typeof RoundItem>,
  'state' | 'subjects' | 'deposits' | 'positions' | 'outcome' | 'siteMove'
> & {
  subjects: RoundSubject[];
  state: RoundItemState;
  deposits: DepositSign[];
  positions: PublishedPosition[];
  outcome: RoundOutcome | null;
  siteMove: { state: 'moved' | 'waits'; missing: MissingCondition[] } | null;
};

export const RoundSummary = Type.Object({
  id: Id,
  /** Such as JSA-R-2026-003; null for a draft. */
  code: nullable(Type.String()),
  kind: Type.Enum(roundKinds),
  state: Type.Enum(roundStates),
  title: Type.String(),
  deadline: Timestamp,
  itemCount: Type.Integer(),
  openedAt: nullable(Timestamp),
  endedAt: nullable(Timestamp),
  /** Items that wait for something that the reader can do. */
  awaitsYouCount: Type.Integer(),
  /** What was deferred and has not been decided on in a later round, the earliest first: it comes back on its day. */
  deferred: Type.Array(
    Type.Object({ code: Type.String(), reviewOn: Type.String({ format: 'date' }), isDue: Type.Boolean() }),
  ),
});
export type RoundSummary = Omit<Static<typeof RoundSummary>, 'kind' | 'state'> & {
  kind: RoundKind;
  state: RoundState;
};

export const Round = Type.Object({
  ...RoundSummary.properties,
  ...words,
  version: Type.Integer(),
  openedBy: nullable(Type.String()),
  /** Of agenda, budget note, rule, deadline at the opening and all subjects: both delegations were given the same. */
  packSha256: nullable(Sha256),
  /** Every later deadline, with the reason that the chair gave. */
  extensions: Type.Array(Type.Object({ at: Timestamp, deadline: Timestamp, reason: Type.String() })),
  items: Type.Array(RoundItem),
  /** Sites of a draft. */
  siteIds: Type.Array(Id),
  may: Type.Object({ change: Type.Boolean(), open: Type.Boolean(), extend: Type.Boolean() }),
});
export type Round = RoundSummary &
  Omit<Static<typeof Round>, 'kind' | 'state' | 'items'> & { items: RoundItem[] };

const tags = ['decision rounds'];
const reason = Type.String({ minLength: 3, maxLength: 1_000, pattern: '\\S' });

export const listRounds = endpoint({
  method: 'GET',
  url: '/api/rounds',
  schema: { summary: 'The decision rounds, newest first', tags, response: { 200: Type.Array(RoundSummary) } },
});

export const readRound = endpoint({
  method: 'GET',
  url: '/api/rounds/:id',
  schema: {
    summary: 'A decision round with its items, as far as the reader may know',
    tags,
    params: IdParams,
    response: { 200: Round },
  },
});

export const draftRound = endpoint({
  method: 'POST',
  url: '/api/rounds',
  schema: { summary: 'Prepare a decision round', tags, body: RoundDraft, response: { 201: Round } },
});

export const changeRound = endpoint({
  method: 'PUT',
  url: '/api/rounds/:id',
  schema: {
    summary: 'Change a decision round that is not open yet',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: RoundDraft,
    response: { 200: Round },
  },
});

export const openRound = endpoint({
  method: 'POST',
  url: '/api/rounds/:id/opening',
  schema: {
    summary: 'Freeze a decision round and open it to both delegations at the same moment',
    tags,
    params: IdParams,
    headers: IfMatch,
    response: { 200: Round },
  },
});

export const extendRound = endpoint({
  method: 'POST',
  url: '/api/rounds/:id/extensions',
  schema: {
    summary: 'Set a later deadline',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ deadline: Timestamp, reason }),
    response: { 200: Round },
  },
});

export const closeRoundItem = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/closing',
  schema: {
    summary:
      'After the deadline: close an item for which a position was not received, or nothing was published after a release',
    tags,
    params: IdParams,
    body: Type.Object({ reason }),
    response: { 200: Round },
  },
});

export const referRoundItem = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/referral',
  schema: {
    summary: 'Say where a matter lies that the round did not settle',
    tags,
    params: IdParams,
    body: Type.Object({ to: Type.Enum(referredTo), note: Type.String({ maxLength: 2_000 }) }),
    response: { 200: Round },
  },
});

export const moveSiteOfRoundItem = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/site-move',
  schema: {
    summary: 'Move the site as it was agreed, once what was missing is there',
    tags,
    params: IdParams,
    response: { 200: Round },
  },
});
