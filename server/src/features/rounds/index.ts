export { knowsOfRound } from './reading.ts';
export { roundRoutes } from './routes.ts';
export { resealShares } from './share-vault.ts';
