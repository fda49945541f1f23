export { addSite } from './actions.ts';
export { isSite, type NewSite } from './queries.ts';
export { readPrecisions } from './read-precisions.ts';
export { siteRoutes } from './routes.ts';
