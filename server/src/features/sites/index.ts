export { addSite, proposeSite, type SiteProposal } from './actions.ts';
export { moveSite, moveSiteByRound, walkFictionalSite } from './move-site.ts';
export { isSite, type NewSite } from './queries.ts';
export { readPrecisions } from './read-precisions.ts';
export { siteRoutes } from './routes.ts';
