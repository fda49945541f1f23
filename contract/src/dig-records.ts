import { type Static, Type } from 'typebox';
import { IdParams, IfMatch, nullable, Timestamp } from './common.ts';
import { mostDigDepthM } from './dig-plans.ts';
import { endpoint } from './endpoint.ts';
import { type Delegation, delegations, type Owner, owners } from './organisations.ts';
import { SiteArea } from './site-details.ts';

export const digResults = ['remains-found', 'not-found-in-volume', 'inconclusive'] as const;
export type DigResult = (typeof digResults)[number];

/** Why work was broken off. */
export const interruptionReasons = [
  'weather',
  'funds',
  'equipment',
  'explosive-ordnance',
  'structural-danger',
  'permission-lapsed',
  'landowner',
  'security',
  'court',
  'finding',
  'instruction-of-authority',
  'disagreement-on-scope',
  'other',
] as const;
export type InterruptionReason = (typeof interruptionReasons)[number];

/** What an anomaly turned out to come from. */
export const anomalyCauses = [
  'human-remains',
  'animal-remains',
  'cut-with-fill',
  'stones',
  'roots',
  'pipe-or-cable',
  'metal',
  'rubble',
  'soil-change',
  'water',
  'no-cause-seen',
  'other',
] as const;
export type AnomalyCause = (typeof anomalyCauses)[number];

const Day = Type.String({ format: 'date' });
const words = (maxLength: number) => Type.String({ maxLength });
const needed = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** What was dug, as it lies in the ground. "Negative" is no result: what was not found was not found in a volume. */
export const DigRecord = Type.Object(
  {
    dugFrom: Day,
    dugUntil: Day,
    /** Each opening as dug, with the depth that was reached in it. */
    trenches: Type.Array(
      Type.Object({
        area: SiteArea,
        depthM: Type.Number({ exclusiveMinimum: 0, maximum: mostDigDepthM }),
      }),
      { minItems: 1, maxItems: 40 },
    ),
    /** The part of the plan that was not reached, and why; null where all was. */
    residual: nullable(Type.Object({ area: SiteArea, because: needed(2_000) })),
    /** The cause of each anomaly that was tested, by the name that the report gives it. */
    tested: Type.Array(
      Type.Object({
        name: needed(120),
        cause: Type.Enum(anomalyCauses),
        /** At which depth the cause lay; null where none was seen. */
        depthM: nullable(Type.Number({ minimum: 0, maximum: mostDigDepthM })),
        note: words(1_000),
      }),
      { maxItems: 100 },
    ),
    /** Which anomalies were not tested, and why; empty where all were. */
    untested: words(4_000),
    interruptions: Type.Array(
      Type.Object({
        from: Day,
        until: nullable(Day),
        reason: Type.Enum(interruptionReasons),
        /** Who broke it off. */
        by: needed(200),
        note: words(1_000),
      }),
      { maxItems: 60 },
    ),
    result: Type.Enum(digResults),
    /** In which volume nothing was found, in words; needed where nothing was. */
    volumeStatement: words(4_000),
    /** When and by whom the families were told; needed before a site is closed as not found. */
    familiesInformed: nullable(Type.Object({ on: Day, by: needed(200) })),
    note: words(4_000),
  },
  { additionalProperties: false },
);
export type DigRecord = Omit<Static<typeof DigRecord>, 'tested' | 'interruptions' | 'result'> & {
  tested: { name: string; cause: AnomalyCause; depthM: number | null; note: string }[];
  interruptions: {
    from: string;
    until: string | null;
    reason: InterruptionReason;
    by: string;
    note: string;
  }[];
  result: DigResult;
};

/** What a head did about the as-dug statement. */
const DigSign = Type.Object({
  delegation: Type.Enum(delegations),
  did: nullable(Type.Enum(['signed', 'refused'])),
  name: nullable(Type.String()),
  at: nullable(Timestamp),
  /** Why it refused. */
  reason: Type.String(),
});

export const KeptDigRecord = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  record: nullable(DigRecord),
  writtenBy: nullable(Type.String()),
  writtenAt: nullable(Timestamp),
  /** Computed from the polygons and depths; null without a plan or a record. */
  volumes: nullable(
    Type.Object({
      plannedAreaM2: nullable(Type.Number()),
      plannedVolumeM3: nullable(Type.Number()),
      dugAreaM2: Type.Number(),
      dugVolumeM3: Type.Number(),
      /** Of the plan, not opened by any trench. */
      notOpenedM2: nullable(Type.Number()),
      /** Opened although no plan says so. */
      outsidePlanM2: nullable(Type.Number()),
    }),
  ),
  signs: Type.Array(DigSign),
  /** When remains were reported; null while they were not. */
  find: nullable(Type.Object({ at: Timestamp, by: Type.String() })),
  /** While it is on nobody beyond the delegations and the chair is shown the site, whatever was released. */
  embargo: nullable(Type.Object({ since: Timestamp, liftedFor: Type.Array(Type.Enum(owners)) })),
  may: Type.Object({
    write: Type.Boolean(),
    refuse: Type.Boolean(),
    reportFind: Type.Boolean(),
    liftEmbargo: Type.Boolean(),
  }),
});
export type KeptDigRecord = Omit<Static<typeof KeptDigRecord>, 'record' | 'signs' | 'embargo'> & {
  record: DigRecord | null;
  signs: {
    delegation: Delegation;
    did: 'signed' | 'refused' | null;
    name: string | null;
    at: string | null;
    reason: string;
  }[];
  embargo: { since: string; liftedFor: Owner[] } | null;
};

const tags = ['digs'];
const kept = { 200: KeptDigRecord };

export const readDigRecord = endpoint({
  method: 'GET',
  url: '/api/sites/:id/dig-record',
  schema: { summary: 'What was dug at a site, and what came of it', tags, params: IdParams, response: kept },
});

export const writeDigRecord = endpoint({
  method: 'PUT',
  url: '/api/sites/:id/dig-record',
  schema: {
    summary: 'Write the as-dug record anew, until a head has signed or refused it',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: DigRecord,
    response: kept,
  },
});

export const refuseDigRecord = endpoint({
  method: 'POST',
  url: '/api/sites/:id/dig-record/refusal',
  schema: {
    summary: 'Refuse to sign the as-dug record for the own delegation, with the reason',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ reason: needed(2_000) }),
    response: kept,
  },
});

export const reportFind = endpoint({
  method: 'POST',
  url: '/api/sites/:id/find',
  schema: {
    summary:
      'Report that remains were found: both heads and the chair are told at once, and an embargo begins',
    tags,
    params: IdParams,
    response: kept,
  },
});

export const liftEmbargo = endpoint({
  method: 'POST',
  url: '/api/sites/:id/embargo/end',
  schema: {
    summary: 'Agree for the own side that the embargo ends; it does when chair and both heads have',
    tags,
    params: IdParams,
    response: kept,
  },
});
