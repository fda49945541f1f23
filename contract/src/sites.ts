import { type Static, Type } from 'typebox';
import { Id, nullable, Position } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Precision, precisions } from './precision.ts';

/** The joint-assessment status of a candidate site, in the order in which a site walks through them. */
export const siteStatuses = [
  'proposed',
  'desk-review',
  'assessment-agreed',
  'survey-ready',
  'surveyed',
  'reported',
  'dig-agreed',
  'excavating',
  'found',
  'not-found',
  'inconclusive',
  'closed-without-dig',
  'on-hold',
  'withdrawn',
  'merged',
] as const;
export type SiteStatus = (typeof siteStatuses)[number];

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

export const listSites = endpoint({
  method: 'GET',
  url: '/api/sites',
  schema: {
    summary: 'Candidate sites that the reader may see',
    tags: ['sites'],
    response: { 200: Type.Array(SiteSummary) },
  },
});
