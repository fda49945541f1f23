/** How an echo comes later with the offset: bent, t² = t₀² + (x·s)², or straight, t = t₀ + x·s. */
export type Moveout = 'hyperbolic' | 'linear';

/** Times count in samples; `firstTime` is the time, from time-zero, of the sample that is asked first. */
type Way = { moveout: Moveout; slowness: number; firstTime: number; largestStretch: number };

type Traces = {
  readonly samples: Float32Array;
  readonly samplesPerTrace: number;
  readonly firstSample: number;
  readonly offsets: Float64Array;
};

type Energies = { ofSum: Float64Array; ofTraces: Float64Array; traceCounts: Int32Array };

/**
 * For each time at no offset, along the moveout of that slowness: the squared sum of all traces, the sum of their squares,
 * and how many of them reach there. Amplitudes lie on straight lines between samples.
 */
export function addMoveoutEnergies(
  { samples, samplesPerTrace, firstSample, offsets }: Traces,
  { moveout, slowness, firstTime, largestStretch }: Way,
  { ofSum, ofTraces, traceCounts }: Energies,
): void {
  ofSum.fill(0);
  ofTraces.fill(0);
  traceCounts.fill(0);
  const isLinear = moveout === 'linear';
  for (let trace = 0; trace < offsets.length; trace++) {
    const delay = offsets[trace] * slowness;
    const start = trace * samplesPerTrace;
    for (let index = 0; index < ofSum.length; index++) {
      const time = firstTime + index;
      const arrival = isLinear ? time + delay : Math.sqrt(time * time + delay * delay);
      if (!isLinear && arrival > time * (1 + largestStretch)) continue;
      const place = firstSample + arrival - firstTime;
      const before = Math.floor(place);
      if (before + 1 >= samplesPerTrace) break;
      const share = place - before;
      const amplitude = samples[start + before] * (1 - share) + samples[start + before + 1] * share;
      ofSum[index] += amplitude;
      ofTraces[index] += amplitude * amplitude;
      traceCounts[index]++;
    }
  }
  for (let index = 0; index < ofSum.length; index++) ofSum[index] *= ofSum[index];
}
