import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#http/problem.ts';
import type { UploadRow } from './upload-queries.ts';

/** tus writes the announced size beside the bytes; an upload is complete when the bytes have that size. */
async function missingByteCount(uploadFolder: string, uploadId: string): Promise<number> {
  const announced = JSON.parse(await readFile(join(uploadFolder, `${uploadId}.json`), 'utf8')) as {
    size?: number;
  };
  const { size } = await stat(join(uploadFolder, uploadId));
  return announced.size === undefined ? Number.POSITIVE_INFINITY : announced.size - size;
}

/** Refuses with `upload-incomplete`, naming each file that has not wholly arrived. */
export async function requireComplete(uploadFolder: string, uploads: readonly UploadRow[]): Promise<void> {
  const incomplete: string[] = [];
  for (const { id, fileName } of uploads) {
    const missing = await missingByteCount(uploadFolder, id).catch(() => Number.POSITIVE_INFINITY);
    if (missing !== 0) incomplete.push(fileName);
  }
  if (incomplete.length === 0) return;
  const message = `${incomplete.join(', ')} has not wholly arrived. Let the upload finish, then hand over again.`;
  throw new Problem('upload-incomplete', message, { files: incomplete });
}

/** tus keeps two files an upload: the bytes, and what it knows of them. */
export async function removeUploadedFiles(uploadFolder: string, uploadIds: readonly string[]): Promise<void> {
  for (const id of uploadIds) {
    await rm(join(uploadFolder, id), { force: true });
    await rm(join(uploadFolder, `${id}.json`), { force: true });
  }
}
