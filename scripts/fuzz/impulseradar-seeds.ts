import { amplitudeAt, type Seed, type SeedFile, textFile } from './seed.ts';

const traceCount = 10;
const sampleCount = 16;

/** A single channel at either width, and two channels of an array with a pair of files each. */
export function impulseradarSeeds(): Seed[] {
  return [
    seed('16 bits', [...pairOf('LINE01', 16), ...companionsOf('LINE01')]),
    seed('32 bits, by time', pairOf('LINE01', 32, ['TRIG SOURCE: time', 'TIME INTERVAL: 0.1'])),
    seed('array', [
      ...pairOf('LINE_001_A01', 16),
      ...pairOf('LINE_001_A02', 16),
      ...companionsOf('LINE_001'),
    ]),
  ];
}

function seed(kind: string, files: SeedFile[]): Seed {
  return { name: `built impulseradar, ${kind}`, family: 'impulseradar', files };
}

function pairOf(stem: string, bits: 16 | 32, triggering = ['TRIG SOURCE: wheel']): SeedFile[] {
  const header = textFile(`${stem}.iprh`, [
    'HEADER VERSION: 10',
    `DATA VERSION: ${bits}`,
    'DATE: 2026-11-22',
    'START TIME: 10:15:00',
    'STOP TIME: 10:16:00',
    'ANTENNA: 400 MHz',
    'ANTENNA SEPARATION: 0.1600',
    `SAMPLES: ${sampleCount}`,
    'SIGNAL POSITION: 2',
    'CLIPPED SAMPLES: 0',
    'RUNS: 4',
    'STACKING TIME: 0.0',
    'ZERO LEVEL: 4',
    'TIMEWINDOW: 12.8000',
    `LAST TRACE: ${traceCount}`,
    ...triggering,
    'USER DISTANCE INTERVAL: 0.0500',
    'CHANNELS: 1',
    'CH_X_OFFSET: -0.08',
    'CH_Y_OFFSET: 0.00',
  ]);
  const samples = new DataView(new ArrayBuffer((traceCount * sampleCount * bits) / 8));
  for (let sample = 0; sample < traceCount * sampleCount; sample++) {
    if (bits === 16) samples.setInt16(2 * sample, amplitudeAt(sample, 16), true);
    else samples.setInt32(4 * sample, amplitudeAt(sample, 32), true);
  }
  return [header, { name: `${stem}.iprb`, bytes: new Uint8Array(samples.buffer) }];
}

function companionsOf(stem: string): SeedFile[] {
  const clock = (trace: number) => `2026-11-22\t10:15:0${trace}`;
  return [
    textFile(
      `${stem}.cor`,
      [1, 5, 9].map(
        (trace) => `${trace}\t${clock(trace)}\t42.50000000000\tN\t21.00000${trace}00000\tE\t512.250\tM\t0.8`,
      ),
    ),
    textFile(
      `${stem}.time`,
      [1, 5, 9].map((trace) => `${trace}\t${clock(trace)}.000`),
    ),
    textFile(`${stem}.mrk`, [`3\t${clock(3)}`, `7\t${clock(7)}`]),
  ];
}
