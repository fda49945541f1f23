export { mapTileRoutes } from './routes.ts';
