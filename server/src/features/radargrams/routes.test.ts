import { gunzipSync } from 'node:zlib';
import type { RadargramSummary } from '@jsa/contract';
import { bytesInMemory, readRadargram, readRecording } from '@jsa/gpr-parsers';
import { runRecipe } from '@jsa/gpr-processing';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, sendAs } from '#tus-under-test.ts';
import { radargramJobs } from './index.ts';

const bytes = dztUnderTest({ traceCount: 600, samplesPerTrace: 300 });
let test: AppUnderTest;
let reader: SignedIn;
let radargram: RadargramSummary;

beforeAll(async () => {
  test = await openAppUnderTest();
  const sender = sendAs(await listen(test), await test.as('analyst'));
  await test.runJobs();
  const { recordingId } = await sender.deliver({ 'LINE01.DZT': bytes });
  [radargram] = (await test.settled(recordingId)).radargrams;
  reader = await test.as('chair');
});

afterAll(() => test.close());

function askTile(place: string, headers: Record<string, string> = {}) {
  return reader.ask({ url: `/api/radargrams/${radargram.id}/tiles/${place}`, headers });
}

function valuesOf(body: Uint8Array): Int16Array {
  return new Int16Array(Uint8Array.from(body).buffer);
}

describe('a tile', () => {
  it('holds the amplitudes that anyone computes from the original and the record', async () => {
    const { geometry, record } = radargram;
    if (!geometry || !record) throw new Error('not done');
    const recording = await readRecording([{ name: 'LINE01.DZT', bytes: bytesInMemory(bytes) }]);
    const expected = runRecipe(await readRadargram(recording, 0), record.recipe);

    let worst = 0;
    for (const [traceBlock, sampleBlock] of [
      [0, 0],
      [1, 0],
      [2, 1],
    ]) {
      const tile = valuesOf((await askTile(`0/${traceBlock}/${sampleBlock}`)).rawPayload);
      for (let trace = 0; trace < Math.min(256, 600 - traceBlock * 256); trace++) {
        for (let sample = 0; sample < Math.min(256, expected.samplesPerTrace - sampleBlock * 256); sample++) {
          const place = (traceBlock * 256 + trace) * expected.samplesPerTrace + sampleBlock * 256 + sample;
          const drawn = tile[trace * 256 + sample] * geometry.amplitudeScale;
          worst = Math.max(worst, Math.abs(drawn - expected.samples[place]));
        }
      }
    }
    expect(worst).toBeLessThanOrEqual(geometry.amplitudeScale * 0.501);
  });

  it('is 128 KiB, zipped only for those who can unzip', async () => {
    const plain = await askTile('0/0/0');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.rawPayload.byteLength).toBe(256 * 256 * 2);
    const zipped = await askTile('0/0/0', { 'accept-encoding': 'br, gzip;q=0.8' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
    const refusing = await askTile('0/0/0', { 'accept-encoding': 'gzip;q=0, identity' });
    expect(refusing.headers['content-encoding']).toBeUndefined();
  });

  it('is asked for each time, and not sent again to whoever has it', async () => {
    const first = await askTile('1/0/0');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers.vary).toContain('accept-encoding');
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[^"]+"$/);
    const again = await askTile('1/0/0', { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await askTile('1/1/0')).headers.etag).not.toBe(etag);
    expect((await askTile('1/0/0', { 'accept-encoding': 'gzip' })).headers.etag).not.toBe(etag);
  });

  it('at the top holds the whole line', async () => {
    const top = (radargram.geometry?.levelCount ?? 0) - 1;
    expect((await askTile(`${top}/0/0`)).statusCode).toBe(200);
    expect((await askTile(`${top}/1/0`)).statusCode).toBe(404);
  });

  it.each(['0/3/0', '0/0/2', '9/0/0', '40/0/0'])('is not there beyond the line: %s', async (place) => {
    const answer = await askTile(place);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('not-found');
  });

  it.each(['-1/0/0', '41/0/0', '0/x/0', '0/0/0.5'])('is asked for with whole numbers: %s', async (place) => {
    expect((await askTile(place)).statusCode).toBe(400);
  });

  it('of a radargram that is not there, or not done, is not there', async () => {
    const url = '/api/radargrams/c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1/tiles/0/0/0';
    expect((await reader.ask({ url })).statusCode).toBe(404);
  });
});

describe('a picture', () => {
  it('of the line is as wide as its traces and as high as its samples', async () => {
    const answer = await reader.ask({ url: `/api/radargrams/${radargram.id}/picture.png` });
    expect(answer.headers['content-type']).toBe('image/png');
    const { width, height } = decode(answer.rawPayload);
    expect([width, height]).toEqual([600, radargram.geometry?.samplesPerTrace]);
  });

  it('of a tile is drawn with the contrast that is asked for', async () => {
    const url = `/api/radargrams/${radargram.id}/tiles/0/0/0/picture.png`;
    const soft = decode((await reader.ask({ url: `${url}?contrast=1000000` })).rawPayload);
    expect(soft.data.every((grey) => Math.abs(grey - 128) <= 1)).toBe(true);
    const hard = decode((await reader.ask({ url: `${url}?contrast=0.0000001` })).rawPayload);
    expect(hard.data.some((grey) => grey === 0) && hard.data.some((grey) => grey === 255)).toBe(true);
    expect((await reader.ask({ url: `${url}?contrast=0` })).statusCode).toBe(400);
  });

  it('of a tile beyond the line is not there', async () => {
    const answer = await reader.ask({ url: `/api/radargrams/${radargram.id}/tiles/0/7/0/picture.png` });
    expect(answer.statusCode).toBe(404);
  });
});

describe('work that is repeated', () => {
  it('changes nothing when the radargram is done', async () => {
    const payload = { radargramId: radargram.id };
    await radargramJobs(test.parts)['process-radargram'](payload);
    const [after] = (await test.settled(radargram.recordingId)).radargrams;
    expect(after).toEqual(radargram);
  });

  it('takes the pyramid that a killed server had kept, without computing it again', async () => {
    await test.parts.db.run(sql`update app.radargrams set state = 'running' where id = ${radargram.id}`);
    await radargramJobs({ ...test.parts, compute: { run: neverComputes, close: async () => {} } })[
      'process-radargram'
    ]({ radargramId: radargram.id });
    const [after] = (await test.settled(radargram.recordingId)).radargrams;
    expect(after).toEqual(radargram);
  });

  it('is told in the audit with what is needed to do it again', async () => {
    const { details } = await test.parts.db.one<{ details: Record<string, unknown> }>(sql`
      select details from app.audit_events
      where action = 'radargram.finish' and subject_id = ${radargram.id}
      order by id limit 1`);
    expect(details).toMatchObject({
      recipeSha256: radargram.record?.recipeSha256,
      inputSha256: radargram.record?.inputSha256,
    });
  });
});

function neverComputes(): Promise<never> {
  throw new Error('It was computed again.');
}
