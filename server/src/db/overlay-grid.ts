import { sql } from './sql.ts';

/**
 * Overlays of shapes in degrees are computed on a grid of a tenth of a millimetre. Without one, shapes that nearly touch
 * can make the embedded database fail in the middle of the statement.
 */
export const overlayGridDeg = sql`1e-9::float8`;
