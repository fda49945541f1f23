import type { LineGeometry } from '#line.ts';
import { withFiniteValues } from '#signal/finite.ts';
import { defineLineStep } from '#step.ts';

/** Turns a line around that was walked the other way, so that lines of a zig-zag survey lie side by side. */
export const lineReversal = defineLineStep({
  id: 'line-reversal',
  label: 'Line reversal',
  definition:
    'The last trace becomes the first. Heights go with their traces; distances are then counted from the other end, so that they begin where they began.',
  source: 'Conyers 2013, Ground-Penetrating Radar for Archaeology, 3rd edition (zig-zag surveys).',
  parameters: {},
  run: ({ samples, ...line }) => {
    const reversed = new Float32Array(samples.length);
    reverseRows(samples, line.samplesPerTrace, reversed);
    return { ...turnedAround(line), samples: reversed };
  },
  sourceBehind: ({ geometry, read, view }) => {
    const { traceCount, samplesPerTrace } = geometry;
    return {
      geometry: turnedAround(geometry),
      async read(firstTrace, count, out) {
        const first = traceCount - firstTrace - count;
        const rows = view?.(first, count) ?? new Float32Array(count * samplesPerTrace);
        if (!view) await read(first, count, rows);
        reverseRows(withFiniteValues(rows), samplesPerTrace, out);
      },
    };
  },
});

function turnedAround(line: LineGeometry): LineGeometry {
  return {
    ...line,
    traceDistancesM: line.traceDistancesM && fromOtherEnd(line.traceDistancesM),
    elevationsM: line.elevationsM?.toReversed() ?? null,
  };
}

function reverseRows(rows: Float32Array, rowLength: number, out: Float32Array): void {
  for (let start = 0; start < rows.length; start += rowLength) {
    out.set(rows.subarray(start, start + rowLength), rows.length - start - rowLength);
  }
}

function fromOtherEnd(distancesM: Float64Array): Float64Array {
  const endsM = distancesM[0] + distancesM[distancesM.length - 1];
  return distancesM.toReversed().map((distanceM) => endsM - distanceM);
}
