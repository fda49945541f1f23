import type { Antenna } from './antenna.ts';
import { type Console, createInterference } from './console.ts';
import { createTraceBuilder } from './echoes.ts';
import type { Ground } from './ground.ts';
import { columnAt } from './ground.ts';
import { descend } from './propagation.ts';
import { randomFrom } from './random.ts';
import { reflectorsOf } from './reflectors.ts';
import { waveletBank } from './wavelet.ts';

export type LineToSimulate = {
  readonly name: string;
  readonly ground: Ground;
  readonly antenna: Antenna;
  readonly console: Console;
  readonly traceCount: number;
  readonly traceSpacingM: number;
  /** Lines of one survey share it, so that what random numbers decide fits together; the name varies the rest. */
  readonly seed: string;
};

export type SimulatedLine = {
  /** Counts, trace after trace, centred on 0. */
  readonly samples: Int16Array | Int32Array;
};

/** The midpoint of the antennas at each trace; the first trace lies at 0. */
export function traceXM(line: LineToSimulate, trace: number): number {
  return trace * line.traceSpacingM;
}

/** Half of 0.1 m/ns: what lies deeper than so much of the time window shows after its end. */
const deepestMPerNs = 0.05;

/** One radar line over known ground. The same input gives the same bytes (on the same build of JavaScript). */
export function simulateLine(line: LineToSimulate): SimulatedLine {
  const random = randomFrom(`${line.seed}/${line.name}`);
  const { antenna, console, ground } = line;
  const lengthM = line.traceCount * line.traceSpacingM;
  const { centreFrequencyMHz, separationM } = antenna;
  const sampleIntervalNs = console.timeWindowNs / console.samplesPerTrace;
  const soil = ground.layers[0]?.material;
  if (soil === undefined) throw new RangeError(`line ${line.name}: the ground needs at least one layer`);

  const reflectors = reflectorsOf(ground, { lengthM, separationM, centreFrequencyMHz }, random);
  const bank = waveletBank({
    centreFrequencyMHz,
    spacingNs: sampleIntervalNs,
    tStarMaximumNs: descend(columnAt(ground, 0), console.timeWindowNs * deepestMPerNs).tStarNs,
  });
  const builder = createTraceBuilder(reflectors, bank, {
    samplesPerTrace: console.samplesPerTrace,
    sampleIntervalNs,
    firstSampleNs: console.firstSampleNs,
    separationM,
    centreFrequencyMHz,
    refractiveIndex: Math.sqrt(soil.relativePermittivity),
  });
  const interference = createInterference({ antenna, console, soil, lengthM }, random);

  const sampleCount = line.traceCount * console.samplesPerTrace;
  const samples = console.bitsPerSample === 32 ? new Int32Array(sampleCount) : new Int16Array(sampleCount);
  const trace = new Float64Array(console.samplesPerTrace);
  for (let index = 0; index < line.traceCount; index++) {
    const xM = traceXM(line, index);
    builder.trace(xM, trace);
    interference.add(xM, trace);
    interference.digitise(trace, samples, index * console.samplesPerTrace);
  }
  return { samples };
}
