export { readCoverage } from './coverage.ts';
export { addFictionalMission, type FictionalMission } from './fictional.ts';
export { surveyRoutes } from './routes.ts';
export { type SeenSurvey, seeLockedSurvey, seeSurvey } from './sight.ts';
export { keepTrack } from './tracks.ts';
