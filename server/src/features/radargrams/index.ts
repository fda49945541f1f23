export { addRadargrams } from './actions.ts';
export { radargramJobs } from './jobs.ts';
export { findRadargramsOfRecordings } from './queries.ts';
export { radargramRoutes } from './routes.ts';
