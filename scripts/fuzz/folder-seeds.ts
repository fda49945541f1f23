import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { bytesInMemory, GprFormatError, groupFiles, openRecording } from '@jsa/gpr-parsers';
import type { Seed, SeedFile } from './seed.ts';

/** Recordings of one folder and kind are much alike: a few of them say what all say. */
const mostAlike = 3;

/** A spoilt input is tried in a millisecond; a seed keeps so much of each file, or its first two traces. */
const mostSampleBytes = 16_384;
const mostCompanionBytes = 2048;

/** Every recording below a folder, each cut to its first traces. Files of no known radar are passed over. */
export async function folderSeeds(folder: string): Promise<Seed[]> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const alike = new Map<string, number>();
  const seeds: Seed[] = [];
  for (const { name, fileNames, format } of groupFiles(paths)) {
    const family = format ?? extensionOf(fileNames[0]);
    const kind = `${fileNames[0].slice(0, -name.length)} ${family}`;
    const count = alike.get(kind) ?? 0;
    if (!isRadar(family) || count >= mostAlike) continue;
    alike.set(kind, count + 1);
    const files = fileNames.map((path) => ({
      name: path.split(/[/\\]/).at(-1) ?? path,
      bytes: new Uint8Array(readFileSync(join(folder, path))),
    }));
    seeds.push({ name: `real ${fileNames[0]}`, family, files: await cutFiles(files) });
  }
  return seeds;
}

function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}

/** Notes, lists and pictures that lie beside recordings are no seeds. */
function isRadar(family: string): boolean {
  return !['', 'json', 'md', 'txt', 'csv', 'png', 'jpg', 'pdf', 'zip'].includes(family);
}

async function cutFiles(files: readonly SeedFile[]): Promise<SeedFile[]> {
  const recordBytes = await recordBytesOf(files);
  return files.map(({ name, bytes }) => ({
    name,
    bytes: bytes.slice(0, keptBytes(name, bytes, recordBytes)),
  }));
}

type Record = { readonly dataOffset: number; readonly traceCount: number; readonly largest: number };

/** How long a trace is in a file of samples, if the recording can be opened. */
async function recordBytesOf(files: readonly SeedFile[]): Promise<Record | null> {
  try {
    const { dataOffset, traceCount } = await openRecording(
      files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })),
    );
    return { dataOffset, traceCount, largest: Math.max(...files.map(({ bytes }) => bytes.length)) };
  } catch (error) {
    if (error instanceof GprFormatError) return null;
    throw error;
  }
}

/** Whole traces of the samples, whole lines of the rest. What cannot be opened is cut anywhere. */
function keptBytes(name: string, bytes: Uint8Array, record: Record | null): number {
  const isSamples = record !== null && bytes.length > record.largest / 2 && record.traceCount > 0;
  if (isSamples) {
    const traceBytes = Math.floor((bytes.length - record.dataOffset) / record.traceCount);
    const traceCount = Math.max(2, Math.floor(mostSampleBytes / traceBytes));
    return Math.min(bytes.length, record.dataOffset + traceCount * traceBytes);
  }
  if (record === null || extensionOf(name) === 'rad' || extensionOf(name) === 'hd') return mostSampleBytes;
  const end = bytes.indexOf(0x0a, mostCompanionBytes);
  return end < 0 ? bytes.length : end + 1;
}
