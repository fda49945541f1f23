export { currentSealingKeys } from './actions.ts';
export { sealingKeyRoutes } from './routes.ts';
