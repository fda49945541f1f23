import { bytesInMemory, groupFiles, type Recording, readRecording } from '@jsa/gpr-parsers';
import { attempt } from './attempt.ts';
import type { Fault } from './fault.ts';
import type { SeedFile } from './seed.ts';
import { triedFormats } from './tried-formats.ts';

/**
 * What is wrong when the files of one recording are named the other way round: it is the same recording. Of several
 * recordings, or of two files of one name, the first is taken, and that is another one then.
 */
export async function faultsOfReordering(files: readonly SeedFile[]): Promise<readonly Fault[]> {
  const names = files.map(({ name }) => name);
  const groups = groupFiles(names, { formats: triedFormats }).filter(({ format }) => format !== null);
  const areOnce = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  if (groups.length !== 1 || !areOnce || hasDoubledExtension(names)) return [];
  const one = await attempt('readRecording', () => readAll(files));
  const other = await attempt('readRecording', () => readAll(files.toReversed()));
  const isSame = told(one.value) === told(other.value);
  return isSame
    ? []
    : [{ rule: 'the order of the files means nothing', detail: difference(one.value, other.value) }];
}

/** `a.dzt.dzt` is `a.dzt` by another name. */
function hasDoubledExtension(names: readonly string[]): boolean {
  return names.some((name) => /(\.[^.]+)\1$/i.test(name));
}

function readAll(files: readonly SeedFile[]): Promise<Recording> {
  const sources = files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) }));
  return readRecording(sources, { formats: triedFormats });
}

function told(recording: Recording | null): string {
  return recording === null ? '' : JSON.stringify(parts(recording));
}

function parts(recording: Recording): Record<string, unknown> {
  const findings = recording.findings.map((finding) => JSON.stringify(finding)).sort();
  return { ...recording, fileNames: recording.fileNames.toSorted(), findings };
}

function difference(one: Recording | null, other: Recording | null): string {
  if (one === null || other === null) return 'it is read one way and refused the other';
  const [ours, theirs] = [parts(one), parts(other)];
  const differing = Object.keys(ours).filter(
    (key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]),
  );
  return differing.join(', ');
}
