export { type DetectedCoordinates, detectCoordinates } from './detect-coordinates.ts';
export { formatCoordinates } from './format-coordinates.ts';
export {
  type CoordinateNotice,
  type CoordinateProblem,
  type CoordinateProblemCode,
  isCoordinateProblem,
  type Place,
  type Position,
} from './place.ts';
export {
  fromGrid,
  type GridPosition,
  type GridSystem,
  gridSystems,
  toGrid,
  transformations,
} from './projections.ts';
export { readCoordinates } from './read-coordinates.ts';
export { isInRegion, region } from './region.ts';
export { type CoordinateSystem, coordinateSystems } from './systems.ts';
export { type UtmCell, utmCellOf } from './utm-cell.ts';
