export { addSite } from './actions.ts';
export { isSite, type NewSite } from './queries.ts';
export { revealLocation } from './reveal-location.ts';
export { siteRoutes } from './routes.ts';
