import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DailyAuditHead } from '@jsa/contract';
import type { FastifyInstance } from 'fastify';
import type { Db } from '#db/db.ts';
import type { ServerParts } from '#parts.ts';
import { findHead } from './queries.ts';

const hourMs = 60 * 60 * 1000;
const format = 'jsa-audit-head';

function folderOf({ config }: Pick<ServerParts, 'config'>): string {
  return join(config.dataDir, 'audit-heads');
}

/** Every day's first moment that the server is awake, the head of the log is kept in a file, to be given to each delegation. */
export function keepDailyHeads(app: FastifyInstance, parts: ServerParts): void {
  const keep = () => keepHeadOf(new Date().toISOString().slice(0, 10), parts.db, folderOf(parts));
  let hourly: NodeJS.Timeout | undefined;
  app.addHook('onReady', async () => {
    await keep();
    hourly = setInterval(() => {
      keep().catch((error: Error) =>
        console.error(`The head of the audit log was not kept: ${error.message}.`),
      );
    }, hourMs).unref();
  });
  app.addHook('onClose', async () => clearInterval(hourly));
}

/** The first head of a day stays: the file appears whole or not at all, and is never written over. */
export async function keepHeadOf(day: string, db: Db, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const target = join(folder, `${day}.json`);
  const isKept = (await readdir(folder)).includes(`${day}.json`);
  if (isKept) return;
  const { sequence, sha256, occurredAt } = await findHead(db);
  const kept = { format, version: 1, day, sequence, sha256, occurredAt };
  const unfinished = `${target}.${randomUUID()}.new`;
  await writeFile(unfinished, `${JSON.stringify(kept, null, 2)}\n`, { flush: true });
  await link(unfinished, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished, { force: true });
}

/** The newest first. A file that cannot be read as a head is told of, and left out. */
export async function readDailyHeads(parts: Pick<ServerParts, 'config'>): Promise<DailyAuditHead[]> {
  const folder = folderOf(parts);
  const names = (await readdir(folder).catch(() => [])).filter((name) =>
    /^\d{4}-\d\d-\d\d\.json$/.test(name),
  );
  const heads: DailyAuditHead[] = [];
  for (const name of names.sort().reverse()) {
    const head = await readHead(join(folder, name));
    if (head) heads.push({ ...head, day: name.slice(0, 10) });
    else console.error(`${join(folder, name)} does not hold a head of the audit log; it is left out.`);
  }
  return heads;
}

async function readHead(path: string): Promise<Omit<DailyAuditHead, 'day'> | null> {
  try {
    const { sequence, sha256, occurredAt } = JSON.parse(await readFile(path, 'utf8'));
    const isHead = Number.isSafeInteger(sequence) && /^[0-9a-f]{64}$/.test(sha256);
    return isHead ? { sequence, sha256, occurredAt } : null;
  } catch {
    return null;
  }
}
