import { bytesInMemory, type NamedSource, writeDzt, writeSegy } from '@jsa/gpr-parsers';

/** A line whose amplitudes are known, as the files of one format. */
export type BenchLine = { readonly files: readonly NamedSource[]; readonly channels: readonly Int16Array[] };

export const samplesPerTrace = 512;

const dt1HeaderBytes = 128;
const segySampleFormatByte = 3224;
const ibmFormat = 1;

/** Silence, a direct wave, then fading echoes and noise: loud and quiet parts as in a true line. */
export function syntheticAmplitudes(traceCount: number): Int16Array {
  const amplitudes = new Int16Array(traceCount * samplesPerTrace);
  let state = 1;
  for (let index = 0; index < amplitudes.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const time = (index % samplesPerTrace) - 40;
    const wave = time < 0 ? 0 : 12_000 * Math.exp(-time / 60) * Math.sin(time / 4);
    amplitudes[index] = wave + (state >> 24);
  }
  return amplitudes;
}

function recordingOf(channels: readonly (Int16Array | Int32Array)[], bitsPerSample: 16 | 32) {
  return {
    name: 'bench',
    samplesPerTrace,
    bitsPerSample,
    sampleIntervalNs: 0.1,
    firstSampleNs: 0,
    traceSpacingM: 0.02,
    tracesPerSecond: null,
    relativePermittivity: 9,
    antennas: channels.map(() => ({ name: '400MHz', centreFrequencyMHz: 400, separationM: null })),
    channels,
    marks: [],
    positions: [],
    recordedAt: null,
    comment: 'synthetic',
  };
}

/** Offset binary, traces of the channels in turn. */
export function dztBytes(channels: readonly Int16Array[]): Uint8Array {
  return writeDzt(recordingOf(channels, 16));
}

/** The same as a recording that lies in memory. */
export function dztLine(channels: readonly Int16Array[]): BenchLine {
  return { files: [{ name: 'bench.dzt', bytes: bytesInMemory(dztBytes(channels)) }], channels };
}

/** Signed, lowest byte first, with a header before each trace. */
export function dt1Line(amplitudes: Int16Array): BenchLine {
  const traceCount = amplitudes.length / samplesPerTrace;
  const recordBytes = dt1HeaderBytes + 2 * samplesPerTrace;
  const bytes = new Uint8Array(traceCount * recordBytes);
  const stored = new Uint8Array(amplitudes.buffer);
  const view = new DataView(bytes.buffer);
  for (let trace = 0; trace < traceCount; trace++) {
    const at = trace * recordBytes;
    const items = [trace + 1, trace * 0.02, samplesPerTrace, 0, 0, 2];
    for (const [item, value] of items.entries()) view.setFloat32(at + 4 * item, value, true);
    const from = trace * 2 * samplesPerTrace;
    bytes.set(stored.subarray(from, from + 2 * samplesPerTrace), at + dt1HeaderBytes);
  }
  const hd = [
    `NUMBER OF TRACES   = ${traceCount}`,
    `NUMBER OF PTS/TRC  = ${samplesPerTrace}`,
    'TOTAL TIME WINDOW  = 51.2',
    'STEP SIZE USED     = 0.02',
    'POSITION UNITS     = m',
    'NOMINAL FREQUENCY  = 400',
  ];
  return {
    files: [
      { name: 'bench.dt1', bytes: bytesInMemory(bytes) },
      { name: 'bench.hd', bytes: bytesInMemory(new TextEncoder().encode(hd.join('\r\n'))) },
    ],
    channels: [amplitudes],
  };
}

/** Signed, highest byte first, with a header before each trace. */
export function segyLine(amplitudes: Int16Array): BenchLine {
  const bytes = writeSegy(recordingOf([amplitudes], 16));
  return { files: [{ name: 'bench.sgy', bytes: bytesInMemory(bytes) }], channels: [amplitudes] };
}

/** Base-16 floats: a whole number under an exponent that leaves it as it is. */
export function ibmSegyLine(amplitudes: Int16Array): BenchLine {
  const words = Int32Array.from(amplitudes, (amplitude) =>
    amplitude < 0 ? 0xc6000000 - amplitude : 0x46000000 + amplitude,
  );
  const bytes = writeSegy(recordingOf([words], 32));
  new DataView(bytes.buffer).setUint16(segySampleFormatByte, ibmFormat);
  return { files: [{ name: 'bench.sgy', bytes: bytesInMemory(bytes) }], channels: [amplitudes] };
}
