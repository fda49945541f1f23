import type { Console } from './console.ts';
import type { Ground, Material, Scatterer } from './ground.ts';
import { type LineToSimulate, simulateLine } from './simulate-line.ts';

const noTexture = { bodiesPerM2: 0, lensesPerM2: 0 };

export const loam: Material = { relativePermittivity: 9, conductivityMSPerM: 2, qualityFactor: 40 };
export const sand: Material = { relativePermittivity: 5, conductivityMSPerM: 1, qualityFactor: 60 };
export const wetSilt: Material = { relativePermittivity: 16, conductivityMSPerM: 3, qualityFactor: 40 };

/** Loam to 0.5 m over sand to 1.6 m over wet silt, flat and without random texture. */
export function plainGround(scatterers: readonly Scatterer[] = [], cuts: Ground['cuts'] = []): Ground {
  return {
    layers: [
      { name: 'loam', material: loam, baseDepthM: () => 0.5 },
      { name: 'sand', material: sand, baseDepthM: () => 1.6 },
      { name: 'wet silt', material: wetSilt, baseDepthM: () => Number.POSITIVE_INFINITY },
    ],
    cuts,
    scatterers,
    texture: { soil: noTexture, fill: noTexture },
  };
}

const quietConsole: Console = {
  samplesPerTrace: 512,
  timeWindowNs: 50,
  firstSampleNs: -5,
  bitsPerSample: 32,
  saturationShare: 2,
  noiseShare: 0,
};

/** A line of 201 traces, 2 cm apart, under a 400 MHz antenna and a console without noise. */
export function plainLine(ground: Ground, console: Partial<Console> = {}): LineToSimulate {
  return {
    name: 'TEST',
    ground,
    antenna: { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 },
    console: { ...quietConsole, ...console },
    traceCount: 201,
    traceSpacingM: 0.02,
    seed: 'test',
  };
}

/** What `ground` adds to `background`: both are simulated, and the first is taken from the second. */
export function echoesOnly(ground: Ground, background: Ground): Float64Array {
  const withEcho = simulateLine(plainLine(ground)).samples;
  const without = simulateLine(plainLine(background)).samples;
  return Float64Array.from(withEcho, (amplitude, at) => amplitude - (without[at] ?? 0));
}

/** Magnitude of the analytic signal, by a plain Fourier sum. */
function envelopeOf(trace: Float64Array): Float64Array {
  const count = trace.length;
  const real = new Float64Array(count);
  const imaginary = new Float64Array(count);
  for (let bin = 1; bin < count / 2; bin++) {
    let cosine = 0;
    let sine = 0;
    for (let at = 0; at < count; at++) {
      const angle = (2 * Math.PI * bin * at) / count;
      cosine += (trace[at] ?? 0) * Math.cos(angle);
      sine += (trace[at] ?? 0) * Math.sin(angle);
    }
    for (let at = 0; at < count; at++) {
      const angle = (2 * Math.PI * bin * at) / count;
      real[at] = (real[at] ?? 0) + (2 / count) * (cosine * Math.cos(angle) + sine * Math.sin(angle));
      imaginary[at] =
        (imaginary[at] ?? 0) + (2 / count) * (cosine * Math.sin(angle) - sine * Math.cos(angle));
    }
  }
  return real.map((value, at) => Math.hypot(value, imaginary[at] ?? 0));
}

/** Two-way time of the envelope's highest point in one trace of a plain line, between samples by a parabola. */
export function envelopePeakNs(samples: Float64Array, trace: number): number {
  const { samplesPerTrace } = quietConsole;
  return envelopePeakOf(samples.slice(trace * samplesPerTrace, (trace + 1) * samplesPerTrace), quietConsole)
    .timeNs;
}

/** Two-way time and height of the highest point of a trace's envelope. */
export function envelopePeakOf(
  trace: Float64Array,
  { samplesPerTrace, timeWindowNs, firstSampleNs }: Console,
): { timeNs: number; height: number } {
  const envelope = envelopeOf(trace);
  const peak = envelope.indexOf(Math.max(...envelope));
  const [before = 0, at = 0, after = 0] = envelope.slice(peak - 1, peak + 2);
  const between = (before - after) / (2 * (before - 2 * at + after));
  return { timeNs: firstSampleNs + ((peak + between) * timeWindowNs) / samplesPerTrace, height: at };
}
