import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  bytesInMemory,
  GprFormatError,
  groupFiles,
  type OpenRecording,
  openRecording,
} from '@jsa/gpr-parsers';
import { extensionOf, holdsSamples, type Seed, type SeedFile } from './seed.ts';
import { triedFormats } from './tried-formats.ts';

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
  for (const { name, fileNames, format } of groupFiles(paths, { formats: triedFormats })) {
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

/** Notes, lists and pictures that lie beside recordings are no seeds. */
function isRadar(family: string): boolean {
  return !['', 'json', 'md', 'txt', 'csv', 'png', 'jpg', 'pdf', 'zip'].includes(family);
}

async function cutFiles(files: readonly SeedFile[]): Promise<SeedFile[]> {
  const geometry = await geometryOf(files);
  return files.map(({ name, bytes }) => ({ name, bytes: bytes.slice(0, keptBytes(name, bytes, geometry)) }));
}

type Geometry = Pick<OpenRecording, 'dataOffset' | 'traceCount'>;

/** Where the traces of a recording lie, if it can be opened. */
async function geometryOf(files: readonly SeedFile[]): Promise<Geometry | null> {
  try {
    const sources = files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) }));
    return await openRecording(sources, { formats: triedFormats });
  } catch (error) {
    if (error instanceof GprFormatError) return null;
    throw error;
  }
}

/** Whole traces of the samples, whole lines of the rest. What cannot be opened is cut anywhere. */
function keptBytes(name: string, bytes: Uint8Array, geometry: Geometry | null): number {
  if (geometry === null) return mostSampleBytes;
  if (holdsSamples(name) && geometry.traceCount > 0) {
    const { dataOffset, traceCount } = geometry;
    const traceBytes = Math.floor((bytes.length - dataOffset) / traceCount);
    return dataOffset + Math.max(2, Math.floor(mostSampleBytes / traceBytes)) * traceBytes;
  }
  const end = bytes.indexOf(0x0a, mostCompanionBytes);
  return end < 0 ? bytes.length : end + 1;
}
