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
