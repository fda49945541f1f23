export { addAssessment } from './actions.ts';
export { assessmentRoutes } from './routes.ts';
export {
  nothingHere,
  precisionOf,
  requireMay,
  requireReason,
  type SeenAssessment,
  seeAssessment,
  seeLockedAssessment,
  whatMay,
} from './sight.ts';
