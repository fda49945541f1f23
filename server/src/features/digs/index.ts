export { findPlan } from './plan-queries.ts';
export { digRoutes } from './routes.ts';
