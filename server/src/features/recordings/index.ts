export { handOverLocalFiles } from './actions.ts';
export { recordingGiveUps, recordingJobs } from './jobs.ts';
export { recordingRoutes } from './routes.ts';
export { uploadRoutes } from './upload-routes.ts';
