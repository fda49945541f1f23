import { windowSums } from './window-sums.ts';

/** Where coherence is looked for around each value: traces and samples to either side, and the steepest dip. */
export type SemblanceWindow = {
  readonly traceReach: number;
  readonly sampleReach: number;
  /** In samples from one trace to the next. */
  readonly largestDip: number;
};

/** Traces one after the other, each of `sampleCount` samples. */
export type TraceRows = { readonly samples: Float32Array; readonly sampleCount: number };

/** Sums along dips: of the amplitudes, squared, and of their squares. */
type DipSums = { readonly ofSums: Float64Array; readonly ofSquares: Float64Array };

/**
 * Writes the semblance around every sample of one trace into `out`: the greatest, over all dips, of
 * Σ_t (Σ_x a)² / (N Σ_t Σ_x a²), the sums over the N traces and the samples of the window along the dip. 0 is chance or
 * silence, 1 the same wave in all traces. Dips are those at which the outermost trace is off by whole samples; the
 * traces between are read on a straight line between samples; samples beyond the ends of a trace count as 0.
 */
export function createDipSemblance(
  { traceReach, sampleReach, largestDip }: SemblanceWindow,
  sampleCount: number,
): (rows: TraceRows, trace: number, out: Float32Array) => void {
  const mostShift = traceReach === 0 ? 0 : Math.floor(largestDip * traceReach);
  const along: DipSums = {
    ofSums: new Float64Array(sampleCount),
    ofSquares: new Float64Array(sampleCount),
  };
  const windowed: DipSums = {
    ofSums: new Float64Array(sampleCount),
    ofSquares: new Float64Array(sampleCount),
  };

  return (rows, trace, out) => {
    const first = Math.max(0, trace - traceReach);
    const end = Math.min(rows.samples.length / Math.max(1, sampleCount), trace + traceReach + 1);
    out.fill(0);
    for (let shift = -mostShift; shift <= mostShift; shift++) {
      sumAlongDip(rows, { first, trace, end }, shift / Math.max(1, traceReach), along);
      windowSums(along.ofSums, sampleReach, windowed.ofSums);
      windowSums(along.ofSquares, sampleReach, windowed.ofSquares);
      for (let sample = 0; sample < sampleCount; sample++) {
        const energy = windowed.ofSquares[sample];
        const semblance = energy > 0 ? windowed.ofSums[sample] / (energy * (end - first)) : 0;
        if (semblance > out[sample]) out[sample] = Math.min(1, semblance);
      }
    }
  };
}

function sumAlongDip(
  { samples, sampleCount }: TraceRows,
  { first, trace, end }: { first: number; trace: number; end: number },
  dip: number,
  { ofSums, ofSquares }: DipSums,
): void {
  ofSums.fill(0);
  ofSquares.fill(0);
  for (let other = first; other < end; other++) {
    const shift = dip * (other - trace);
    const whole = Math.floor(shift);
    const share = shift - whole;
    const from = other * sampleCount;
    for (let sample = Math.max(0, -whole - 1); sample < sampleCount; sample++) {
      const at = sample + whole;
      if (at >= sampleCount) break;
      const earlier = at >= 0 ? samples[from + at] : 0;
      const later = share > 0 && at + 1 < sampleCount ? samples[from + at + 1] : 0;
      const amplitude = earlier * (1 - share) + later * share;
      ofSums[sample] += amplitude;
      ofSquares[sample] += amplitude * amplitude;
    }
  }
  for (let sample = 0; sample < sampleCount; sample++) ofSums[sample] *= ofSums[sample];
}
