import { basename } from 'node:path';
import {
  type FileGroup,
  type Finding,
  GprFormatError,
  groupFiles,
  type NamedSource,
  type Recording,
  readRecording,
  screenFile,
  trackOf,
} from '@jsa/gpr-parsers';
import { bytesInFile } from '@jsa/gpr-parsers/node';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error(
    'Usage: npm run describe -- FILE…   (all files of a recording, for example LINE01.rd3 LINE01.rad)',
  );
  process.exit(2);
}
process.exitCode = await describeAll(paths);

/** Prints what the parsers see in each recording; 1 when one of them could not be read. */
async function describeAll(paths: readonly string[]): Promise<number> {
  const opened = new Map<string, Awaited<ReturnType<typeof bytesInFile>>>();
  try {
    for (const path of paths) opened.set(path, await bytesInFile(path));
    let exitCode = 0;
    for (const group of groupFiles(paths)) {
      const sources = group.fileNames.flatMap((name) => {
        const bytes = opened.get(name);
        return bytes ? [{ name: basename(name), bytes }] : [];
      });
      const isRead = await describeGroup(group, sources);
      if (!isRead) exitCode = 1;
    }
    return exitCode;
  } finally {
    for (const bytes of opened.values()) await bytes.close();
  }
}

async function describeGroup(group: FileGroup, sources: readonly NamedSource[]): Promise<boolean> {
  console.log(`\n${group.name}`);
  for (const { name, bytes } of sources) {
    const { verdict, reason } = await screenFile(name, bytes);
    console.log(`  ${name}  ${bytes.byteLength} bytes  ${verdict}${reason === null ? '' : `: ${reason}`}`);
  }
  try {
    describeRecording(await readRecording(sources));
    return true;
  } catch (error) {
    if (!(error instanceof GprFormatError)) throw error;
    console.log(`  not read (${error.code}): ${error.message}`);
    return false;
  }
}

function describeRecording(recording: Recording) {
  const { channels, positions, marks, findings, rawHeader } = recording;
  print(
    'format',
    `${recording.format} (${[recording.vendor, recording.instrument].filter(Boolean).join(' ')})`,
  );
  print('recorded at', recording.recordedAt);
  print(
    'traces',
    `${recording.traceCount} of ${recording.samplesPerTrace} samples, ${recording.bitsPerSample} bits`,
  );
  print('time window', unit(recording.timeWindowNs, 'ns'));
  print('sample interval', unit(recording.sampleIntervalNs, 'ns'));
  print('first sample', unit(recording.firstSampleNs, 'ns'));
  print('trace spacing', unit(recording.traceSpacingM, 'm'));
  print('recording rate', unit(recording.tracesPerSecond, 'traces/s'));
  print('permittivity', unit(recording.relativePermittivity, ''));
  print('not signal', `first ${recording.nonSignalSampleCount} samples of each trace`);
  for (const { name, antenna } of channels) {
    const told = [
      antenna.name,
      unit(antenna.centreFrequencyMHz, 'MHz'),
      unit(antenna.separationM, 'm apart'),
    ];
    print(name, told.map((part) => part ?? '?').join(', '));
  }
  print('marks', marks.length === 0 ? 'none' : marks.map(({ trace, kind }) => `${trace} ${kind}`).join(', '));
  const track = trackOf(recording);
  print('fixes', `${positions.length}, ${track === null ? 'no track' : `a track of ${track.length} points`}`);
  print('comment', recording.comment);
  print('header', '');
  for (const [key, value] of Object.entries(rawHeader)) console.log(`    ${key} = ${value}`);
  print('findings', findings.length === 0 ? 'none' : '');
  for (const finding of findings) console.log(`    ${describeFinding(finding)}`);
}

function describeFinding({ severity, code, message, file, byteOffset, line }: Finding): string {
  const place = [
    file,
    byteOffset === null ? null : `byte ${byteOffset}`,
    line === null ? null : `line ${line}`,
  ];
  const told = place.filter((part) => part !== null).join(', ');
  return `${severity} ${code}: ${message}${told === '' ? '' : ` (${told})`}`;
}

function unit(value: number | null, name: string): string | null {
  return value === null ? null : `${value} ${name}`.trim();
}

function print(label: string, value: string | null) {
  console.log(`  ${label.padEnd(16)} ${value ?? 'not told'}`);
}
