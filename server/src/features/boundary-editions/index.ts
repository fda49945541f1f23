export { boundaryGiveUps, boundaryJobs } from './jobs.ts';
export { boundaryEditionRoutes } from './routes.ts';
