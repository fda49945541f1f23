import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProblemReply, Receipt } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import type { Database } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';
import { handOver } from './actions.ts';

let test: AppUnderTest;
let analyst: SignedIn;
let sender: Sender;

beforeAll(async () => {
  test = await openAppUnderTest();
  analyst = await test.as('analyst');
  sender = sendAs(await listen(test), analyst);
});

afterAll(() => test.close());

let seed = 9000;
async function uploaded(name: string): Promise<string> {
  const bytes = dztUnderTest({ traceCount: 20, samplesPerTrace: 32, seed: seed++ });
  const [id] = await sender.upload({ [name]: bytes });
  return id;
}

describe('an upload that is named in two sets', () => {
  it('belongs to the set that came first; the other is refused and loses nothing', async () => {
    const [both, one, other] = [await uploaded('BOTH.DZT'), await uploaded('A.DZT'), await uploaded('B.DZT')];
    const answers = await Promise.all([sender.handOver([both, one]), sender.handOver([both, other])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409) as Response;
    expect(((await refused.json()) as ProblemReply).message).toMatch(/BOTH\.DZT was handed over already/);

    const left = answers[0].status === 201 ? other : one;
    const alone = await sender.handOver([left]);
    expect(alone.status).toBe(201);
    expect(((await alone.json()) as Receipt).files).toHaveLength(1);
  });

  it('is refused with the same words when the first set is long done', async () => {
    const [first, second] = [await uploaded('FIRST.DZT'), await uploaded('SECOND.DZT')];
    await sender.handOver([first]);
    const answer = await sender.handOver([first, second]);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/FIRST\.DZT was handed over already/),
    });
    expect((await sender.handOver([second])).status).toBe(201);
  });
});

describe('a hand-over that is overtaken', () => {
  it('right after its first look at the uploads has the receipt of the faster one', async () => {
    const id = await uploaded('OVERTAKEN.DZT');
    const { db } = test.parts;
    let faster: Receipt | null = null;
    const many: Database['many'] = async (statement) => {
      const rows = await db.many(statement);
      faster ??= (await (await sender.handOver([id])).json()) as Receipt;
      return rows as never;
    };
    const handed = { uploadIds: [id], siteId: null };
    const receipt = await handOver({ ...test.parts, db: { ...db, many } }, analyst.person, handed);
    expect(faster).toMatchObject({ files: [{ name: 'OVERTAKEN.DZT' }] });
    expect(receipt).toEqual(faster);
  });
});

describe('an upload whose bytes are gone', () => {
  it('is asked for again, and is no fault of the server', async () => {
    const id = await uploaded('LOST.DZT');
    await rm(join(test.parts.uploadFolder, id));
    const answer = await sender.handOver([id]);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'upload-incomplete' });
  });
});

describe('taking an original out', () => {
  it('is kept as such only when bytes leave', async () => {
    const { recordingId, files } = await sender.deliver({
      'HEAD.DZT': dztUnderTest({ traceCount: 20, samplesPerTrace: 32, seed: seed++ }),
    });
    const url = `/api/recordings/${recordingId}/files/${files[0].sha256}`;
    const answer = await analyst.ask({ method: 'HEAD', url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-length']).toBe(String(files[0].byteLength));
    const { count } = await test.parts.db.one<{ count: number }>(sql`
      select count(*)::int as count from app.audit_events
      where action = 'recording.download' and subject_id = ${recordingId}`);
    expect(count).toBe(0);
  });
});
