export { type NamedFile, readGeometryFileOnDisk, withFileOnDisk } from './read-file.ts';
export { namedBytes, takeBytes } from './receive.ts';
export { geometryFileRoutes } from './routes.ts';
