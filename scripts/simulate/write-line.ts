import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RecordingToWrite, type TracePosition, writeDzg, writeDzt, writeRamac } from '@jsa/gpr-parsers';
import type { DemoLine } from './demo-lines.ts';
import { planWaves, simulateLineByWaves, type WaveSetting } from './line-by-waves.ts';
import { placeInFrame } from './local-frame.ts';
import { type LineToSimulate, type SimulatedLine, simulateLine, traceXM } from './simulate-line.ts';
import { type GroundTruth, groundTruthOf } from './truth.ts';
import { truthByWaves } from './truth-by-waves.ts';

/** The files of one recording, by name, and the site that it belongs to. */
export type WrittenLine = {
  readonly siteCode: string;
  readonly files: readonly string[];
  readonly byteLength: number;
};

/** ASCII, as consoles' headers are Latin-1 at best. */
const comment = 'SYNTHETIC - simulated by Joint Site Assessment. Fictional ground, no survey was made.';

const walkingTracesPerSecond = 24;

/** How lines are made: by rays in seconds, or by waves, which takes minutes or hours and many more words of setting. */
export type Method = { readonly name: 'rays' } | ({ readonly name: 'fdtd' } & WaveSetting);

/** Simulates a line and writes it as the instrument would, with the ground truth beside it as JSON. */
export async function writeDemoLine(
  folder: string,
  demo: DemoLine,
  method: Method = { name: 'rays' },
): Promise<WrittenLine> {
  await mkdir(folder, { recursive: true });
  const { line, samples, truth } = await simulateBy(method, demo.line);
  const recording = recordingOf({ ...demo, line }, samples);
  const files = demo.format === 'dzt' ? dztFiles(recording) : ramacFiles(recording, demo.format);
  let byteLength = 0;
  for (const [extension, bytes] of files) {
    await writeWhole(join(folder, `${line.name}.${extension}`), bytes);
    byteLength += bytes.byteLength;
  }
  await writeWhole(join(folder, `${line.name}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  return {
    siteCode: demo.siteCode,
    files: files.map(([extension]) => `${line.name}.${extension}`),
    byteLength,
  };
}

async function simulateBy(
  method: Method,
  line: LineToSimulate,
): Promise<SimulatedLine & { line: LineToSimulate; truth: GroundTruth }> {
  if (method.name === 'rays') return { ...simulateLine(line), line, truth: groundTruthOf(line) };
  const plan = planWaves(line, method);
  return { ...(await simulateLineByWaves(line, method)), line: plan.line, truth: truthByWaves(plan) };
}

/** A file is there whole or not at all, also when a killed server's simulation still writes into the same folder. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

function dztFiles(recording: RecordingToWrite): [string, Uint8Array][] {
  const dzt: [string, Uint8Array] = ['DZT', writeDzt(recording)];
  return recording.positions.length === 0 ? [dzt] : [dzt, ['DZG', writeDzg(recording.positions)]];
}

/** A .rad has no field for the time of the first sample: readers have to find time-zero in the samples. */
function ramacFiles(recording: RecordingToWrite, extension: 'rd3' | 'rd7'): [string, Uint8Array][] {
  const { rad, samples, cor } = writeRamac({ ...recording, firstSampleNs: 0 });
  const files: [string, Uint8Array][] = [
    [extension, samples],
    ['rad', rad],
  ];
  return cor === null ? files : [...files, ['cor', cor]];
}

function recordingOf(demo: DemoLine, samples: Int16Array | Int32Array): RecordingToWrite {
  const { name, antenna, console, traceSpacingM, ground } = demo.line;
  return {
    name,
    samplesPerTrace: console.samplesPerTrace,
    bitsPerSample: console.bitsPerSample,
    sampleIntervalNs: console.timeWindowNs / console.samplesPerTrace,
    firstSampleNs: console.firstSampleNs,
    traceSpacingM,
    tracesPerSecond: walkingTracesPerSecond,
    relativePermittivity: ground.layers[0]?.material.relativePermittivity ?? 9,
    antennas: [
      {
        name: antenna.name,
        centreFrequencyMHz: antenna.centreFrequencyMHz,
        separationM: antenna.separationM,
      },
    ],
    channels: [samples],
    marks: [],
    positions: positionsOf(demo),
    recordedAt: demo.recordedAt,
    comment,
  };
}

/** One fix a second from a receiver that says "simulated" of itself; the first and the last trace have one too. */
function positionsOf({ start, line, tracesPerFix, recordedAt }: DemoLine): TracePosition[] {
  if (start === null) return [];
  const traces: number[] = [];
  for (let trace = 0; trace < line.traceCount - 1; trace += tracesPerFix) traces.push(trace);
  traces.push(line.traceCount - 1);
  const startMs = Date.parse(`${recordedAt}Z`);
  return traces.map((trace) => ({
    trace,
    ...placeInFrame(start.frame, traceXM(line, trace), start.yM),
    elevationM: 600,
    quality: 'simulated',
    horizontalDilution: 0.8,
    utc: new Date(startMs + Math.round((trace * 1000) / walkingTracesPerSecond)).toISOString(),
  }));
}
