export { addBoundaryEdition } from './actions.ts';
export type { NewBoundaryEdition } from './queries.ts';
export { boundaryRoutes } from './routes.ts';
