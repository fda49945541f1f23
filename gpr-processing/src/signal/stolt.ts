import { evenPlace } from './kernel-room.ts';
import type { OpenStoltKernels, StoltKernels } from './stolt-kernels.ts';
import { type EvenTraces, type StoltTable, stoltTable } from './stolt-table.ts';

/**
 * Brings the wave field of an exploding reflector to where and when it exploded: the spectrum at frequency ω and wave
 * number k is that of the record at √(ω² + k²), both in radians a sample, times ω / √(ω² + k²) (Stolt 1978).
 *
 * The line is transformed first, eight samples of all traces at a time; then each wave number, four at a time, is
 * transformed along its traces, brought to its apexes and transformed back while it lies in the processor's cache.
 */
export function stoltMigrated(traces: EvenTraces, open: OpenStoltKernels): Float32Array {
  const table = stoltTable(traces);
  const layout = layoutOf(table);
  const kernels = open(layout.end, table);
  for (let eight = 0; eight < layout.eightCount; eight++) transformLine(traces, eight, kernels, layout);
  for (let number = 0; number < layout.numberCount; number += 4) {
    kernels.moveToApexes({
      firstNumber: number,
      spectra: layout.spectra + 16 * number,
      perEight: layout.perEight,
    });
  }
  const out = new Float32Array(traces.traceCount * traces.sampleCount);
  for (let eight = 0; eight < layout.eightCount; eight++) takeLine(traces, eight, { kernels, layout }, out);
  return out;
}

type Layout = ReturnType<typeof layoutOf>;

/** Where everything lies in the room: for each eight samples the spectra of all wave numbers, 16 values each. */
function layoutOf({ sampleCount, lineLength }: StoltTable) {
  const eightCount = Math.ceil(sampleCount / 8);
  const numberCount = Math.floor(lineLength / 2) + 1;
  const perEight = 64 * Math.ceil(numberCount / 4);
  const room = evenPlace(8 * lineLength);
  const spectra = 2 * room;
  return {
    eightCount,
    numberCount,
    perEight,
    values: 0,
    room,
    spectra,
    end: spectra + eightCount * perEight,
  };
}

function transformLine(
  { samples, traceCount, sampleCount }: EvenTraces,
  eight: number,
  { floats, lineSpectra }: StoltKernels,
  { values, room, spectra, perEight }: Layout,
): void {
  const first = 8 * eight;
  const count = Math.min(8, sampleCount - first);
  floats.fill(0, values, room);
  for (let trace = 0; trace < traceCount; trace++) {
    const from = trace * sampleCount + first;
    const at = values + 8 * trace;
    for (let sample = 0; sample < count; sample++) floats[at + sample] = samples[from + sample];
  }
  lineSpectra({ values, room, spectra: spectra + eight * perEight });
}

function takeLine(
  { traceCount, sampleCount }: EvenTraces,
  eight: number,
  { kernels, layout }: { kernels: StoltKernels; layout: Layout },
  out: Float32Array,
): void {
  const { values, room, spectra, perEight } = layout;
  const { floats } = kernels;
  const at = kernels.lineValues({ values, room, spectra: spectra + eight * perEight });
  const first = 8 * eight;
  const count = Math.min(8, sampleCount - first);
  for (let trace = 0; trace < traceCount; trace++) {
    const to = trace * sampleCount + first;
    const from = at + 8 * trace;
    // The last four of eight come first.
    for (let sample = 0; sample < count; sample++) out[to + sample] = floats[from + (sample ^ 4)];
  }
}
