export { tellOfRound } from './queries.ts';
export { knowsOfRound, readOpenRounds, readRoundFor } from './reading.ts';
export { roundRoutes } from './routes.ts';
export { resealShares } from './share-vault.ts';
