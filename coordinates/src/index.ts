export { type CoordinateSystem, coordinateSystems } from './systems.ts';
