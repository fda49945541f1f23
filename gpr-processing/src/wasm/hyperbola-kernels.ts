import type { HalfDerivativeTable } from '#signal/half-derivative.ts';
import {
  type HyperbolaKernels,
  type OpenHyperbolaKernels,
  openPlainHyperbolaKernels,
} from '#signal/hyperbola-kernels.ts';
import { evenPlace, type KernelRoom } from '#signal/kernel-room.ts';
import { roomInModule } from './kernel-memory.ts';
import { type KernelsModule, openKernelsModule } from './module.ts';

/** The fastest sums over hyperbolas that there are in this thread. */
export function hyperbolaKernels(): OpenHyperbolaKernels {
  const module = openKernelsModule();
  return module ? vectorHyperbolaKernels(module) : openPlainHyperbolaKernels;
}

/** Kernels in an instance of the module that nobody else uses: the bytes of the plain ones. */
export function vectorHyperbolaKernels(module: KernelsModule): OpenHyperbolaKernels {
  return (valueCount, table) => {
    const turns = evenPlace(valueCount);
    const factors = turns + table.turns.length;
    const scratch = evenPlace(factors + table.factors.length);
    const room = roomInModule(module, scratch + 16 * (table.length + 1));
    if (room === null) return openPlainHyperbolaKernels(valueCount, table);
    room.floats.set(table.turns, turns);
    room.floats.set(table.factors, factors);
    return kernelsIn(module, room, { turns, factors, scratch });
  };
}

type TablePlaces = { readonly turns: number; readonly factors: number; readonly scratch: number };

function kernelsIn(module: KernelsModule, room: KernelRoom, at: TablePlaces): HyperbolaKernels {
  return {
    ...room,
    deriveHalf({ sampleCount, length, fineness }: HalfDerivativeTable, places) {
      module.halfDerivatives(
        ...([4 * places.traces, places.traceCount, sampleCount, length] as const),
        ...([4 * at.turns, 4 * at.factors, fineness] as const),
        ...([4 * places.rows, 4 * places.rowLength, 4 * at.scratch] as const),
      );
    },
    sumPairs(places) {
      module.sumPairs(
        ...([4 * places.pairs, 4 * places.counts, places.sampleCount] as const),
        ...([4 * places.rows, 4 * places.rowLength, places.columnCount] as const),
        ...([4 * places.sums, 4 * places.sumLength] as const),
      );
    },
    sumScattered(places) {
      module.sumScattered(
        ...([4 * places.traces, places.traceCount, 4 * places.settings, 4 * places.slowness] as const),
        ...([places.sampleCount, places.position, places.below] as const),
        ...([4 * places.sums, 4 * places.out] as const),
      );
    },
    separateColumns({ sums, sumLength, sampleCount, columnCount, traces }) {
      module.separateColumns(4 * sums, 4 * sumLength, sampleCount, columnCount, 4 * traces);
    },
  };
}
