import {
  type FormatFile,
  type GprFormatErrorCode,
  groupFiles,
  type OpenRecording,
  openRecording,
  screenFile,
} from '@jsa/gpr-parsers';
import { attempt } from './attempt.ts';
import { createFaultList, type Fault } from './fault.ts';
import { faultsOfReading } from './reading.ts';
import { faultsOfReordering } from './reordered.ts';
import { extensionOf, type SeedFile } from './seed.ts';
import { faultsOfShortening } from './shortened.ts';
import { faultsOfOpened, isSentence } from './soundness.ts';
import { faultsOfAlong } from './soundness-along.ts';
import { triedFormats } from './tried-formats.ts';
import { type WatchedFiles, watchFiles, waysToBytes } from './watched-bytes.ts';
import type { WatchedMemory } from './watched-memory.ts';
import { faultsOfWriting, writableFormats } from './write-again.ts';

/** What became of one input. `refusedBy` is null when it was read. */
export type Examination = {
  readonly format: string;
  readonly refusedAs: GprFormatErrorCode | null;
  readonly faults: readonly Fault[];
};

/**
 * Bounds of work and memory. A stage may go over all bytes a few times, and ask for blocks a few times as large, for
 * a byte may become a float of eight; the constants leave room for headers and for blocks of a fixed size.
 */
const mostReadings = 4;
const mostExpansion = 16;
const spareBytes = 1 << 16;
const spareCalls = 1000;
const fewestBytesPerCall = 16;

/** What seldom fails is tried with some of the inputs only. */
const turnsPerRarity = 8;

/** Calls everything that the package offers for a set of files, and holds each result to what must be true of it. */
export async function examine(
  files: readonly SeedFile[],
  { memory, turn }: { readonly memory: WatchedMemory; readonly turn: number },
): Promise<Examination> {
  const way = waysToBytes[turn % waysToBytes.length];
  const watched = watchFiles(files, way);
  const before = way === 'view' ? checksumOf(files) : 0;
  memory.takeLargestBytes();
  const faults = [...(await faultsOfSorting(files)), ...(await faultsOfScreening(watched))];
  const opened = await attempt('openRecording', () =>
    openRecording(watched.sources, { formats: triedFormats }),
  );
  faults.push(...opened.faults, ...faultsOfWork('opening', watched));
  if (opened.value) faults.push(...(await faultsOfRecording(opened.value, { files, watched, turn, memory })));
  else faults.push(...faultsOfMemory(memory, watched));
  if (opened.value && turn % turnsPerRarity === 0) faults.push(...(await faultsOfShortening(files, turn)));
  if (opened.value && turn % turnsPerRarity === 1) faults.push(...(await faultsOfReordering(files)));
  const after = way === 'view' ? checksumOf(files) : 0;
  if (after !== before) faults.push({ rule: 'files are left as they are', detail: String(turn) });
  const odd = watched.oddCall();
  if (odd !== null) faults.push({ rule: 'bytes are asked for by sound places', detail: odd });
  return {
    format: opened.value?.format ?? opened.refusal?.format ?? 'none',
    refusedAs: opened.refusal?.code ?? null,
    faults,
  };
}

/** Every name belongs to exactly one group. */
async function faultsOfSorting(files: readonly SeedFile[]): Promise<readonly Fault[]> {
  const names = files.map(({ name }) => name);
  const groups = await attempt('groupFiles', () => groupFiles(names, { formats: triedFormats }));
  const { faults, check } = createFaultList();
  const sorted = (groups.value ?? []).flatMap(({ fileNames }) => fileNames);
  check(String(sorted.toSorted()) === String(names.toSorted()), 'groups part the files', { names, sorted });
  return [...groups.faults, ...faults];
}

async function faultsOfScreening(watched: WatchedFiles): Promise<readonly Fault[]> {
  const list = createFaultList();
  const thrown: Fault[] = [];
  for (const { name, bytes } of watched.sources) {
    const screening = await attempt('screenFile', () => screenFile(name, bytes));
    thrown.push(...screening.faults);
    if (screening.refusal)
      thrown.push({ rule: 'screening refuses nothing', detail: screening.refusal.message });
    if (!screening.value) continue;
    const { verdict, reason } = screening.value;
    const isSound = verdict === 'recording' ? reason === null : reason !== null && isSentence(reason);
    list.check(isSound, 'a screening has its reason', { verdict, reason });
    for (const format of triedFormats.filter(({ files }) => knows(files, name))) {
      const fault = await attempt('findFault', () => format.findFault({ name, bytes }));
      thrown.push(...fault.faults);
      const isWord = fault.value === null ? fault.refusal === null : isSentence(`${fault.value}.`);
      list.check(isWord, 'a fault is a word', { name, fault: fault.value, refusal: fault.refusal?.message });
    }
  }
  return [...thrown, ...list.faults, ...faultsOfWork('screening', watched)];
}

function knows(kinds: readonly FormatFile[], name: string): boolean {
  return kinds.some(({ extension }) => extension === extensionOf(name));
}

type Surroundings = {
  readonly files: readonly SeedFile[];
  readonly watched: WatchedFiles;
  readonly memory: WatchedMemory;
  readonly turn: number;
};

async function faultsOfRecording(
  recording: OpenRecording,
  { files, watched, memory, turn }: Surroundings,
): Promise<readonly Fault[]> {
  const faults = [...faultsOfOpened(recording, files)];
  const along = await attempt('readAlong', () => recording.readAlong());
  faults.push(...along.faults, ...faultsOfWork('readAlong', watched));
  if (along.refusal)
    faults.push({ rule: 'what goes along costs no more than itself', detail: along.refusal.message });
  if (along.value) {
    faults.push(...faultsOfAlong(along.value, recording, files));
    const isOnce = (await recording.readAlong()) === along.value;
    if (!isOnce) faults.push({ rule: 'what goes along is read once', detail: recording.format });
  }
  faults.push(...(await faultsOfReading(recording)), ...faultsOfMemory(memory, watched));
  watched.takeReading();
  if (along.value && faults.length === 0) {
    const writer = writableFormats[turn % writableFormats.length];
    const whole = { ...recording, ...along.value };
    const written = await attempt(`writing ${writer}`, () => faultsOfWriting(whole, writer));
    faults.push(...(written.value ?? written.faults));
    if (written.refusal)
      faults.push({ rule: 'what was written can be read', detail: written.refusal.message });
  }
  return faults;
}

function faultsOfWork(stage: string, { totalBytes, takeReading }: WatchedFiles): readonly Fault[] {
  const { byteCount, callCount } = takeReading();
  const { faults, check } = createFaultList();
  const isBounded =
    byteCount <= mostReadings * totalBytes + spareBytes &&
    callCount <= spareCalls + totalBytes / fewestBytesPerCall;
  check(isBounded, `${stage} goes over the bytes a few times at most`, { byteCount, callCount, totalBytes });
  return faults;
}

function faultsOfMemory(memory: WatchedMemory, { totalBytes }: WatchedFiles): readonly Fault[] {
  const largestBytes = memory.takeLargestBytes();
  const { faults, check } = createFaultList();
  const isJustified = largestBytes <= mostExpansion * totalBytes + spareBytes;
  check(isJustified, 'the size of the files justifies every block of memory', { largestBytes, totalBytes });
  return faults;
}

/** Bytes in memory are looked at where they lie, not changed. */
function checksumOf(files: readonly SeedFile[]): number {
  let sum = 0;
  for (const { bytes } of files) {
    for (let at = 0; at < bytes.length; at++) sum = (Math.imul(sum, 31) + bytes[at]) | 0;
  }
  return sum;
}
