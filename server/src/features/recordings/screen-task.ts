import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileScreening, screenFile } from '@jsa/gpr-parsers';
import { bytesInFile } from '@jsa/gpr-parsers/node';

export type ScreenInput = { name: string; path: string }[];
export type ScreenedFile = { name: string; path: string; byteLength: number; sha256: string } & FileScreening;

/** Hashes the bytes as they lie on the disk and judges what they are. Runs in a compute thread. */
export async function run(files: ScreenInput): Promise<ScreenedFile[]> {
  const screened: ScreenedFile[] = [];
  for (const { name, path } of files) {
    const bytes = await bytesInFile(path);
    try {
      const { verdict, reason } = await screenFile(name, bytes);
      const sha256 = await sha256OfFile(path);
      screened.push({ name, path, byteLength: bytes.byteLength, sha256, verdict, reason });
    } finally {
      await bytes.close();
    }
  }
  return screened;
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex');
}
