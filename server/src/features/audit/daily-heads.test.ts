import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#config.ts';
import { inTransaction } from '#db/db.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { keepHeadOf, readDailyHeads } from './daily-heads.ts';
import { auditHead, recordAudit } from './index.ts';

let database: OpenDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'jsa-heads-'));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the head of a day', () => {
  it('is kept once, whole, and stays as it was first', async () => {
    const folder = join(dataDir, 'audit-heads');
    await inTransaction(database, (tx) => recordAudit(tx, null, { action: 'test.one', subjectId: null }));
    const first = await auditHead(database);
    await Promise.all([1, 2, 3].map(() => keepHeadOf('2026-11-25', database, folder)));
    const text = await readFile(join(folder, '2026-11-25.json'), 'utf8');
    await inTransaction(database, (tx) => recordAudit(tx, null, { action: 'test.two', subjectId: null }));
    await keepHeadOf('2026-11-25', database, folder);
    await keepHeadOf('2026-11-26', database, folder);
    expect(await readFile(join(folder, '2026-11-25.json'), 'utf8')).toBe(text);
    expect((await readdir(folder)).sort()).toEqual(['2026-11-25.json', '2026-11-26.json']);
    expect(await readDailyHeads({ config: readConfig({ DATA_DIR: dataDir }) })).toEqual([
      { day: '2026-11-26', ...(await auditHead(database)) },
      { day: '2026-11-25', ...first },
    ]);
  });

  it('that cannot be read is told of, and left out', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await writeFile(join(dataDir, 'audit-heads', '2026-11-27.json'), 'half a fi');
    const days = (await readDailyHeads({ config: readConfig({ DATA_DIR: dataDir }) })).map(({ day }) => day);
    expect(days).toEqual(['2026-11-26', '2026-11-25']);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('2026-11-27.json does not hold a head'));
    told.mockRestore();
  });
});
