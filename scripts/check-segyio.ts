import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Amplitudes, type RecordingToWrite, type TracePosition, writeRecording } from '@jsa/gpr-parsers';

/**
 * Has segyio, a reader of SEG-Y that is not ours, open what we write: samples, interval, delay, date and places must
 * be what was written. Without segyio (Debian: python3-segyio) nothing is checked, which is said.
 */
const traceCount = 30;
const samplesPerTrace = 64;

type Case = {
  readonly name: string;
  readonly formatCode: number;
  readonly bitsPerSample: RecordingToWrite['bitsPerSample'];
  readonly amplitudes: Amplitudes;
  readonly intervalPs: number;
  readonly firstSampleNs: number;
  readonly fixes: readonly [trace: number, longitudeDeg: number, latitudeDeg: number, elevationM: number][];
};

/** A signal that no ground gave: a decaying wave, a little later with each trace, within `reach`. */
function wave<Kind extends Amplitudes>(amplitudes: Kind, reach: number): Kind {
  for (let at = 0; at < amplitudes.length; at++) {
    const [trace, sample] = [Math.floor(at / samplesPerTrace), at % samplesPerTrace];
    amplitudes[at] = reach * Math.exp(-sample / 20) * Math.cos((sample - trace / 5) / 3);
  }
  return amplitudes;
}

const sampleCount = traceCount * samplesPerTrace;
const line: Case['fixes'] = [
  [0, 21, 42.5, 512.25],
  [12, 21.00005, 42.50001, 513],
  [29, 21.0001, 42.5, 511.5],
];
const farWest: Case['fixes'] = [
  [0, -120, -75, -3],
  [29, -120.001, -75.001, -2],
];

const cases: readonly Case[] = [
  {
    name: 'I8',
    formatCode: 8,
    bitsPerSample: 8,
    amplitudes: wave(new Int16Array(sampleCount), 127),
    intervalPs: 125,
    firstSampleNs: 0,
    fixes: line,
  },
  {
    name: 'I16',
    formatCode: 3,
    bitsPerSample: 16,
    amplitudes: wave(new Int16Array(sampleCount), 32_767),
    intervalPs: 98,
    firstSampleNs: -2.5,
    fixes: farWest,
  },
  {
    name: 'I32',
    formatCode: 2,
    bitsPerSample: 32,
    amplitudes: wave(new Int32Array(sampleCount), 2 ** 31 - 1),
    intervalPs: 1000,
    firstSampleNs: 12.345,
    fixes: [],
  },
  {
    name: 'F32',
    formatCode: 5,
    bitsPerSample: 32,
    amplitudes: wave(new Float32Array(sampleCount), 50),
    intervalPs: 400,
    firstSampleNs: 0,
    fixes: line,
  },
];

function recordingOf({
  name,
  amplitudes,
  bitsPerSample,
  intervalPs,
  firstSampleNs,
  fixes,
}: Case): RecordingToWrite {
  return {
    name,
    samplesPerTrace,
    bitsPerSample,
    sampleIntervalNs: intervalPs / 1000,
    firstSampleNs,
    traceSpacingM: 0.05,
    tracesPerSecond: null,
    relativePermittivity: 9,
    antennas: [{ name: '400 MHz', centreFrequencyMHz: 400, separationM: 0.16 }],
    channels: [amplitudes],
    marks: [{ trace: 7, kind: 'user' }],
    positions: fixes.map(positionOf),
    recordedAt: '2026-11-22T10:15:31',
    comment: 'SYNTHETIC - fictional ground, no survey was made.',
  };
}

function positionOf([trace, longitudeDeg, latitudeDeg, elevationM]: Case['fixes'][number]): TracePosition {
  const unknown = { quality: 'unknown', horizontalDilution: null, utc: null } as const;
  return { trace, longitudeDeg, latitudeDeg, elevationM, ...unknown };
}

/** What another reader has to see; places in seconds of arc, or in metres where there are no fixes. */
function expectedOf({ name, formatCode, amplitudes, intervalPs, firstSampleNs, fixes }: Case) {
  const along = (of: (fix: Case['fixes'][number]) => number) =>
    Array.from({ length: traceCount }, (_, trace) => between(fixes, trace, of));
  const hasFixes = fixes.length > 0;
  return {
    name: `${name}.sgy`,
    formatCode,
    traceCount,
    samples: [...amplitudes],
    intervalPs,
    firstSampleNs,
    year: 2026,
    dayOfYear: 326,
    units: hasFixes ? 2 : 1,
    placeStep: fixes.some(([, longitudeDeg]) => Math.abs(longitudeDeg) > 59) ? 0.00051 : 0.000_051,
    x: hasFixes
      ? along(([, longitudeDeg]) => longitudeDeg * 3600)
      : Array.from({ length: traceCount }, (_, trace) => trace * 0.05),
    y: hasFixes ? along(([, , latitudeDeg]) => latitudeDeg * 3600) : Array(traceCount).fill(0),
    elevationM: hasFixes ? along(([, , , elevationM]) => elevationM) : Array(traceCount).fill(0),
  };
}

function between(fixes: Case['fixes'], trace: number, of: (fix: Case['fixes'][number]) => number): number {
  const next = fixes.findIndex(([at]) => at >= trace);
  const [to, from] = [fixes[next], fixes[Math.max(0, next - 1)]];
  return to[0] === from[0]
    ? of(to)
    : of(from) + ((of(to) - of(from)) * (trace - from[0])) / (to[0] - from[0]);
}

/** Debian's own Python has Debian's packages; the one that stands first in the path need not. */
function pythonWithSegyio(): string | null {
  const pythons = ['python3', '/usr/bin/python3'];
  return pythons.find((python) => spawnSync(python, ['-c', 'import segyio']).status === 0) ?? null;
}

const python = pythonWithSegyio();
if (python === null)
  console.log('segyio is not there (apt-get install python3-segyio): what we write is not shown to it');
else {
  const folder = mkdtempSync(join(tmpdir(), 'segyio-'));
  try {
    for (const own of cases) {
      for (const { name, bytes } of writeRecording('segy', recordingOf(own)).files)
        writeFileSync(join(folder, name), bytes);
    }
    writeFileSync(join(folder, 'expected.json'), JSON.stringify(cases.map(expectedOf)));
    const script = fileURLToPath(new URL('segyio-opens-what-we-write.py', import.meta.url));
    const { status } = spawnSync(python, [script, folder], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
