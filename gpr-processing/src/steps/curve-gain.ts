import { defineTraceStep } from '#step.ts';
import { gainByTime } from '#time-gain.ts';

/** A gain that a person draws: points of time and dB, straight lines of dB between them. */
export const curveGain = defineTraceStep({
  id: 'curve-gain',
  label: 'Curve gain',
  definition:
    'y = x · 10^(G(t) / 20). G in dB goes straight from point to point, t in ns from time-zero, and stays the same before the first and beyond the last. Points are taken by their times, whatever their order; of two at one time the first ends the stretch before and the last begins the one behind. Without points y = x.',
  source: 'Cassidy in Jol 2009, Ground Penetrating Radar, chapter 5 (user-defined gain).',
  parameters: {
    points: {
      label: 'Gain curve',
      columns: [
        { label: 'Two-way time', unit: 'ns', minimum: -1e5, maximum: 1e6 },
        { label: 'Gain', unit: 'dB', minimum: -200, maximum: 200 },
      ],
      default: [
        [0, 0],
        [100, 40],
      ],
      mostRows: 100,
    },
  },
  filterFor: (geometry, { points }) => {
    if (points.length === 0) return null;
    const curve = points.toSorted(([timeNs], [otherNs]) => timeNs - otherNs);
    return gainByTime(geometry, 'Curve gain', (timeNs) => 10 ** (gainDb(curve, timeNs) / 20));
  },
});

function gainDb(curve: readonly (readonly number[])[], timeNs: number): number {
  const next = curve.findIndex(([pointNs]) => pointNs > timeNs);
  if (next === 0) return curve[0][1];
  if (next < 0) return curve[curve.length - 1][1];
  const [[fromNs, fromDb], [toNs, toDb]] = [curve[next - 1], curve[next]];
  return fromDb + ((toDb - fromDb) * (timeNs - fromNs)) / (toNs - fromNs);
}
