import { type KernelRoom, plainRoom } from './kernel-room.ts';
import { transformSmooth } from './smooth-float-fft.ts';
import { movedToApexes } from './stolt-apexes.ts';
import type { StoltTable } from './stolt-table.ts';

/** What Stolt's migration is made of, in a room of its own and for one table. */
export type StoltKernels = KernelRoom & {
  /** Spectra, twice as large, of eight samples along the line; of each wave number 16 values. `values` is spoilt. */
  lineSpectra(places: LinePlaces): void;
  /** The way back; gives where the values are, with the last four of eight samples before the first four. */
  lineValues(places: LinePlaces): number;
  /** Migrates four neighbouring wave numbers in their place. */
  moveToApexes(places: ApexPlaces): void;
};

/** Eight samples of all traces, trace by trace, room for as many, and their spectra. */
type LinePlaces = { readonly values: number; readonly room: number; readonly spectra: number };

/** Spectra of the first of four wave numbers at the first eight samples; those at the next eight lie `perEight` behind. */
type ApexPlaces = { readonly firstNumber: number; readonly spectra: number; readonly perEight: number };

/** Opens room for so many values, which may hold anything. It is good until the next is opened. */
export type OpenStoltKernels = (valueCount: number, table: StoltTable) => StoltKernels;

/** The kernels in plain TypeScript. Those in WebAssembly give the same bytes. */
export const openPlainStoltKernels: OpenStoltKernels = (valueCount, table) => {
  const room = plainRoom(valueCount);
  const { floats } = room;
  const { lineLength, lineTurns } = table;
  const part = (place: number) => floats.subarray(place, place + 8 * lineLength);
  return {
    ...room,
    lineSpectra({ values, room: work, spectra }) {
      const transformed = transformSmooth(part(values), part(work), lineTurns);
      takeApart(transformed, lineLength, floats.subarray(spectra));
    },
    lineValues({ values, room: work, spectra }) {
      putTogether(floats.subarray(spectra), lineLength, part(values));
      const transformed = transformSmooth(part(values), part(work), lineTurns);
      return transformed.byteOffset / 4;
    },
    moveToApexes({ firstNumber, spectra, perEight }) {
      for (let lane = 0; lane < 4; lane++) {
        const own = { perEight, at: spectra + 16 * lane };
        movedToApexes(floats, own, firstNumber + lane, table);
      }
    },
  };
};

function takeApart(from: Float32Array, length: number, out: Float32Array): void {
  for (let number = 0; number <= length >> 1; number++) {
    const [at, mirror] = [8 * number, 8 * (number === 0 ? 0 : length - number)];
    for (let lane = 0; lane < 4; lane++) {
      const to = 16 * number + lane;
      out[to] = from[at + lane] + from[mirror + lane];
      out[to + 4] = from[at + 4 + lane] - from[mirror + 4 + lane];
      out[to + 8] = from[at + 4 + lane] + from[mirror + 4 + lane];
      out[to + 12] = from[mirror + lane] - from[at + lane];
    }
  }
}

/** With real and imaginary parts exchanged, so that the way forth is the way back. */
function putTogether(spectra: Float32Array, length: number, values: Float32Array): void {
  for (let number = 0; number <= length >> 1; number++) {
    const [at, mirror] = [8 * number, 8 * (number === 0 ? 0 : length - number)];
    for (let lane = 0; lane < 4; lane++) {
      const from = 16 * number + lane;
      values[mirror + lane] = spectra[from + 8] - spectra[from + 4];
      values[mirror + 4 + lane] = spectra[from] + spectra[from + 12];
      values[at + lane] = spectra[from + 4] + spectra[from + 8];
      values[at + 4 + lane] = spectra[from] - spectra[from + 12];
    }
  }
}
