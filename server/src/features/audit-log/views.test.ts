import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { listen, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let analyst: SignedIn;
let recordingId: string;
let radargramId: string;
let sha256: string;
let siteId: string;

beforeAll(async () => {
  test = await openAppUnderTest();
  analyst = await test.as('analyst');
  await test.runJobs();
  const sender = sendAs(await listen(test), analyst);
  const receipt = await sender.deliver({ 'SEEN.DZT': dztUnderTest({ traceCount: 40, samplesPerTrace: 64 }) });
  ({ recordingId } = receipt);
  ({ sha256 } = receipt.files[0]);
  radargramId = (await test.settled(recordingId)).radargrams[0].id;
  const { db } = test.parts;
  ({ id: siteId } = await db.one<{ id: string }>(sql`
    insert into app.sites (code, owner, title, status, is_fictional, location, horizontal_uncertainty_m)
    values ('JSA-2026-903', 'pristina', 'DEMO', 'surveyed', true, st_setsrid(st_makepoint(21.05, 42.2), 4326), 50)
    returning id`));
  await db.run(sql`update app.recordings set site_id = ${siteId} where id = ${recordingId}`);
  await db.run(sql`delete from app.survey_lines where recording_id = ${recordingId}`);
  await db.run(sql`
    insert into app.survey_lines (recording_id, track)
    values (${recordingId}, st_geomfromtext('linestring m (21.05 42.2 0, 21.051 42.2 39)', 4326))`);
});
afterAll(() => test.close());

function entriesOf(action: string) {
  return test.parts.db.many(sql`
    select person_id as "personId", subject_id as "subjectId", site_id as "siteId", owner
    from app.audit_events where action = ${action}`);
}

it('tracks, radargrams and originals that somebody is shown are entries, with the site and its owner', async () => {
  const personId = analyst.person.id;
  const about = { personId, siteId, owner: 'pristina' };
  for (const _again of [1, 2]) {
    await analyst.ask({ url: '/api/survey-lines' });
    for (const sampleBlock of [0, 0]) {
      const tile = await analyst.ask({ url: `/api/radargrams/${radargramId}/tiles/0/0/${sampleBlock}` });
      expect(tile.statusCode).toBe(200);
    }
  }
  expect(await entriesOf('track.view')).toEqual([{ ...about, subjectId: siteId }]);
  expect(await entriesOf('radargram.view')).toEqual([{ ...about, subjectId: radargramId }]);

  await analyst.ask({ url: `/api/recordings/${recordingId}/files/${sha256}` });
  expect(await entriesOf('recording.download')).toEqual([{ ...about, subjectId: recordingId }]);
});
