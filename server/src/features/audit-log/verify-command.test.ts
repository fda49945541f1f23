import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/db.ts';
import { openDatabase } from '#db/open-database.ts';
import { sql } from '#db/sql.ts';
import { recordAudit } from '#features/audit/index.ts';
import { makeEmbeddedDataDir } from '#testing/embedded-test-database.ts';
import { commandOf, wordsOf } from './verifiers-under-test.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await makeEmbeddedDataDir();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('npm run verify-audit', () => {
  it('names what was done to the log of the database', async () => {
    const database = await openDatabase({ dataDir, databaseUrl: null });
    await inTransaction(database, async (tx) => {
      for (const action of ['test.one', 'test.two', 'test.three'])
        await recordAudit(tx, null, { action, subjectId: null });
    });
    await database.run(sql`alter table app.audit_events disable trigger all`);
    await database.run(sql`update app.audit_events set action = 'test.other' where action = 'test.two'`);
    await database.close();

    const { words, status } = wordsOf(commandOf(), { DATA_DIR: dataDir });
    expect(words).toContain('BROKEN: changed-entry at entry 2:');
    expect(status).toBe(1);
  });

  it('gives an export to the stand-alone verifier, and its answer back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jsa-export-'));
    const file = join(folder, 'other.jsonl');
    await writeFile(file, '{}\n');
    const refused = wordsOf(commandOf('--file', file));
    expect(refused.words).toContain('This is not an export of the audit log');
    expect(refused.status).toBe(2);
    await rm(folder, { recursive: true });
  });
});
