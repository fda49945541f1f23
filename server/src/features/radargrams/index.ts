export { addRadargrams } from './actions.ts';
export { radargramGiveUps, radargramJobs } from './jobs.ts';
export { findRadargramsOfRecordings } from './queries.ts';
export { radargramRoutes } from './routes.ts';
