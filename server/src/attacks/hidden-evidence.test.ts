import type { RecordingDetail, RecordingSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, sendAs } from '#tus-under-test.ts';
import {
  addHiddenSite,
  addReceivedRecording,
  saidBy,
  statementsOf,
  unknownId,
} from './hidden-site-under-test.ts';

let test: AppUnderTest;
let address: string;
let field: SignedIn;
let siteId: string;
let recordingId: string;

beforeAll(async () => {
  test = await openAppUnderTest();
  address = await listen(test);
  field = await test.as('field');
  siteId = await addHiddenSite(test);
  recordingId = await addReceivedRecording(test, siteId, (await test.as('chair')).person.id);
});
afterAll(() => test.close());

describe('a recording that somebody may not see', () => {
  it.each([
    ['GET', ''],
    ['GET', '/survey-line'],
    ['POST', '/tries'],
  ] as const)('is answered by %s %s as one that is not there', async (method, path) => {
    const askFor = (id: string) => field.ask({ method, url: `/api/recordings/${id}${path}` });
    const [hidden, hiddenCount] = await statementsOf(() => askFor(recordingId));
    const [missing, missingCount] = await statementsOf(() => askFor(unknownId));
    expect(saidBy(hidden)).toEqual(saidBy(missing));
    expect(hidden.statusCode).toBe(404);
    expect(hiddenCount).toBe(missingCount);
    expect(hiddenCount).toBeGreaterThan(0);
  });

  it('is answered by its radargram as one that is not there', async () => {
    const { id } = await test.parts.db.one<{ id: string }>(sql`
      insert into app.radargrams (recording_id, channel, channel_name) values (${recordingId}, 0, 'one')
      returning id`);
    for (const path of ['picture.png', 'tiles/0/0/0', 'tiles/0/0/0/picture.png']) {
      const askFor = (radargramId: string) => field.ask({ url: `/api/radargrams/${radargramId}/${path}` });
      expect(saidBy(await askFor(id))).toEqual(saidBy(await askFor(unknownId)));
    }
  });

  it('is counted nowhere', async () => {
    for (const url of ['/api/recordings', '/api/survey-lines'])
      expect((await field.ask({ url })).body).toBe('[]');
  });
});

describe('before the joint receipt', () => {
  it('neither delegation sees a recording of a mission under way, not even as a number', async () => {
    await test.parts.db.run(sql`
      insert into app.joint_assessments (site_id, number, starts_on, ends_on)
      values (${siteId}, 1, current_date - 1, current_date + 1)`);
    for (const delegation of ['belgrade', 'pristina'] as const) {
      const head = await test.as('head', delegation);
      expect((await head.ask({ url: '/api/recordings' })).body).toBe('[]');
      expect((await head.ask({ url: `/api/recordings/${recordingId}` })).statusCode).toBe(404);
      expect((await head.ask({ url: '/api/sites' })).json()).toMatchObject([{ recordingCount: 0 }]);
      expect((await head.ask({ url: `/api/sites/${siteId}` })).json()).toMatchObject({ recordingCount: 0 });
    }
    await test.parts.db.run(
      sql`update app.joint_assessments set received_at = now() where site_id = ${siteId}`,
    );
    const head = await test.as('head', 'pristina');
    expect((await head.ask({ url: '/api/sites' })).json()).toMatchObject([{ recordingCount: 1 }]);
  });
});

describe('who sees the area and not the place', () => {
  it('is shown a recording without what its files say of places, and not the files', async () => {
    const pristina = await test.as('head', 'pristina');
    const [listed] = (await pristina.ask({ url: '/api/recordings' })).json() as RecordingSummary[];
    expect(listed.hasTrack).toBe(false);
    const seen = (await pristina.ask({ url: `/api/recordings/${recordingId}` })).json() as RecordingDetail;
    expect(seen).toMatchObject({ hasTrack: false, rawHeader: {}, comment: null, findings: [] });
    const file = `/api/recordings/${recordingId}/files/${'ab'.repeat(32)}`;
    for (const method of ['GET', 'HEAD'] as const)
      expect((await pristina.ask({ method, url: file })).statusCode).toBe(404);
    expect((await pristina.ask({ url: `/api/recordings/${recordingId}/survey-line` })).statusCode).toBe(404);
    expect((await pristina.ask({ url: '/api/survey-lines' })).body).toBe('[]');
    const belgrade = await test.as('head', 'belgrade');
    const own = (await belgrade.ask({ url: `/api/recordings/${recordingId}` })).json() as RecordingDetail;
    expect(own).toMatchObject({ hasTrack: true, comment: 'By the orchard', findings: [{ code: 'place' }] });
  });
});

describe('handing over', () => {
  it('to a hidden site is answered as to one that is not there, and keeps nothing', async () => {
    const sender = sendAs(address, field);
    const uploads = await sender.upload({
      'PROBE.DZT': dztUnderTest({ traceCount: 32, samplesPerTrace: 32, seed: 71 }),
    });
    const answers = [await sender.handOver(uploads, siteId), await sender.handOver(uploads, unknownId)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(await answers[0].text()).toBe(await answers[1].text());
  });

  it('bytes of a recording that is not theirs to see tells its name, its sender and its day to nobody', async () => {
    const bytes = dztUnderTest({ traceCount: 32, samplesPerTrace: 32, seed: 72 });
    const analyst = await test.as('analyst');
    const { recordingId: hiddenId } = await sendAs(address, analyst).deliver({ 'SECRET-NAME.DZT': bytes });
    const sender = sendAs(address, field);
    const answer = await sender.handOver(await sender.upload({ 'MINE.DZT': bytes }));
    const body = await answer.text();
    expect(answer.status).toBe(409);
    expect(body).not.toMatch(/SECRET-NAME|The analyst/);
    expect(body).not.toContain(hiddenId);
  });
});
