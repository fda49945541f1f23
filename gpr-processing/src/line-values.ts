import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import { createHilbertPair } from '#signal/hilbert.ts';

/** What of a trace within the window goes into a slice: its mean square, or the mean of its envelope. */
export type SliceMeasure = 'energy' | 'envelope';

/** A stretch of the axis of a line, in ns, or in m for a line that has been converted to depth. */
export type AxisWindow = { readonly unit: 'ns' | 'm'; readonly from: number; readonly to: number };

/**
 * One value for each trace: mean square or mean envelope over the samples from `from` up to, and without, `to`. NaN where the
 * recording covers less than half of the window, and where a sample of it (of the whole trace, for the envelope) is no
 * finite number. The envelope is that of the whole trace.
 */
export function lineValues(
  name: string,
  radargram: Radargram,
  window: AxisWindow,
  measure: SliceMeasure,
): Float64Array {
  const { traceCount, samplesPerTrace, nonSignalSampleCount, samples } = radargram;
  const { first, interval } = axisOf(name, radargram, window.unit);
  const from = Math.ceil((window.from - first) / interval - 1e-9);
  const to = Math.ceil((window.to - first) / interval - 1e-9);
  if (!(to > from)) {
    const message = `The slice from ${window.from} to ${window.to} ${window.unit} holds no sample of ${name}, whose samples are ${Number(interval.toPrecision(4))} ${window.unit} apart: take a thicker slice.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  const begin = Math.max(from, nonSignalSampleCount);
  const end = Math.min(to, samplesPerTrace);
  if (2 * (end - begin) < to - from) return new Float64Array(traceCount).fill(Number.NaN);
  if (measure === 'envelope') return meanEnvelopes(radargram, begin, end);
  return Float64Array.from({ length: traceCount }, (_, trace) => {
    let sum = 0;
    const start = trace * samplesPerTrace;
    for (let sample = start + begin; sample < start + end; sample++) sum += samples[sample] ** 2;
    return Number.isFinite(sum) ? sum / (end - begin) : Number.NaN;
  });
}

function meanEnvelopes(
  { traceCount, samplesPerTrace, samples }: Radargram,
  begin: number,
  end: number,
): Float64Array {
  const pair = createHilbertPair(samplesPerTrace);
  const values = new Float64Array(traceCount);
  for (let trace = 0; trace < traceCount; trace += 2) {
    for (const [part, signal] of [pair.re, pair.im].entries()) {
      signal.fill(0);
      const start = (trace + part) * samplesPerTrace;
      const isWhole = trace + part < traceCount && isFiniteTrace(samples, start, samplesPerTrace);
      if (isWhole) signal.set(samples.subarray(start, start + samplesPerTrace));
      else if (trace + part < traceCount) values[trace + part] = Number.NaN;
    }
    pair.run();
    const parts = [
      { signal: pair.re, hilbert: pair.hilbertRe },
      { signal: pair.im, hilbert: pair.hilbertIm },
    ];
    for (const [part, { signal, hilbert }] of parts.entries()) {
      if (trace + part >= traceCount) continue;
      let sum = 0;
      for (let sample = begin; sample < end; sample++)
        sum += Math.sqrt(signal[sample] ** 2 + hilbert[sample] ** 2);
      // NaN, from a trace that is not whole, stays.
      values[trace + part] += sum / (end - begin);
    }
  }
  return values;
}

function isFiniteTrace(samples: Float32Array, start: number, length: number): boolean {
  for (let sample = start; sample < start + length; sample++)
    if (!Number.isFinite(samples[sample])) return false;
  return true;
}

function axisOf(
  name: string,
  { sampleIntervalNs, firstSampleNs, depthAxis }: Radargram,
  unit: AxisWindow['unit'],
): { first: number; interval: number } {
  if (unit === 'm' && depthAxis)
    return { first: depthAxis.firstSampleM, interval: depthAxis.sampleIntervalM };
  if (unit === 'ns' && sampleIntervalNs && sampleIntervalNs > 0) {
    return { first: firstSampleNs, interval: sampleIntervalNs };
  }
  const why = depthAxis
    ? 'has been converted to depth, but the slice is given in ns: give it in m'
    : 'does not say how far apart its samples are in time';
  throw new ProcessingError('needs-sample-interval', `A slice cannot be cut: ${name} ${why}.`);
}
