export { minutesRoutes } from './routes.ts';
export { resealSigningKeys } from './signing-key.ts';
