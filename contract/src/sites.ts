import { type Static, Type } from 'typebox';
import { type BoundarySide, boundarySides } from './boundary-editions.ts';
import { Id, nullable, Position } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Owner, owners } from './organisations.ts';
import { type Precision, precisions } from './precision.ts';
import { PreviewQuery } from './previews.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

export { type SiteStatus, siteStatuses } from './site-status.ts';

/** What the map shows: five families of status, each with its own shape and colour. */
export const siteStatusFamilies = ['candidate', 'under-assessment', 'agreed', 'excluded', 'closed'] as const;
export type SiteStatusFamily = (typeof siteStatusFamilies)[number];

export const siteStatusFamily: Readonly<Record<SiteStatus, SiteStatusFamily>> = {
  proposed: 'candidate',
  'desk-review': 'candidate',
  'assessment-agreed': 'under-assessment',
  'survey-ready': 'under-assessment',
  surveyed: 'under-assessment',
  reported: 'under-assessment',
  'dig-agreed': 'agreed',
  excavating: 'agreed',
  found: 'closed',
  'not-found': 'closed',
  inconclusive: 'candidate',
  'closed-without-dig': 'excluded',
  'on-hold': 'candidate',
  withdrawn: 'excluded',
  merged: 'excluded',
};

export const SiteSummary = Type.Object({
  id: Id,
  code: Type.String(),
  title: Type.String(),
  status: Type.Enum(siteStatuses),
  /** How precisely the reader may see where it lies; a site at P0 is not answered at all. */
  precision: Type.Enum(precisions),
  /** True for everything that the demonstration brings: it is drawn and exported with the word DEMO. */
  isFictional: Type.Boolean(),
  /** Null where the reader may not see where the site lies. */
  location: nullable(Type.Object({ position: Position, horizontalUncertaintyM: Type.Number() })),
  recordingCount: Type.Integer(),
});
export type SiteSummary = Omit<Static<typeof SiteSummary>, 'status' | 'precision'> & {
  status: SiteStatus;
  precision: Precision;
};

/** Every filter acts on what the reader may see: who may not know the side of a site does not find it by its side. */
export const SiteFilter = Type.Object({
  /** Statuses, with commas between them. */
  status: Type.Optional(Type.String({ maxLength: 400 })),
  owner: Type.Optional(Type.Enum(owners)),
  /** Of the ABL in force. */
  side: Type.Optional(Type.Enum(boundarySides)),
  /** Only what the reader could move on now. */
  awaitsMe: Type.Optional(Type.Enum(['true', 'false'] as const)),
  /** In code, title and municipality, and in the summary where the reader may read it. */
  text: Type.Optional(Type.String({ maxLength: 200 })),
  ...PreviewQuery,
});
export type SiteFilter = Omit<
  Static<typeof SiteFilter>,
  'owner' | 'side' | 'awaitsMe' | 'as' | 'delegation'
> &
  PreviewQuery & {
    owner?: Owner;
    side?: BoundarySide;
    awaitsMe?: 'true' | 'false';
  };

export const listSites = endpoint({
  method: 'GET',
  url: '/api/sites',
  schema: {
    summary: 'Candidate sites that the reader may see',
    tags: ['sites'],
    querystring: SiteFilter,
    response: { 200: Type.Array(SiteSummary) },
  },
});
