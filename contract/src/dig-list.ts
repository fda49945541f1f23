import { type Static, Type } from 'typebox';
import { type ClearanceKind, type ClearanceState, clearanceKinds, clearanceStates } from './clearances.ts';
import { Id, nullable, Timestamp } from './common.ts';
import { FrozenDigPlan } from './dig-plans.ts';
import { endpoint } from './endpoint.ts';
import { writtenLanguages } from './positions.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

/** In which a site stands on the list: what was agreed is not done yet. */
export const digListStatuses = ['dig-agreed', 'excavating'] as const satisfies readonly SiteStatus[];

const Day = Type.String({ format: 'date' });

const ClearanceOfDig = Type.Object({
  kind: Type.Enum(clearanceKinds),
  state: Type.Enum(clearanceStates),
  /** How much of the site's area the valid ones cover together, 0–1. */
  coveredFraction: Type.Number(),
  /** The last day of that state; null: until further notice, or there is none. */
  validUntil: nullable(Day),
});

/** One agreed dig. */
export const AgreedDig = Type.Object({
  /** From 1, in the agreed order. */
  place: Type.Integer({ minimum: 1 }),
  siteId: Id,
  code: Type.String(),
  title: Type.String(),
  status: Type.Enum(siteStatuses),
  isFictional: Type.Boolean(),
  /** On hold now, whatever was agreed. */
  isHeld: Type.Boolean(),
  /** As the round froze it; null where no round did. */
  plan: nullable(FrozenDigPlan),
  planAreaM2: nullable(Type.Number()),
  /** The round in which both concurred; null for a demonstration that was walked without one. */
  agreedIn: nullable(
    Type.Object({ roundId: Id, code: Type.String(), at: Timestamp, conditions: Type.Array(Type.String()) }),
  ),
  /** Its place among what both ranked in the newest list for the season; null where not both ranked it. */
  season: nullable(Type.Object({ roundCode: Type.String(), place: Type.Integer({ minimum: 1 }) })),
  plannedFrom: nullable(Day),
  plannedUntil: nullable(Day),
  clearances: Type.Array(ClearanceOfDig),
});
export type AgreedDig = Omit<Static<typeof AgreedDig>, 'status' | 'plan' | 'clearances'> & {
  status: SiteStatus;
  plan: FrozenDigPlan | null;
  clearances: {
    kind: ClearanceKind;
    state: ClearanceState;
    coveredFraction: number;
    validUntil: string | null;
  }[];
};

const tags = ['digs'];
const InLanguage = Type.Object({ language: Type.Optional(Type.Enum(writtenLanguages)) });

export const readDigList = endpoint({
  method: 'GET',
  url: '/api/dig-list',
  schema: {
    summary: 'The agreed digs that are not done yet, in the agreed order',
    tags,
    response: { 200: Type.Array(AgreedDig) },
  },
});

/** The body of the answer is the file itself. */
export const readDigListPdf = endpoint({
  method: 'GET',
  url: '/api/dig-list.pdf',
  schema: {
    summary: 'The agreed digs as a paper for the field, with the corners of each area',
    tags,
    querystring: InLanguage,
    response: {},
  },
});

/** The body of the answer is the file itself (RFC 5545). It names codes and days, and no place. */
export const readDigCalendar = endpoint({
  method: 'GET',
  url: '/api/dig-list.ics',
  schema: {
    summary: 'Planned digs, ends of permissions, days of return and deadlines of rounds as a calendar',
    tags,
    querystring: InLanguage,
    response: {},
  },
});
