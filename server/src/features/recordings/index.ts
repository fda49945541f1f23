export { handOverLocalFiles } from './actions.ts';
export { recordingJobs } from './jobs.ts';
export { recordingRoutes } from './routes.ts';
export { uploadRoutes } from './upload-routes.ts';
