import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';
import { SiteArea } from './site-details.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

/** What must be cleared before anybody sets foot on the ground, or a spade into it. */
export const clearanceKinds = [
  'landowner',
  'municipality',
  'judicial-order',
  'explosive-ordnance',
  'security-plan',
] as const;
export type ClearanceKind = (typeof clearanceKinds)[number];

export const clearanceActivities = ['survey', 'excavation'] as const;
export type ClearanceActivity = (typeof clearanceActivities)[number];

/** How long before its end a clearance is shown as about to expire. */
export const expiresSoonDays = 30;

/** From which share of a site's area on it counts as covered whole: two areas that are one overlap a little less than that. */
export const fullCoverFraction = 0.9999;

export const clearanceStates = [
  'missing',
  'not-applicable',
  'not-yet-valid',
  'valid',
  'expires-soon',
  'expired',
] as const;
export type ClearanceState = (typeof clearanceStates)[number];

const Day = Type.String({ format: 'date' });

const fields = {
  kind: Type.Enum(clearanceKinds),
  activity: Type.Enum(clearanceActivities),
  isApplicable: Type.Boolean(),
  /** Needed exactly where it is not applicable. */
  notApplicableBecause: Type.String({ maxLength: 1_000 }),
  /** Null: the whole area of the site as it is on the day when this is written. */
  scope: nullable(SiteArea),
  validFrom: nullable(Day),
  /** The last day, included; null: until further notice. */
  validUntil: nullable(Day),
  /** Number or name of the document, as its issuer wrote it. */
  documentReference: Type.String({ maxLength: 200 }),
  note: Type.String({ maxLength: 2_000 }),
};

export const NewClearance = Type.Object(fields);
export type NewClearance = Omit<Static<typeof NewClearance>, 'kind' | 'activity'> & {
  kind: ClearanceKind;
  activity: ClearanceActivity;
};

/** Written anew as a whole: a clearance is one document. */
export const ClearanceChange = Type.Omit(NewClearance, ['kind', 'activity']);
export type ClearanceChange = Omit<NewClearance, 'kind' | 'activity'>;

export const Clearance = Type.Object({
  id: Id,
  version: Type.Integer(),
  ...fields,
  state: Type.Enum(clearanceStates),
  /** How much of the site's area its scope covers, 0–1. */
  coveredFraction: Type.Number(),
});
export type Clearance = NewClearance & {
  id: string;
  version: number;
  state: ClearanceState;
  coveredFraction: number;
};

/** One kind for one activity: all its documents, and what they come to together today. */
export const ClearanceLine = Type.Object({
  kind: Type.Enum(clearanceKinds),
  activity: Type.Enum(clearanceActivities),
  state: Type.Enum(clearanceStates),
  /** How much of the site's area the valid ones cover together, 0–1. */
  coveredFraction: Type.Number(),
  clearances: Type.Array(Clearance),
});
export type ClearanceLine = {
  kind: ClearanceKind;
  activity: ClearanceActivity;
  state: ClearanceState;
  coveredFraction: number;
  clearances: Clearance[];
};

/** In which a site may still need a clearance: it is looked at already, and not over. */
export const statusesWithClearances = [
  'desk-review',
  'assessment-agreed',
  'survey-ready',
  'surveyed',
  'reported',
  'dig-agreed',
  'excavating',
  'on-hold',
] as const satisfies readonly SiteStatus[];

/** One kind for one activity on the board of all sites: what its documents come to together, and until when. */
const BoardLine = Type.Object({
  kind: Type.Enum(clearanceKinds),
  activity: Type.Enum(clearanceActivities),
  state: Type.Enum(clearanceStates),
  /** How much of the site's area the valid ones cover together, 0–1. */
  coveredFraction: Type.Number(),
  /** The last day of that state, of the document that lasts longest; null: until further notice, or there is none. */
  validUntil: nullable(Day),
});

export const SiteClearances = Type.Object({
  siteId: Id,
  code: Type.String(),
  title: Type.String(),
  status: Type.Enum(siteStatuses),
  isFictional: Type.Boolean(),
  lines: Type.Array(BoardLine),
});
export type SiteClearances = {
  siteId: string;
  code: string;
  title: string;
  status: SiteStatus;
  isFictional: boolean;
  lines: (Pick<ClearanceLine, 'kind' | 'activity' | 'state' | 'coveredFraction'> & {
    validUntil: string | null;
  })[];
};

const tags = ['clearances'];

export const listClearances = endpoint({
  method: 'GET',
  url: '/api/clearances',
  schema: {
    summary:
      'Which clearances the sites that are not over have and lack, of those whose area the reader sees',
    tags,
    response: { 200: Type.Array(SiteClearances) },
  },
});

export const readClearanceBoard = endpoint({
  method: 'GET',
  url: '/api/sites/:id/clearances',
  schema: {
    summary: 'Which clearances a site has and which it lacks',
    tags,
    params: IdParams,
    response: { 200: Type.Array(ClearanceLine) },
  },
});

export const addClearance = endpoint({
  method: 'POST',
  url: '/api/sites/:id/clearances',
  schema: {
    summary: 'Note a clearance, or that one is not applicable',
    tags,
    params: IdParams,
    body: NewClearance,
    response: { 201: Type.Object({ id: Id, version: Type.Integer() }) },
  },
});

export const changeClearance = endpoint({
  method: 'PATCH',
  url: '/api/clearances/:id',
  schema: {
    summary: 'Write a new version of a clearance',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: ClearanceChange,
    response: { 200: Type.Object({ id: Id, version: Type.Integer() }) },
  },
});
