import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { handOverLocalFiles, type ServerParts } from '@jsa/server';
import { seedDemoAssessments } from './assessments.ts';

const simulator = join(dirname(import.meta.dirname), 'simulate-demo.ts');

export type SeedingOfRecordings = {
  /** Resolves when all are handed over, or when it was stopped. */
  readonly finished: Promise<void>;
  stop(): void;
};

type Handed = { readonly siteCode: string; readonly files: readonly string[] };

/**
 * Simulates the demonstration's recordings in a process of its own and hands over those that are not here yet, one by
 * one, as the field team would. Each hand-over is one transaction, so that a kill leaves no half of one.
 */
export function seedDemoRecordings(
  parts: ServerParts,
  { lineNames, receivedFrom }: { lineNames: readonly string[]; receivedFrom: string },
): SeedingOfRecordings {
  let simulation: ChildProcess | null = null;
  let isStopped = false;
  const folder = join(parts.config.dataDir, 'demo-recordings');
  const seed = async () => {
    const there = await namesOfSynthetic(parts);
    if (lineNames.every((name) => there.has(name))) return seedDemoAssessments(parts);
    simulation = spawn(process.execPath, [simulator, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const code = await new Promise((resolve, reject) => simulation?.on('close', resolve).on('error', reject));
    if (isStopped) return;
    if (code !== 0) throw new Error(`The demo recordings could not be simulated (exit code ${code}).`);
    const { lines }: { lines: Handed[] } = JSON.parse(
      await readFile(join(folder, 'demo-recordings.json'), 'utf8'),
    );
    const personId = await idOf(parts, 'select id from app.people where email = $1', receivedFrom);
    for (const { siteCode, files } of lines) {
      if (isStopped) return;
      if (files.some((file) => there.has(file.replace(/\.[^.]+$/, '')))) continue;
      const siteId = await idOf(parts, 'select id from app.sites where code = $1', siteCode);
      const filePaths = files.map((file) => join(folder, file));
      await handOverLocalFiles(parts, { filePaths, siteId, personId, isSynthetic: true });
    }
    await rm(folder, { recursive: true, force: true });
    await seedDemoAssessments(parts);
  };
  return {
    finished: seed().catch((error) => {
      if (!isStopped) console.error(`The demo recordings are not complete; the next start goes on. ${error}`);
    }),
    stop() {
      isStopped = true;
      simulation?.kill('SIGKILL');
    },
  };
}

async function namesOfSynthetic({ db }: ServerParts): Promise<Set<string>> {
  const { rows } = await db.pool.query<{ name: string }>(
    'select name from app.recordings where is_synthetic',
  );
  return new Set(rows.map(({ name }) => name));
}

async function idOf({ db }: ServerParts, query: string, key: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(query, [key]);
  const [row] = rows;
  if (row === undefined) throw new Error(`The demonstration misses ${key}, which it should have made.`);
  return row.id;
}
