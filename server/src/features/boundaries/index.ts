export { addBoundaryEdition } from './actions.ts';
export { bringIntoForce, insertEdition, type NewBoundaryEdition } from './queries.ts';
export { computeRelations, relateSite } from './relations.ts';
export { boundaryRoutes } from './routes.ts';
export { ensureSides } from './sides.ts';
export { findSiteRelation } from './site-relation.ts';
