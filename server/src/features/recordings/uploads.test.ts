import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadPath } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let address: string;
let sender: Sender;
let cookie: string;

beforeAll(async () => {
  test = await openAppUnderTest();
  address = await listen(test);
  ({ cookie } = await test.as('field'));
  sender = sendAs(address, { cookie });
});

afterAll(() => test.close());

function head(uploadId: string, asCookie = cookie): Promise<Response> {
  return fetch(`${address}${uploadPath}/${uploadId}`, {
    method: 'HEAD',
    headers: { 'tus-resumable': '1.0.0', cookie: asCookie },
  });
}

describe('an upload', () => {
  it('goes on where it was cut off', async () => {
    const bytes = dztUnderTest();
    const id = await sender.begin('LINE.DZT', bytes.byteLength);
    await sender.send(id, bytes.subarray(0, 5000));
    expect((await head(id)).headers.get('upload-offset')).toBe('5000');
    expect((await sender.send(id, bytes.subarray(5000), 5000)).status).toBe(204);
    expect((await head(id)).headers.get('upload-offset')).toBe(String(bytes.byteLength));
  });

  it('takes no bytes at a wrong place', async () => {
    const id = await sender.begin('LINE.DZT', 10_000);
    expect((await sender.send(id, new Uint8Array(10), 5)).status).toBe(409);
  });

  it('is not there for another person, not even to hand it over', async () => {
    const id = await sender.begin('LINE.DZT', 3);
    const other = await test.signInNew('field');
    const stranger = sendAs(address, other);
    expect((await head(id, other.cookie)).status).toBe(404);
    expect((await stranger.send(id, new Uint8Array(3))).status).toBe(404);
    expect((await stranger.handOver([id])).status).toBe(409);
    expect((await head(id)).headers.get('upload-offset')).toBe('0');
  });

  it('leaves no bytes behind when it was handed over but a kill came before the tidying', async () => {
    const bytes = dztUnderTest({ seed: 31, traceCount: 20, samplesPerTrace: 32 });
    const [id] = await sender.upload({ 'KILLED.DZT': bytes });
    const unfinished = await sender.begin('OTHER.DZT', 5);
    await sender.handOver([id]);
    await writeFile(join(test.parts.uploadFolder, id), bytes);
    await test.restartHttp();
    const left = await readdir(test.parts.uploadFolder);
    expect(left).not.toContain(id);
    expect(left).toContain(unfinished);
  });

  it('keeps its sender signed in for as long as it takes, in the browser too', async () => {
    const slow = await test.signInNew('field');
    const id = await sendAs(address, slow).begin('LONG.DZT', 3);
    await test.parts.db.run(sql`
      update app.sessions set expires_at = now() + interval '1 hour' where person_id = ${slow.person.id}`);
    const answer = await head(id, slow.cookie);
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^jsa_session=.*Max-Age=43200/)]);
  });

  it('is refused to whoever may not upload, before a byte is kept', async () => {
    const before = (await readdir(test.parts.uploadFolder)).length;
    for (const [role, status] of [
      ['member', 403],
      ['observer', 404],
    ] as const) {
      const answer = await fetch(`${address}${uploadPath}`, {
        method: 'POST',
        headers: { 'tus-resumable': '1.0.0', 'upload-length': '5', cookie: (await test.as(role)).cookie },
      });
      expect(answer.status).toBe(status);
    }
    expect((await readdir(test.parts.uploadFolder)).length).toBe(before);
  });

  it('is refused when it is larger than 16 GiB', async () => {
    const answer = await fetch(`${address}${uploadPath}`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': String(2 ** 34 + 1), cookie },
    });
    expect(answer.status).toBe(413);
  });

  it('can be given up', async () => {
    const id = await sender.begin('LINE.DZT', 3);
    const answer = await fetch(`${address}${uploadPath}/${id}`, {
      method: 'DELETE',
      headers: { 'tus-resumable': '1.0.0', cookie },
    });
    expect(answer.status).toBe(204);
    expect((await head(id)).status).toBe(404);
  });

  it.each(['..%2f..%2fetc%2fpasswd', '....', 'LINE.DZT', `${'a'.repeat(36)}`])(
    'is not looked for outside its folder: %s',
    async (id) => {
      const answer = await fetch(`${address}${uploadPath}/${id}`, {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          cookie,
        },
        body: 'x',
      });
      expect(answer.status).toBe(404);
    },
  );

  it.each([
    ['../../../../tmp/evil.DZT', 'evil.DZT'],
    ['C:\\data\\LINE 7.DZT', 'LINE 7.DZT'],
    ['/etc/cron.d/x\u0000.DZT', 'x.DZT'],
  ])('is called by its last part, printable: %j', async (sent, kept) => {
    const id = await sender.begin(sent, 3);
    const { name } = await test.parts.db.one<{ name: string }>(sql`
      select file_name as name from app.uploads where id = ${id}`);
    expect(name).toBe(kept);
    expect(await readdir(join(test.parts.uploadFolder, '..'))).not.toContain('tmp');
  });
});
