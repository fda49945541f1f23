import { evenPlace, type KernelRoom } from '#signal/kernel-room.ts';
import { type OpenStoltKernels, openPlainStoltKernels, type StoltKernels } from '#signal/stolt-kernels.ts';
import type { StoltTable } from '#signal/stolt-table.ts';
import { roomInModule } from './kernel-memory.ts';
import { type KernelsModule, openKernelsModule } from './module.ts';

/** The fastest kernels of Stolt's migration that there are in this thread. */
export function stoltKernels(): OpenStoltKernels {
  const module = openKernelsModule();
  return module ? vectorStoltKernels(module) : openPlainStoltKernels;
}

/** Kernels in an instance of the module that nobody else uses: the bytes of the plain ones. */
export function vectorStoltKernels(module: KernelsModule): OpenStoltKernels {
  return (valueCount, table) => {
    const at = tablePlaces(evenPlace(valueCount), table);
    const room = roomInModule(module, at.end);
    if (room === null) return openPlainStoltKernels(valueCount, table);
    room.floats.set(table.lineTurns, at.lineTurns);
    room.integers.set(table.radices, at.radices);
    room.floats.set(table.turns, at.turns);
    room.integers.set(table.places, at.places);
    room.floats.set(table.phases, at.phases);
    room.floats.set(table.taps, at.taps);
    return kernelsIn(module, room, at, table);
  };
}

type TablePlaces = ReturnType<typeof tablePlaces>;

function tablePlaces(lineTurns: number, table: StoltTable) {
  const radices = evenPlace(lineTurns + table.lineTurns.length);
  const turns = evenPlace(radices + table.radices.length);
  const places = evenPlace(turns + table.turns.length);
  const phases = evenPlace(places + table.places.length);
  const taps = evenPlace(phases + table.phases.length);
  const scratch = evenPlace(taps + table.taps.length);
  const valueCount = Math.max(table.length, 8 * Math.ceil(table.sampleCount / 8));
  const end = scratch + 8 * valueCount + 16 * (table.length + 2) + 512;
  return { lineTurns, radices, turns, places, phases, taps, scratch, end };
}

function kernelsIn(
  module: KernelsModule,
  room: KernelRoom,
  at: TablePlaces,
  { sampleCount, lineLength, length, radices, rowStep, scale }: StoltTable,
): StoltKernels {
  const line = [lineLength, 4 * at.lineTurns, 4 * at.radices, radices.length] as const;
  return {
    ...room,
    lineSpectra: ({ values, room: work, spectra }) =>
      module.lineSpectra(4 * values, 4 * work, ...line, 4 * spectra),
    lineValues: ({ values, room: work, spectra }) =>
      module.lineValues(4 * spectra, 4 * values, 4 * work, ...line) / 4,
    moveToApexes: ({ firstNumber, spectra, perEight }) =>
      module.moveToApexes(
        ...([4 * spectra, 4 * perEight, sampleCount, length, 4 * at.turns] as const),
        ...([4 * at.places, 4 * at.phases, 4 * at.taps] as const),
        ...([firstNumber, rowStep, scale, 4 * at.scratch] as const),
      ),
  };
}
