export { notify } from './actions.ts';
export { notificationGiveUps, notificationJobs } from './mail-jobs.ts';
export { notificationRoutes } from './routes.ts';
