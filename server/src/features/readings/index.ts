export { areRevealed } from './board.ts';
export { findReadings, type ReadingRow } from './queries.ts';
export { readingRoutes } from './routes.ts';
