import { ProcessingError } from '#errors.ts';
import { leastEnergyRatio, pulseSampleCount } from '#pulse-length.ts';
import { pulseFlanks } from '#signal/first-break.ts';
import { shiftBetween } from '#signal/interpolation.ts';
import { mostMedianPlaces } from '#signal/moving-median.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { numbersPerPick, pickSameFlank, shiftsOfPicks } from '#trace-picks.ts';
import { windowReach } from '#window.ts';

/**
 * Brings the direct wave of all traces to one time, to a fraction of a sample: for instruments whose time-zero drifts,
 * jumps or trembles along the line. It assumes that the antennas keep their distance and their height above the ground.
 * The time axis stays as it is; where it shall begin is the matter of time-zero.
 */
export const traceAlignment = defineTraceStep({
  id: 'trace-alignment',
  label: 'Trace alignment',
  definition:
    'Of each trace the steepest place of the direct wave’s flank is picked between the samples: the pulse is found by the modified energy ratio, and of its flanks the same is taken in all traces. A moving median over a number of picked traces smooths the picks along the line; each trace is moved by the median of them all less its own. Picks further from the median of all than the largest shift are misread: such traces, and those without a pick, are moved as their neighbours. In between the samples eight values with the weights of a sinc in a Kaiser window (β = 5.5), brought to sum 1, or a straight line; 0 where a trace has nothing to move in. Nothing is moved where less than half of the traces have a pick. Up to half of the highest frequency that the sample interval can hold the sinc keeps amplitudes within 0.25 %; the straight line loses up to 8 % at a quarter of it.',
  source:
    'Coppens 1985 (energy ratio); Han et al. 2009 (modified energy ratio); Harlan 1982, Stanford Exploration Project report 30 (windowed sinc).',
  parameters: {
    windowTraces: {
      label: 'Traces whose median counts (1: each trace alone)',
      unit: 'traces',
      default: 5,
      minimum: 1,
      maximum: 1001,
    },
    largestShiftNs: { label: 'Largest shift', unit: 'ns', default: 5, minimum: 0.01, maximum: 1000 },
    interpolation: {
      label: 'Between the samples',
      choices: ['windowed-sinc', 'linear'],
      default: 'windowed-sinc',
    },
    leastEnergyRatio,
  },
  survey: (geometry, values) => {
    const { samplesPerTrace, nonSignalSampleCount } = geometry;
    const sampleIntervalNs = requireSampleIntervalNs(geometry, 'Trace alignment');
    refuseTooMany(geometry.traceCount);
    const pulse = pulseSampleCount(geometry, sampleIntervalNs);
    const reach = values.windowTraces < 2 ? 0 : windowReach(values.windowTraces, 1);
    const mostSamples = values.largestShiftNs / sampleIntervalNs;
    return {
      look: ({ traceCount, samples }) => {
        const picked = new Float64Array(traceCount * numbersPerPick).fill(Number.NaN);
        for (let trace = 0; trace < traceCount; trace++) {
          const start = trace * samplesPerTrace;
          const signal = samples.subarray(start + nonSignalSampleCount, start + samplesPerTrace);
          const found = pulseFlanks(signal, pulse, values.leastEnergyRatio);
          if (found === null) continue;
          const flanks = found.flanks.slice(0, numbersPerPick - 1);
          picked.set(
            [found.first, ...flanks.map(({ place, isRising }) => (isRising ? place : -place))],
            trace * numbersPerPick,
          );
        }
        return picked;
      },
      conclude: (parts: readonly Float64Array[]) =>
        shiftsOfPicks(pickSameFlank(parts), { reach, mostSamples }),
    };
  },
  filterFor: ({ nonSignalSampleCount }, { interpolation }, shifts: Float64Array | null) => {
    if (shifts === null) return null;
    const tapCount = interpolation === 'linear' ? 2 : 8;
    return (trace, out, traceIndex) => {
      out.set(trace.subarray(0, nonSignalSampleCount));
      const signal = trace.subarray(nonSignalSampleCount);
      shiftBetween(signal, shifts[traceIndex], tapCount, out.subarray(nonSignalSampleCount));
    };
  },
});

function refuseTooMany(traceCount: number): void {
  if (traceCount <= mostMedianPlaces) return;
  const message = `Trace alignment compares no more than ${mostMedianPlaces} traces, but the line has ${traceCount}: leave the step out, or cut the line into shorter ones.`;
  throw new ProcessingError('line-too-long', message, 'trace-alignment');
}
