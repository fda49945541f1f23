import { blockTraceCount, type LineGeometry } from '#line.ts';
import type { LineSource } from '#line-source.ts';
import { withFiniteValues } from '#signal/finite.ts';
import { meansOfRowGroups } from '#signal/mean.ts';
import { defineLineStep } from '#step.ts';

/**
 * Makes one trace of several neighbours: noise falls with the root of their number, and so does what can be told apart
 * along the line.
 */
export const stacking = defineLineStep({
  id: 'stacking',
  label: 'Stacking',
  definition:
    'y = mean of each k neighbouring traces, sample by sample, in float64; their distances and heights are averaged, the trace spacing becomes k times as long. What is left at the end of the line, fewer than k traces, becomes one trace too, the mean of what is there. k is rounded to a whole number.',
  source: 'Annan 2003, Ground Penetrating Radar (trace stacking).',
  parameters: {
    stackTraces: { label: 'Traces that become one', unit: 'traces', default: 2, minimum: 1, maximum: 1000 },
  },
  run: ({ samples, ...line }, { stackTraces }) => {
    const groupSize = Math.round(stackTraces);
    const geometry = stacked(line, groupSize);
    const out = new Float32Array(geometry.traceCount * line.samplesPerTrace);
    meansOfRowGroups(samples, { rowLength: line.samplesPerTrace, groupSize }, out);
    return { ...geometry, samples: out };
  },
  sourceBehind: (source, { stackTraces }) => {
    const groupSize = Math.round(stackTraces);
    return {
      geometry: stacked(source.geometry, groupSize),
      read: (firstGroup, groupCount, out) => readStacked(source, { firstGroup, groupCount, groupSize }, out),
    };
  },
});

type WantedGroups = { readonly firstGroup: number; readonly groupCount: number; readonly groupSize: number };

/** Reads some groups at a time, about as many traces as there are in a block. */
async function readStacked(
  source: LineSource,
  { firstGroup, groupCount, groupSize }: WantedGroups,
  out: Float32Array,
): Promise<void> {
  const { traceCount, samplesPerTrace } = source.geometry;
  const atOnce = Math.max(1, Math.floor(blockTraceCount / groupSize));
  const room = source.view ? null : new Float32Array(atOnce * groupSize * samplesPerTrace);
  for (let group = 0; group < groupCount; group += atOnce) {
    const count = Math.min(atOnce, groupCount - group);
    const first = (firstGroup + group) * groupSize;
    const wanted = Math.min(count * groupSize, traceCount - first);
    const rows =
      room?.subarray(0, wanted * samplesPerTrace) ?? source.view?.(first, wanted) ?? new Float32Array(0);
    if (room) await source.read(first, wanted, rows);
    const target = out.subarray(group * samplesPerTrace, (group + count) * samplesPerTrace);
    meansOfRowGroups(withFiniteValues(rows), { rowLength: samplesPerTrace, groupSize }, target);
  }
}

function stacked(line: LineGeometry, groupSize: number): LineGeometry {
  const { traceSpacingM, traceDistancesM, elevationsM } = line;
  return {
    ...line,
    traceCount: Math.ceil(line.traceCount / groupSize),
    traceSpacingM: traceSpacingM && traceSpacingM * groupSize,
    traceDistancesM: traceDistancesM && meansOfGroups(traceDistancesM, groupSize),
    elevationsM: elevationsM && meansOfGroups(elevationsM, groupSize),
  };
}

function meansOfGroups(values: Float64Array, groupSize: number): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / groupSize) }, (_, group) => {
    const own = values.subarray(group * groupSize, (group + 1) * groupSize);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}
