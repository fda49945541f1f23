export { writeSurvey } from './actions.ts';
export { putRecordingsOnLines } from './assignments.ts';
export { findSurvey } from './queries.ts';
export { surveyRoutes } from './routes.ts';
export { keepTrack } from './tracks.ts';
