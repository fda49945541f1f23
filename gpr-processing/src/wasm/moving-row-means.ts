import { withFiniteValues } from '#signal/finite.ts';
import { type RowStretch, subtractMovingRowMean, type WantedRows } from '#signal/moving-row-mean.ts';
import { roomInModule } from './kernel-memory.ts';
import { type KernelsModule, openKernelsModule } from './module.ts';

/** Takes moving means out of rows as `subtractMovingRowMean` does; what is no finite number counts as 0. */
export type MovingRowMeans = (stretch: RowStretch, wanted: WantedRows, out: Float32Array) => void;

/** The fastest that there is in this thread. */
export function openMovingRowMeans(): MovingRowMeans {
  const module = openKernelsModule();
  return module ? vectorMovingRowMeans(module) : plainMovingRowMeans;
}

/** In plain TypeScript, where there is no module and for stretches that are too large for one. */
export const plainMovingRowMeans: MovingRowMeans = (stretch, wanted, out) =>
  subtractMovingRowMean({ ...stretch, rows: withFiniteValues(stretch.rows) }, wanted, out);

/** The kernel keeps 64 sums of double precision for each row of a window, and for two rows more. */
const valuesOfSums = 128;
/** Silence is brought in by sixteens. */
const slack = 16;

/** In an instance of the module that nobody else uses, whose memory grows with the stretches. */
export function vectorMovingRowMeans(module: KernelsModule): MovingRowMeans {
  return (stretch, wanted, out) => {
    const { rows, rowLength, firstRow, tableRowCount } = stretch;
    const { from, to, reach, weights } = wanted;
    const sums = 2 * rowLength;
    // As far from an even place as the rows are in theirs: others are copied from shared memory byte by byte.
    const stretchAt = sums + valuesOfSums * (2 * reach + 3) + ((rows.byteOffset / 4) % 2);
    const outAt = 2 * Math.ceil((stretchAt + rows.length + slack) / 2);
    const room = roomInModule(module, outAt + out.length);
    if (room === null) return plainMovingRowMeans(stretch, wanted, out);
    new Float64Array(room.floats.buffer, 0, rowLength).set(weights);
    room.floats.set(rows, stretchAt);
    module.silenceNonFinite(4 * stretchAt, rows.length);
    module.subtractMovingRowMeans(
      ...([4 * stretchAt, rowLength, firstRow, tableRowCount] as const),
      ...([from, to, reach, 0, 4 * sums, 4 * outAt] as const),
    );
    out.set(room.floats.subarray(outAt, outAt + out.length));
  };
}
