export {
  addFictionalAssessment,
  type FictionalAssessment,
  receiveFictionalAssessment,
} from './fictional.ts';
export { assessmentRoutes } from './routes.ts';
export {
  nothingHere,
  requireMay,
  requireReason,
  type SeenAssessment,
  seeAssessment,
  seeLockedAssessment,
  whatMay,
} from './sight.ts';
