import { defineLineStep } from '#step.ts';

/** Turns a line around that was walked the other way, so that lines of a zig-zag survey lie side by side. */
export const lineReversal = defineLineStep({
  id: 'line-reversal',
  label: 'Line reversal',
  definition:
    'The last trace becomes the first. Heights go with their traces; distances are then counted from the other end, so that they begin where they began. Needs the whole line at once.',
  source: 'Conyers 2013, Ground-Penetrating Radar for Archaeology, 3rd edition (zig-zag surveys).',
  parameters: {},
  run: (radargram) => {
    const { traceCount, samplesPerTrace, samples, traceDistancesM, elevationsM } = radargram;
    const reversed = new Float32Array(samples.length);
    for (let trace = 0; trace < traceCount; trace++) {
      const start = trace * samplesPerTrace;
      const own = samples.subarray(start, start + samplesPerTrace);
      reversed.set(own, (traceCount - 1 - trace) * samplesPerTrace);
    }
    return {
      ...radargram,
      samples: reversed,
      traceDistancesM: traceDistancesM && fromOtherEnd(traceDistancesM),
      elevationsM: elevationsM?.toReversed() ?? null,
    };
  },
});

function fromOtherEnd(distancesM: Float64Array): Float64Array {
  const endsM = distancesM[0] + distancesM[distancesM.length - 1];
  return distancesM.toReversed().map((distanceM) => endsM - distanceM);
}
