import { type Static, Type } from 'typebox';
import { type BoundarySide, boundarySides } from './boundary-editions.ts';
import { Id, IdParams, nullable, Timestamp } from './common.ts';
import { type AnomalyCause, anomalyCauses, type DigResult, digResults } from './dig-records.ts';
import { endpoint } from './endpoint.ts';
import { writtenLanguages } from './positions.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

/** Whose next step something waits for. */
export const waitingParties = [
  'head-belgrade',
  'head-pristina',
  'analyst-belgrade',
  'analyst-pristina',
  'secretariat',
  'chair',
] as const;
export type WaitingParty = (typeof waitingParties)[number];

const count = Type.Integer({ minimum: 0 });
const Day = Type.String({ format: 'date' });

/** How many persons were unaccounted for, as somebody else counted: never a number of ours. */
export const UnaccountedCount = Type.Object({
  id: Id,
  on: Day,
  count,
  source: Type.String(),
  note: Type.String(),
});
export type UnaccountedCount = Static<typeof UnaccountedCount>;

export const NewUnaccountedCount = Type.Object(
  {
    on: Day,
    count: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    source: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' }),
    note: Type.String({ maxLength: 1_000 }),
  },
  { additionalProperties: false },
);
export type NewUnaccountedCount = Static<typeof NewUnaccountedCount>;

/** How far the work has come, over the sites that the reader may know of and no others. */
export const ProgressReport = Type.Object({
  at: Timestamp,
  siteCount: count,
  byStatus: Type.Array(Type.Object({ status: Type.Enum(siteStatuses), count })),
  /** How many sites ever stood in a status, whatever they are now. */
  reached: Type.Array(Type.Object({ status: Type.Enum(siteStatuses), count })),
  byMunicipality: Type.Array(Type.Object({ municipality: Type.String(), count })),
  /** What only those are told who see the sites' areas; null for all others. */
  inside: nullable(
    Type.Object({
      bySide: Type.Array(Type.Object({ side: Type.Enum(boundarySides), count })),
      /** Days that the sites have stood in the status that they are in. */
      daysInStatus: Type.Array(
        Type.Object({
          status: Type.Enum(siteStatuses),
          count,
          medianDays: Type.Number(),
          mostDays: Type.Number(),
        }),
      ),
      waits: Type.Array(
        Type.Object({
          party: Type.Enum(waitingParties),
          siteCount: count,
          positionCount: count,
          minutesCount: count,
        }),
      ),
      digs: Type.Object({
        results: Type.Array(Type.Object({ result: Type.Enum(digResults), count })),
        causes: Type.Array(Type.Object({ cause: Type.Enum(anomalyCauses), count })),
        dugVolumeM3: Type.Number(),
      }),
    }),
  ),
  unaccounted: Type.Array(UnaccountedCount),
  may: Type.Object({ enter: Type.Boolean() }),
});
export type ProgressReport = Omit<Static<typeof ProgressReport>, 'byStatus' | 'reached' | 'inside'> & {
  byStatus: { status: SiteStatus; count: number }[];
  reached: { status: SiteStatus; count: number }[];
  inside: null | {
    bySide: { side: BoundarySide; count: number }[];
    daysInStatus: { status: SiteStatus; count: number; medianDays: number; mostDays: number }[];
    waits: { party: WaitingParty; siteCount: number; positionCount: number; minutesCount: number }[];
    digs: {
      results: { result: DigResult; count: number }[];
      causes: { cause: AnomalyCause; count: number }[];
      dugVolumeM3: number;
    };
  };
};

const tags = ['progress'];
const InLanguage = Type.Object({ language: Type.Optional(Type.Enum(writtenLanguages)) });

export const readProgress = endpoint({
  method: 'GET',
  url: '/api/progress',
  schema: { summary: 'How far the work has come', tags, response: { 200: ProgressReport } },
});

/** The body of the answer is the file itself: of each number what it is, its source and its day. */
export const readProgressCsv = endpoint({
  method: 'GET',
  url: '/api/progress.csv',
  schema: {
    summary: 'The numbers that anybody may be shown, as CSV',
    tags,
    querystring: InLanguage,
    response: {},
  },
});

/** The body of the answer is the picture itself. */
export const readProgressPicture = endpoint({
  method: 'GET',
  url: '/api/progress.svg',
  schema: {
    summary: 'The numbers that anybody may be shown, as a picture to be put into a page',
    tags,
    querystring: InLanguage,
    response: {},
  },
});

export const enterUnaccounted = endpoint({
  method: 'POST',
  url: '/api/unaccounted-counts',
  schema: {
    summary: 'Enter how many persons were unaccounted for, with source and day',
    tags,
    body: NewUnaccountedCount,
    response: { 201: UnaccountedCount },
  },
});

export const withdrawUnaccounted = endpoint({
  method: 'POST',
  url: '/api/unaccounted-counts/:id/withdrawal',
  schema: {
    summary: 'Withdraw a count that was entered by mistake; it stays on record with the reason',
    tags,
    params: IdParams,
    body: Type.Object({ reason: Type.String({ minLength: 3, maxLength: 1_000, pattern: '\\S' }) }),
    response: { 204: Type.Null() },
  },
});
