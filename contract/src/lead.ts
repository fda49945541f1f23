import { type Static, Type } from 'typebox';
import { Id, nullable, Position, Timestamp } from './common.ts';
import type { Machine } from './machine.ts';
import { owners } from './organisations.ts';
import { RedactionOverride } from './redaction.ts';

/** Admiralty grading of who says it: A completely reliable … E unreliable, F cannot be judged. */
export const sourceReliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type SourceReliability = (typeof sourceReliabilities)[number];

/** Admiralty grading of what is said: 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
export const informationCredibilities = [1, 2, 3, 4, 5, 6] as const;
export type InformationCredibility = (typeof informationCredibilities)[number];

/** How a lead may be handled. The first three of them keep it from the table; the last one until its day. */
export const leadCaveats = [
  'own-delegation-only',
  'chair-only',
  'no-tabling',
  'do-not-contact-source',
  'source-at-risk',
  'no-copies',
  'do-not-table-before',
] as const;
export type LeadCaveat = (typeof leadCaveats)[number];

export const caveatsAgainstTabling: readonly LeadCaveat[] = [
  'own-delegation-only',
  'chair-only',
  'no-tabling',
];

export const leadStatuses = ['held', 'tabled', 'withdrawn'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

/** A lead is never deleted. Once its site is on the table, the site is withdrawn, not the lead. */
export const leadMachine: Machine<LeadStatus, 'table' | 'withdraw'> = {
  initial: 'held',
  transitions: { held: { table: 'tabled', withdraw: 'withdrawn' }, tabled: {}, withdrawn: {} },
};

const Area = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Position, { minItems: 4 }), { minItems: 1 }), {
    minItems: 1,
  }),
});

const Day = Type.String({ format: 'date' });
export const longestLeadTextLength = 20_000;

/** Where a lead points to: a point with its uncertainty, an area, or only the words that name it. */
export const LeadPlace = Type.Object({
  position: nullable(Position),
  horizontalUncertaintyM: nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100_000 })),
  area: nullable(Area),
  /** The coordinates as they were told or typed, and in which system. */
  originalText: Type.String({ maxLength: 200 }),
  originalCrs: Type.String({ maxLength: 200 }),
  /** The place in words, by which it was named. */
  words: Type.String({ maxLength: 2_000 }),
});
export type LeadPlace = Static<typeof LeadPlace>;

const handling = {
  sourceReliability: Type.Enum(sourceReliabilities),
  informationCredibility: Type.Enum(informationCredibilities),
  learntOn: Day,
  caveats: Type.Array(Type.Enum(leadCaveats), { uniqueItems: true, maxItems: leadCaveats.length }),
  /** Needed exactly with the caveat `do-not-table-before`. */
  doNotTableBefore: nullable(Day),
};

const sealed = {
  /** The owner's own record number: never a name. */
  reference: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  caveatText: Type.String({ maxLength: 2_000 }),
  place: nullable(LeadPlace),
};

const closed = {
  statement: Type.String({ minLength: 1, maxLength: longestLeadTextLength, pattern: '\\S' }),
  /** Under which key the owner's own records hold who the source is: never the name itself. */
  sourceKey: Type.String({ maxLength: 200 }),
};

export const NewLead = Type.Object({ ...handling, ...sealed, ...closed });
export type NewLead = Omit<
  Static<typeof NewLead>,
  'sourceReliability' | 'informationCredibility' | 'caveats'
> & {
  sourceReliability: SourceReliability;
  informationCredibility: InformationCredibility;
  caveats: LeadCaveat[];
};

/** What is left out stays as it is; the closed fields can be written anew without being opened. */
export const LeadChange = Type.Partial(NewLead);
export type LeadChange = Partial<NewLead>;

export const LeadSummary = Type.Object({
  id: Id,
  owner: Type.Enum(owners),
  status: Type.Enum(leadStatuses),
  version: Type.Integer(),
  ...handling,
  reference: Type.String(),
  caveatText: Type.String(),
  hasPlace: Type.Boolean(),
  hasSourceKey: Type.Boolean(),
  /** Why its sealed fields cannot be read now: they are empty then. Null when all is well. */
  unreadable: nullable(Type.Enum(['wrong-key', 'altered'] as const)),
  createdAt: Timestamp,
  createdBy: Type.String(),
  changedAt: Timestamp,
  changedBy: Type.String(),
  /** The candidate site that came of it. */
  site: nullable(Type.Object({ id: Id, code: Type.String() })),
});
export type LeadSummary = Omit<Static<typeof LeadSummary>, keyof typeof handling | 'status' | 'unreadable'> &
  Pick<NewLead, keyof typeof handling> & {
    status: LeadStatus;
    unreadable: 'wrong-key' | 'altered' | null;
  };

export const LeadVersion = Type.Object({
  version: Type.Integer(),
  changedAt: Timestamp,
  changedBy: Type.String(),
  /** Names of the fields that this version wrote. */
  fields: Type.Array(Type.String()),
});
export type LeadVersion = Static<typeof LeadVersion>;

export const LeadDetail = Type.Object({
  ...LeadSummary.properties,
  place: nullable(LeadPlace),
  withdrawalReason: Type.String(),
  versions: Type.Array(LeadVersion),
});
export type LeadDetail = LeadSummary & {
  place: LeadPlace | null;
  withdrawalReason: string;
  versions: LeadVersion[];
};

export const hoursToConfirmAnOpening = 24;
export const minutesOfAnOpening = 30;

/** `waiting` for a second person, `expired` without one, `open` for the one who asked, `over`. */
export const openingStates = ['waiting', 'expired', 'open', 'over'] as const;
export type OpeningState = (typeof openingStates)[number];

/** One opening of a lead's statement and source key, asked for by one person and confirmed by another. */
export const LeadOpening = Type.Object({
  id: Id,
  leadId: Id,
  leadReference: Type.String(),
  reason: Type.String(),
  state: Type.Enum(openingStates),
  requestedAt: Timestamp,
  requestedBy: Type.Object({ id: Id, name: Type.String() }),
  confirmedAt: nullable(Timestamp),
  confirmedBy: nullable(Type.Object({ id: Id, name: Type.String() })),
  /** Until when it can be confirmed, or until when it is open. */
  until: Timestamp,
});
export type LeadOpening = Omit<Static<typeof LeadOpening>, 'state'> & { state: OpeningState };

export const ClosedFields = Type.Object({
  version: Type.Integer(),
  statement: Type.String(),
  sourceKey: Type.String(),
  openUntil: Timestamp,
});
export type ClosedFields = Static<typeof ClosedFields>;

const Metres = Type.Number({ exclusiveMinimum: 0, maximum: 10_000 });
const DepthM = Type.Number({ minimum: 0, maximum: 30 });

/** What is put on the table: none of it is taken from the lead by itself. */
export const LeadTabling = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  summary: Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' }),
  hypothesis: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
  expectedDepthFromM: nullable(DepthM),
  expectedDepthToM: nullable(DepthM),
  expectedLengthM: nullable(Metres),
  expectedWidthM: nullable(Metres),
  area: nullable(Area),
  position: Position,
  horizontalUncertaintyM: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
  originalText: Type.String({ maxLength: 2_000 }),
  originalCrs: Type.String({ maxLength: 200 }),
  transformation: Type.String({ maxLength: 500 }),
  municipality: Type.String({ maxLength: 120 }),
  overrides: Type.Array(RedactionOverride, { maxItems: 200 }),
});
export type LeadTabling = Omit<Static<typeof LeadTabling>, 'overrides'> & {
  overrides: RedactionOverride[];
};
