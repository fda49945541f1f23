import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeometryFile } from '@jsa/contract';
import type { GeometryTaskResult } from '#geometry/geometry-task.ts';
import type { CrsChoice } from '#geometry/interpret-file.ts';
import { Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { findFlaws } from './queries.ts';

const geometryTask = new URL('../../geometry/geometry-task.ts', import.meta.url);
const longestReadingMs = 120_000;

export type NamedFile = { fileName: string; path: string; sha256: string };

/** Reads a file that lies on this machine, in a compute thread; throws a Problem that says why it cannot be read. */
export async function readGeometryFileOnDisk(
  { compute, db }: Pick<ServerParts, 'compute' | 'db'>,
  { fileName, path, sha256 }: NamedFile,
  choice: CrsChoice,
): Promise<GeometryFile> {
  const signal = AbortSignal.timeout(longestReadingMs);
  const result = await compute
    .run<GeometryTaskResult>(geometryTask, { path, choice }, { signal })
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
      throw new Problem('unreadable-geometry', `${fileName} takes too long to read. Simplify it.`, {
        reason: 'too-many-vertices',
        file: fileName,
      });
    });
  if (result.outcome === 'unreadable') {
    const { fault, message, place } = result;
    const details = { reason: fault, fileName, ...place };
    throw new Problem('unreadable-geometry', `${fileName}: ${message}`, details);
  }
  const flaws = await findFlaws(db, result.file.features);
  return { fileName, sha256, ...result.file, findings: [...result.file.findings, ...flaws] };
}

/** Lays the bytes down where a compute thread can read them, for as long as `work` takes. */
export async function withFileOnDisk<Result>(
  { workFolder }: Pick<ServerParts, 'workFolder'>,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  work: (file: NamedFile) => Promise<Result>,
): Promise<Result> {
  const path = join(workFolder, randomUUID());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    await writeFile(path, bytes);
    return await work({ fileName, path, sha256 });
  } finally {
    await rm(path, { force: true });
  }
}
