import type { TracePosition } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';

/** Amplitudes that no ground gave, different at every sample, within so many bits; the same at every call. */
export function fictionalAmplitudes(
  sampleCount: number,
  bits: 8 | 16 | 32,
  seed = 1,
): Int16Array | Int32Array {
  const amplitudes = bits === 32 ? new Int32Array(sampleCount) : new Int16Array(sampleCount);
  let state = seed;
  for (let sample = 0; sample < sampleCount; sample++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    amplitudes[sample] = state >> (32 - bits);
  }
  return amplitudes;
}

/** A fix at a whole intersection of meridian and parallel, a little further east with each trace. */
export function fictionalFix(trace: number, changes: Partial<TracePosition> = {}): TracePosition {
  return {
    trace,
    latitudeDeg: 42.5,
    longitudeDeg: 21 + trace * 1e-6,
    elevationM: 512.25,
    quality: 'rtk-fixed',
    horizontalDilution: 0.8,
    utc: '2026-11-22T10:15:00.000Z',
    ...changes,
  };
}

/** A recording that every writer takes: 20 traces of 16 samples in 16 bits; tests change one thing of it. */
export function fictionalRecording(changes: Partial<RecordingToWrite> = {}): RecordingToWrite {
  return {
    name: 'DEMO01',
    samplesPerTrace: 16,
    bitsPerSample: 16,
    sampleIntervalNs: 0.125,
    firstSampleNs: 0,
    traceSpacingM: 0.02,
    tracesPerSecond: 64,
    relativePermittivity: 9,
    antennas: [{ name: '400 MHz', centreFrequencyMHz: 400, separationM: null }],
    channels: [fictionalAmplitudes(20 * 16, 16)],
    marks: [],
    positions: [],
    recordedAt: null,
    comment: null,
    ...changes,
  };
}
