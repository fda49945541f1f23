import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderSeeds } from './folder-seeds.ts';
import { gprmaxSeeds } from './gprmax-seeds.ts';
import { idsSeeds } from './ids-seeds.ts';
import { impulseradarSeeds } from './impulseradar-seeds.ts';
import { pulseekkoSeeds } from './pulseekko-seeds.ts';
import { ramacArraySeeds } from './ramac-seeds.ts';
import type { Seed } from './seed.ts';
import { segySeeds } from './segy-seeds.ts';
import { writtenSeeds } from './written-seeds.ts';

/** Real recordings lie beside the repository on some machines; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');

/** Small recordings that the code makes: the same on every machine. */
export async function madeSeeds(): Promise<Seed[]> {
  return [
    ...writtenSeeds(),
    ...ramacArraySeeds(),
    ...pulseekkoSeeds(),
    ...segySeeds(),
    ...impulseradarSeeds(),
    ...idsSeeds(),
    ...(await gprmaxSeeds()),
  ];
}

/** The made seeds, those of the corpus where it is there, and those of a folder that somebody names. */
export async function allSeeds(folder: string | null): Promise<Seed[]> {
  const folders = [...(existsSync(corpus) ? [corpus] : []), ...(folder === null ? [] : [folder])];
  const found = await Promise.all(folders.map(folderSeeds));
  return [...(await madeSeeds()), ...found.flat()];
}
