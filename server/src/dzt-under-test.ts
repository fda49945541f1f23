import { writeDzt } from '@jsa/gpr-parsers';

type DztShape = {
  traceCount?: number;
  samplesPerTrace?: number;
  channelCount?: number;
  /** Another seed is another recording: no byte of its samples is the same by design. */
  seed?: number;
};

/** A DZT with a flat layer, a diffraction and noise: synthetic, and the same bytes for the same shape. */
export function dztUnderTest(shape: DztShape = {}): Uint8Array {
  const { traceCount = 300, samplesPerTrace = 300, channelCount = 1, seed = 1 } = shape;
  const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: null };
  return writeDzt({
    name: 'SYNTHETIC',
    samplesPerTrace,
    bitsPerSample: 16,
    sampleIntervalNs: 0.2,
    firstSampleNs: 0,
    traceSpacingM: 0.05,
    tracesPerSecond: 50,
    relativePermittivity: 9,
    antennas: Array.from({ length: channelCount }, () => antenna),
    channels: Array.from({ length: channelCount }, (_, channel) =>
      amplitudes({ traceCount, samplesPerTrace, seed: seed + 1000 * channel }),
    ),
    marks: [],
    positions: [],
    recordedAt: '2026-05-04T10:20:30',
    comment: 'synthetic',
  });
}

function amplitudes(line: { traceCount: number; samplesPerTrace: number; seed: number }): Int16Array {
  const { traceCount, samplesPerTrace } = line;
  const values = new Int16Array(traceCount * samplesPerTrace);
  let state = line.seed;
  for (let trace = 0; trace < traceCount; trace++) {
    const echo = Math.hypot(samplesPerTrace * 0.4, (trace - traceCount / 2) * 1.5);
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const noise = (state / 2 ** 32 - 0.5) * 200;
      const value = 9000 * wavelet(sample - 20) + 4000 * wavelet(sample - echo) + noise;
      values[trace * samplesPerTrace + sample] = Math.round(value);
    }
  }
  return values;
}

/** Ricker, eight samples from its peak to its trough. */
function wavelet(samples: number): number {
  const x = (samples / 5) ** 2;
  return (1 - 2 * x) * Math.exp(-x);
}
