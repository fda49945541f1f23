export { rotateVault } from './rotate-vault.ts';
export { leadRoutes } from './routes.ts';
