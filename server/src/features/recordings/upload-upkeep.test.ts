import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let sender: Sender;

beforeAll(async () => {
  test = await openAppUnderTest();
  sender = sendAs(await listen(test), await test.as('field'));
});

afterAll(() => test.close());

const eightDaysAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);

async function beginEightDaysAgo(name: string): Promise<string> {
  const id = await sender.begin(name, 1000);
  await sender.send(id, new Uint8Array(10));
  await test.parts.db.run(sql`update app.uploads set created_at = ${eightDaysAgo} where id = ${id}`);
  return id;
}

async function whatIsThere(id: string) {
  const row = await test.parts.db.maybeOne(sql`select 1 from app.uploads where id = ${id}`);
  const names = await readdir(test.parts.uploadFolder);
  return { row: row !== null, files: names.filter((name) => name.startsWith(id)).length };
}

describe('an unfinished upload', () => {
  it('is removed with file, notes and row when nothing came for a week, and that is kept', async () => {
    const id = await beginEightDaysAgo('FORGOTTEN.DZT');
    await utimes(join(test.parts.uploadFolder, id), eightDaysAgo, eightDaysAgo);
    await test.restartHttp();
    expect(await whatIsThere(id)).toEqual({ row: false, files: 0 });
    const audited = await test.parts.db.maybeOne(sql`
      select 1 from app.audit_events where action = 'upload.expire' and subject_id = ${id}`);
    expect(audited).not.toBeNull();
  });

  it('stays when bytes came within the week, however long ago it began', async () => {
    const id = await beginEightDaysAgo('SLOW.DZT');
    await test.restartHttp();
    expect(await whatIsThere(id)).toEqual({ row: true, files: 2 });
  });

  it('stays for ever once it was handed over, to lead to its receipt', async () => {
    const bytes = dztUnderTest({ traceCount: 20, samplesPerTrace: 32, seed: 4711 });
    const [id] = await sender.upload({ 'DONE.DZT': bytes });
    const first = await (await sender.handOver([id])).json();
    await test.parts.db.run(sql`update app.uploads set created_at = ${eightDaysAgo} where id = ${id}`);
    await test.restartHttp();
    expect(await whatIsThere(id)).toEqual({ row: true, files: 0 });
    expect(await (await sender.handOver([id])).json()).toEqual(first);
  });

  it('leaves nothing when a kill came between its refusal and the tidying', async () => {
    const id = crypto.randomUUID();
    await writeFile(join(test.parts.uploadFolder, id), 'bytes');
    await writeFile(join(test.parts.uploadFolder, `${id}.json`), '{}');
    await test.restartHttp();
    expect(await whatIsThere(id)).toEqual({ row: false, files: 0 });
  });
});
