export { addFictionalMission, type FictionalMission } from './fictional.ts';
export { surveyRoutes } from './routes.ts';
export { keepTrack } from './tracks.ts';
