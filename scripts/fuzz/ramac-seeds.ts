import { amplitudeAt, type Seed, type SeedFile, textFile } from './seed.ts';

const traceCount = 8;
const sampleCount = 16;

/** What the package does not write: arrays of MALÅ, whose channels share a file or have one each. */
export function ramacArraySeeds(): Seed[] {
  const positions = textFile('LINE_001_G01.pos', [
    'UNITS: m',
    ...[1, 4, 8].map((trace) => `${trace} ${trace * 0.05} 0.0 0.0`),
  ]);
  return [
    seed('channels in turn', [
      radOf('LINE_001', ['NUMBER_OF_CH:2', 'CH_X_OFFSETS:-0.04 0.04', 'CH_Y_OFFSETS:0.0 0.0']),
      samplesOf('LINE_001.rd3', 16),
      positions,
    ]),
    seed('a file a channel', [
      radOf('LINE_001_A01', []),
      samplesOf('LINE_001_A01.rd7', 32),
      radOf('LINE_001_A03', ['NUMBER_OF_CH:4']),
      samplesOf('LINE_001_A03.rd7', 32),
      textFile('LINE_001_A01.mrk', ['HEADER VERSION:100', '3 1 1 200']),
      textFile('LINE_001_A03.mrk', [' 194  1  1  200']),
    ]),
    seed('both widths', [radOf('LINE01', []), samplesOf('LINE01.rd3', 16), samplesOf('LINE01.rd7', 32)]),
  ];
}

function seed(kind: string, files: SeedFile[]): Seed {
  return { name: `built ramac, ${kind}`, family: 'ramac', files };
}

function radOf(stem: string, more: readonly string[]): SeedFile {
  return textFile(`${stem}.rad`, [
    `SAMPLES:${sampleCount}`,
    'FREQUENCY:8000.000000',
    'SIGNAL POSITION:12.5',
    'DISTANCE FLAG:1',
    'TIME FLAG:0',
    'TIME INTERVAL:0.1',
    'DISTANCE INTERVAL:0.05',
    'ANTENNAS:250 MHz shielded=1',
    'ANTENNA SEPARATION:0.36',
    'COMMENT:DEMO, fictional: one',
    'TIMEWINDOW:2.0',
    `LAST TRACE:${traceCount}`,
    ...more,
  ]);
}

function samplesOf(name: string, bits: 16 | 32): SeedFile {
  const view = new DataView(new ArrayBuffer((traceCount * sampleCount * bits) / 8));
  for (let sample = 0; sample < traceCount * sampleCount; sample++) {
    if (bits === 16) view.setInt16(2 * sample, amplitudeAt(sample, 16), true);
    else view.setInt32(4 * sample, amplitudeAt(sample, 32), true);
  }
  return { name, bytes: new Uint8Array(view.buffer) };
}
