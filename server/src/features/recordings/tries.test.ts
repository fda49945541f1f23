import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { originalKey } from '#storage/store.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let analyst: SignedIn;
let sender: Sender;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  test = await openAppUnderTest();
  analyst = await test.as('analyst');
  sender = sendAs(await listen(test), analyst);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await test.close();
});

let seed = 7000;
function newDzt(): Uint8Array {
  return dztUnderTest({ traceCount: 40, samplesPerTrace: 64, seed: seed++ });
}

/** As if the work had been tried four times already. */
function nextTryIsLast(): Promise<number> {
  return test.parts.db.run(sql`
    update graphile_worker._private_jobs set attempts = 4, run_at = now() where locked_at is null`);
}

async function originalPath({ files }: { files: ReadonlyArray<{ sha256: string }> }): Promise<string> {
  return test.parts.store.localPath(originalKey(files[0].sha256));
}

function askAgain(who: SignedIn, kind: 'recordings' | 'radargrams', id: string) {
  return who.ask({ method: 'POST', url: `/api/${kind}/${id}/tries` });
}

async function auditedBy(personId: string, subjectId: string, action: string): Promise<number> {
  const { count } = await test.parts.db.one<{ count: number }>(sql`
    select count(*)::int as count from app.audit_events
    where person_id = ${personId} and subject_id = ${subjectId} and action = ${action}`);
  return count;
}

describe('a recording that a fault of the machine keeps from being read', () => {
  let recordingId: string;
  let path: string;

  it('says so after the last try, and that the originals are safe', async () => {
    const receipt = await sender.deliver({ 'FAULT.DZT': newDzt() });
    ({ recordingId } = receipt);
    path = await originalPath(receipt);
    await rename(path, `${path}.away`);
    await mkdir(path);
    await nextTryIsLast();
    await test.runJobs();
    const { state, unreadableReason } = await test.settled(recordingId);
    expect(state).toBe('unreadable');
    expect(unreadableReason).toMatch(/The files are safe here.*ask for another try\.$/);
    expect(unreadableReason).not.toContain(path);
  });

  it('is not read again for those who may not upload', async () => {
    expect((await askAgain(await test.as('chair'), 'recordings', recordingId)).statusCode).toBe(403);
    expect((await askAgain(await test.as('observer'), 'recordings', recordingId)).statusCode).toBe(404);
    expect((await askAgain(await test.as('admin'), 'recordings', recordingId)).statusCode).toBe(404);
  });

  it('is read when the fault is mended and somebody asks, and that is kept', async () => {
    await rmdir(path);
    await rename(`${path}.away`, path);
    expect((await askAgain(analyst, 'recordings', recordingId)).statusCode).toBe(204);
    expect(await test.settled(recordingId)).toMatchObject({ state: 'parsed', unreadableReason: null });
    expect(await auditedBy(analyst.person.id, recordingId, 'recording.start')).toBe(1);
  });

  it('is not read again when it could be read', async () => {
    const answer = await askAgain(analyst, 'recordings', recordingId);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'transition-forbidden']);
  });
});

describe('a recording whose original is gone from the store', () => {
  it('says so at once and names the file', async () => {
    const receipt = await sender.deliver({ 'GONE.DZT': newDzt() });
    await test.settled(receipt.recordingId);
    await rm(await originalPath(receipt));
    await test.parts.db.run(sql`
      update app.recordings set state = 'unreadable', unreadable_reason = 'made so by this test'
      where id = ${receipt.recordingId}`);
    await askAgain(analyst, 'recordings', receipt.recordingId);
    const { unreadableReason } = await test.settled(receipt.recordingId);
    expect(unreadableReason).toMatch(/^The stored GONE\.DZT .* is no longer there\. Restore it/);
  });
});

describe('a radargram that a fault of the machine keeps from being made', () => {
  it('says so after the last try, and is made when somebody asks again', async () => {
    const { workFolder, db } = test.parts;
    await rm(workFolder, { recursive: true });
    await writeFile(workFolder, 'a file where a folder should be');
    const { recordingId } = await sender.deliver({ 'FULL.DZT': newDzt() });
    await vi.waitUntil(
      () => db.maybeOne(sql`select 1 from graphile_worker._private_jobs where last_error is not null`),
      30_000,
    );
    await nextTryIsLast();
    const [failed] = (await test.settled(recordingId)).radargrams;
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed.failedReason).toMatch(/The original files are safe here.*ask for another try\.$/);

    await rm(workFolder);
    await mkdir(workFolder);
    expect((await askAgain(await test.as('chair'), 'radargrams', failed.id)).statusCode).toBe(403);
    expect((await askAgain(await test.as('observer'), 'radargrams', failed.id)).statusCode).toBe(404);
    expect((await askAgain(analyst, 'radargrams', failed.id)).statusCode).toBe(204);
    const [made] = (await test.settled(recordingId)).radargrams;
    expect(made).toMatchObject({ id: failed.id, state: 'done', failedReason: null });
    expect(await auditedBy(analyst.person.id, failed.id, 'radargram.start')).toBe(1);
    expect((await askAgain(analyst, 'radargrams', failed.id)).statusCode).toBe(409);
  });
});
