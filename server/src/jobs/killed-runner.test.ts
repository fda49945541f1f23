import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inTransaction } from '#db/db.ts';
import { openDatabase } from '#db/open-database.ts';
import { makeEmbeddedDataDir } from '#testing/embedded-test-database.ts';
import { enqueue, startJobRunner } from './queue.ts';

function urlOf(file: string): string {
  return JSON.stringify(new URL(file, import.meta.url).href);
}

/** A server process that begins the job, says so, and never ends it. */
function processThatNeverEnds(dataDir: string): string {
  return `
    const { openDatabase } = await import(${urlOf('../db/open-database.ts')});
    const { startJobRunner } = await import(${urlOf('./queue.ts')});
    const { pool } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, databaseUrl: null });
    const read = () => { process.stdout.write('begun'); return new Promise(() => undefined); };
    await startJobRunner({ pool, handlers: { read }, concurrency: 1, isOnlyProcess: true });`;
}

it('the job of a process that was killed in the middle is repeated by the next process', async () => {
  const dataDir = await makeEmbeddedDataDir();
  const before = await openDatabase({ dataDir, databaseUrl: null });
  await inTransaction(before, (tx) => enqueue(tx, { name: 'read', payload: { recordingId: 'r1' } }));
  await before.close();

  const child = spawn(process.execPath, ['--input-type=module', '--eval', processThatNeverEnds(dataDir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const after = await openDatabase({ dataDir, databaseUrl: null });
  const repeated = Promise.withResolvers<unknown>();
  const read = async (payload: unknown) => repeated.resolve(payload);
  const runner = await startJobRunner({
    pool: after.pool,
    handlers: { read },
    concurrency: 1,
    isOnlyProcess: true,
  });
  expect(await repeated.promise).toEqual({ recordingId: 'r1' });
  await runner.stop();
  await after.close();
  rmSync(dataDir, { recursive: true, force: true });
}, 180_000);
