import { type Static, Type } from 'typebox';
import { IdParams, IfMatch, nullable, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { SiteArea } from './site-details.ts';

export const digMethods = ['hand', 'machine-then-hand', 'machine'] as const;
export type DigMethod = (typeof digMethods)[number];

export const mostDigDepthM = 20;

const rule = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' });

/** What both delegations are asked to agree on before anybody digs. It is frozen into the round that decides on it. */
export const DigPlan = Type.Object(
  {
    /** Where the ground is opened, and nowhere else. */
    area: SiteArea,
    /** Down to which depth below the surface. */
    depthM: Type.Number({ exclusiveMinimum: 0, maximum: mostDigDepthM }),
    method: Type.Enum(digMethods),
    methodNote: Type.String({ maxLength: 2_000 }),
    /** What makes everybody stop. */
    stopRules: rule,
    /** What becomes of the part that is not reached. */
    residualRule: rule,
  },
  { additionalProperties: false },
);
export type DigPlan = Omit<Static<typeof DigPlan>, 'method'> & { method: DigMethod };

/** A plan as a round froze it; the area is left out for whoever may not see it. */
export const FrozenDigPlan = Type.Object({ ...DigPlan.properties, area: nullable(SiteArea) });
export type FrozenDigPlan = Omit<DigPlan, 'area'> & { area: SiteArea | null };

export const KeptDigPlan = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  /** Null: nobody has written one yet. */
  plan: nullable(DigPlan),
  writtenBy: nullable(Type.String()),
  writtenAt: nullable(Timestamp),
  areaM2: nullable(Type.Number()),
  /** Code of an open round that decides on it: until it ends nothing is changed. */
  frozenIn: nullable(Type.String()),
  may: Type.Object({ write: Type.Boolean() }),
});
export type KeptDigPlan = Omit<Static<typeof KeptDigPlan>, 'plan'> & { plan: DigPlan | null };

const tags = ['digs'];

export const readDigPlan = endpoint({
  method: 'GET',
  url: '/api/sites/:id/dig-plan',
  schema: {
    summary: 'What a dig at a site would be: where, how deep, how, and when it stops',
    tags,
    params: IdParams,
    response: { 200: KeptDigPlan },
  },
});

export const writeDigPlan = endpoint({
  method: 'PUT',
  url: '/api/sites/:id/dig-plan',
  schema: {
    summary: 'Write the plan of a dig anew',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: DigPlan,
    response: { 200: KeptDigPlan },
  },
});
