import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeEmbeddedDataDir } from '#testing/embedded-test-database.ts';
import { openEmbedded } from './open-embedded.ts';

let dataDir: string;
const openerUrl = new URL('./open-embedded.ts', import.meta.url).href;

/** Another server process on the same folder; `program` finds the database's `pool`. */
function startProcess(program: string): ChildProcess {
  const source = `
    const { openEmbedded } = await import(${JSON.stringify(openerUrl)});
    const { pool, close } = await openEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    ${program}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const part of stream ?? []) text += part;
  return text;
}

/** Kills the process in the middle of its writing, once it has printed so many numbers; answers with all it printed. */
async function killAfter(child: ChildProcess, lineCount: number): Promise<number[]> {
  const acknowledged: number[] = [];
  const errors = textOf(child.stderr);
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === lineCount) child.kill('SIGKILL');
  }
  expect(await errors).toBe('');
  return acknowledged;
}

const writeForEver = `
  for (let writer = 0; writer < 3; writer++) {
    (async () => {
      for (;;) {
        const { rows } = await pool.query('insert into written default values returning id');
        process.stdout.write(rows[0].id + '\\n');
      }
    })();
  }`;

describe('the embedded database', () => {
  beforeAll(async () => {
    dataDir = await makeEmbeddedDataDir();
    const { pool, close } = await openEmbedded({ dataDir });
    await pool.query('create table written (id integer generated always as identity primary key)');
    await close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('has every acknowledged row after its process was killed while writing, each time', async () => {
    const acknowledged: number[] = [];
    for (const lineCount of [50, 90]) {
      acknowledged.push(...(await killAfter(startProcess(writeForEver), lineCount)));
    }
    const { pool, close } = await openEmbedded({ dataDir });
    const { rows } = await pool.query<{ id: number }>('select id from written');
    await close();
    const kept = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(140);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  }, 180_000);

  it('refuses a second process with a sentence, and leaves the first one be', async () => {
    const { pool, close } = await openEmbedded({ dataDir });
    const second = startProcess('');
    const [complaint, [exitCode]] = await Promise.all([textOf(second.stderr), once(second, 'exit')]);
    expect(exitCode).toBe(1);
    expect(complaint).toContain(`${dataDir} is in use by another server`);
    expect(complaint).toContain('set DATA_DIR to another folder');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await close();
  });

  it('rolls back a transaction that says nothing, so that others go on', async () => {
    const { pool, close } = await openEmbedded({ dataDir, idleInTransactionMs: 50 });
    const silent = await pool.connect();
    await silent.query('begin');
    await silent.query('delete from written');
    // Asked while the transaction holds the only backend: answered as soon as it has been cut off.
    const { rows } = await pool.query('select count(*)::int > 0 as "isThere" from written');
    expect(rows).toEqual([{ isThere: true }]);
    await expect(silent.query('select 1')).rejects.toThrow();
    silent.release(true);
    await close();
  });

  it('makes fsync reach the disk', async () => {
    const { pool, close } = await openEmbedded({ dataDir });
    const { rows } = await pool.query(
      `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`,
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
    await close();
  });

  it('checkpoints by itself in idle moments', async () => {
    const { pool, close } = await openEmbedded({ dataDir, upkeepEveryMs: 20 });
    const readCheckpoint = async () =>
      (await pool.query<{ lsn: string }>('select checkpoint_lsn::text as lsn from pg_control_checkpoint()'))
        .rows[0].lsn;
    const before = await readCheckpoint();
    await pool.query('insert into written default values');
    await vi.waitUntil(async () => (await readCheckpoint()) !== before, { timeout: 20_000 });
    await close();
  });

  it('ends its process with a sentence when PostgreSQL panics', async () => {
    const walFolder = join(dataDir, 'postgres', 'pg_wal');
    const child = startProcess(`
      (await import('node:fs')).rmSync(${JSON.stringify(walFolder)}, { recursive: true });
      await pool.query('select pg_switch_wal()').catch(() => undefined);`);
    const [complaint, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
    expect(exitCode).toBe(1);
    expect(complaint).toMatch(/^The embedded database stopped \(.*pg_wal.*\)\. What was saved is safe/);
  });

  it('says which folder does not open when the cluster in it is damaged', async () => {
    await expect(openEmbedded({ dataDir })).rejects.toThrow(
      `The embedded database in ${join(dataDir, 'postgres')} does not open`,
    );
  });
});
