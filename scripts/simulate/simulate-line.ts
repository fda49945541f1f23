import type { Antenna } from './antenna.ts';
import { type Console, createInterference } from './console.ts';
import { createTraceBuilder } from './echoes.ts';
import { columnAt, type Ground, type Material } from './ground.ts';
import { descend } from './propagation.ts';
import { type Random, randomFrom } from './random.ts';
import { drawGround } from './random-ground.ts';
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

/** Fills a trace with the echoes at an index along the line, in units in which a mirror 0.5 m away answers 1. */
export type EchoesOf = (trace: number, out: Float64Array) => void;

/** One radar line over known ground, by rays. The same input gives the same bytes (on the same build of JavaScript). */
export function simulateLine(line: LineToSimulate): SimulatedLine {
  const random = randomOf(line);
  const { antenna, console, ground } = line;
  const lengthM = lengthOf(line);
  const { centreFrequencyMHz, separationM } = antenna;
  const sampleIntervalNs = console.timeWindowNs / console.samplesPerTrace;
  const chance = drawGround(ground, lengthM, random);
  const reflectors = reflectorsOf(ground, chance, { lengthM, separationM, centreFrequencyMHz });
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
    refractiveIndex: Math.sqrt(soilOf(line).relativePermittivity),
  });
  return recordLine(line, random, (index, trace) => builder.trace(traceXM(line, index), trace));
}

/** The random numbers of a line, from its survey's seed and its own name. */
export function randomOf({ seed, name }: LineToSimulate): Random {
  return randomFrom(`${seed}/${name}`);
}

/** How far the line goes. */
export function lengthOf({ traceCount, traceSpacingM }: LineToSimulate): number {
  return traceCount * traceSpacingM;
}

/** What the antenna lies on. */
export function soilOf({ name, ground }: LineToSimulate): Material {
  const soil = ground.layers[0]?.material;
  if (soil === undefined) throw new RangeError(`line ${name}: the ground needs at least one layer`);
  return soil;
}

/** Echoes as the console stores them: with direct wave, coupling, ringing, wow and noise, in counts. */
export function recordLine(line: LineToSimulate, random: Random, echoesOf: EchoesOf): SimulatedLine {
  const { antenna, console } = line;
  const interference = createInterference(
    { antenna, console, soil: soilOf(line), lengthM: lengthOf(line) },
    random,
  );
  const sampleCount = line.traceCount * console.samplesPerTrace;
  const samples = console.bitsPerSample === 32 ? new Int32Array(sampleCount) : new Int16Array(sampleCount);
  const trace = new Float64Array(console.samplesPerTrace);
  for (let index = 0; index < line.traceCount; index++) {
    echoesOf(index, trace);
    interference.add(traceXM(line, index), trace);
    interference.digitise(trace, samples, index * console.samplesPerTrace);
  }
  return { samples };
}
