import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/corpus');

/** Real recordings lie beside the project where it is developed; elsewhere the journeys that need them are skipped. */
export const hasCorpus = existsSync(folder);

if (!hasCorpus) console.log('skipped: journeys with real recordings, because the corpus folder is not there');

export type UploadFile = { name: string; mimeType: string; buffer: Buffer };

export function corpusFile(path: string, name?: string): UploadFile {
  const stem = path.slice(path.lastIndexOf('/') + 1);
  return {
    name: name ?? stem,
    mimeType: 'application/octet-stream',
    buffer: readFileSync(join(folder, path)),
  };
}
