export { enterUnaccounted } from './actions.ts';
export { progressRoutes } from './routes.ts';
