import {
  bytesInBlob,
  GprFormatError,
  groupFiles,
  type Recording,
  readRecording,
  screenFile,
} from '@jsa/gpr-parsers';
import {
  isOnItsWay,
  type LocalFile,
  type RecordingFacts,
  type RefusedFile,
  type UploadGroup,
  type UploadsStore,
} from '#state/uploads.ts';

export type Inspection = { readonly groups: UploadGroup[]; readonly refused: RefusedFile[] };

function factsOf(recording: Recording): RecordingFacts {
  const antenna = recording.channels.at(0)?.antenna;
  return {
    format: recording.format,
    instrument: recording.instrument,
    antennaName: antenna?.name ?? null,
    centreFrequencyMHz: antenna?.centreFrequencyMHz ?? null,
    traceCount: recording.traceCount,
    samplesPerTrace: recording.samplesPerTrace,
    timeWindowNs: recording.timeWindowNs,
    positionCount: recording.positions.length,
    findings: recording.findings,
  };
}

/** The parsers' own sentence, without their prefix when it only repeats the format. */
function sentenceOf(problem: unknown): string {
  if (problem instanceof GprFormatError || problem instanceof Error) return problem.message;
  return String(problem);
}

async function openGroup(
  files: readonly LocalFile[],
  group: { name: string; missing: readonly string[]; format: string | null },
): Promise<UploadGroup> {
  const whole = {
    id: files.map(({ path, file }) => `${path}|${file.size}|${file.lastModified}`).join('|'),
    name: group.name,
    files,
    byteLength: files.reduce((sum, { file }) => sum + file.size, 0),
    missing: group.missing,
    isChosen: group.missing.length === 0,
    stage: 'ready' as const,
    bytesSent: 0,
    receipt: null,
    problem: null,
  };
  if (group.missing.length > 0 || group.format === null) return { ...whole, facts: null, unreadable: null };
  try {
    const sources = files.map(({ file }) => ({ name: file.name, bytes: bytesInBlob(file) }));
    return { ...whole, facts: factsOf(await readRecording(sources)), unreadable: null };
  } catch (problem) {
    return { ...whole, facts: null, unreadable: sentenceOf(problem) };
  }
}

/** Looks at the first bytes of each file, sorts them into recordings and reads the headers. Nothing is sent. */
export async function inspectFiles(files: readonly LocalFile[]): Promise<Inspection> {
  const refused: RefusedFile[] = [];
  const accepted = new Map<string, LocalFile>();
  for (const entry of files) {
    const { verdict, reason } = await screenFile(entry.file.name, bytesInBlob(entry.file));
    if (verdict === 'refused') refused.push({ name: entry.path, reason: reason ?? '' });
    else accepted.set(entry.path, entry);
  }
  const groups: UploadGroup[] = [];
  for (const group of groupFiles([...accepted.keys()])) {
    const members = group.fileNames.flatMap((name) => accepted.get(name) ?? []);
    groups.push(await openGroup(members, group));
  }
  return { groups, refused: refused.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

/** One entry for each path: a file that is dropped again takes the place of the earlier one. */
export function withoutRepeats(files: readonly LocalFile[]): LocalFile[] {
  return [...new Map(files.map((entry) => [entry.path, entry])).values()];
}

function withNewestRefusals(newest: readonly RefusedFile[], earlier: readonly RefusedFile[]): RefusedFile[] {
  const names = new Set(newest.map(({ name }) => name));
  return [...newest, ...earlier.filter(({ name }) => !names.has(name))];
}

/** Adds files to those that wait to be sent and sorts them anew: a companion may come later than its header. */
export async function addFiles(uploads: UploadsStore, files: readonly LocalFile[]): Promise<void> {
  uploads.set({ isInspecting: true });
  const waiting = uploads.get().groups.filter((group) => group.stage === 'ready' || group.stage === 'failed');
  const all = withoutRepeats([...waiting.flatMap((group) => group.files), ...files]);
  const { groups, refused } = await inspectFiles(all);
  const gone = new Set(waiting.map((group) => group.id));
  const kept = uploads.get().groups.filter((group) => !gone.has(group.id));
  const known = new Set(kept.filter(isOnItsWay).map((group) => group.id));
  uploads.set({
    groups: [...groups.filter((group) => !known.has(group.id)), ...kept],
    refused: withNewestRefusals(refused, uploads.get().refused),
    isInspecting: false,
  });
}
