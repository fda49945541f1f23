export { geometryFileRoutes } from './routes.ts';
