import type { ReadingBoard, SiteDetail } from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSurveyToRead, anomaly, content, seal, sealed, square, write } from '#readings-under-test.ts';

let test: AppUnderTest;
let belgrade: SignedIn;
let pristina: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  belgrade = await test.as('analyst', 'belgrade');
  pristina = await test.as('analyst', 'pristina');
});
afterAll(() => test.close());

async function read(person: SignedIn, { surveyId }: { surveyId: string }): Promise<ReadingBoard> {
  return (await person.ask({ url: `/api/surveys/${surveyId}/readings` })).json() as ReadingBoard;
}

describe('a reading', () => {
  it('is nobody else’s to know before an analyst of each delegation has sealed one', async () => {
    const survey = await addSurveyToRead(test);
    await sealed(belgrade, survey, content([anomaly({ name: 'Secret hollow' })]));
    for (const person of [
      pristina,
      await test.as('analyst'),
      await test.as('chair'),
      await test.as('head', 'belgrade'),
    ]) {
      const answer = await person.ask({ url: `/api/surveys/${survey.surveyId}/readings` });
      expect(answer.body).not.toContain('Secret hollow');
      expect(answer.json()).toMatchObject({ areRevealed: false, readings: [], mine: [] });
      expect(answer.json().signs).toEqual([
        { party: 'belgrade', isSealed: true },
        { party: 'neutral', isSealed: false },
        { party: 'pristina', isSealed: false },
      ]);
    }
    await sealed(pristina, survey, content([], { nothingOfInterest: 'Undisturbed layers.' }));
    const open = await read(await test.as('chair'), survey);
    expect(open.readings.map(({ party, content: said }) => [party, said.anomalies.length])).toEqual([
      ['belgrade', 1],
      ['pristina', 0],
    ]);
  });

  it('is sealed with the hash of what it says, and never changes again', async () => {
    const survey = await addSurveyToRead(test);
    const board = await sealed(belgrade, survey, content([anomaly()]));
    const [own] = board.mine;
    expect(own?.sha256).toBe(await sha256Hex(canonicalJson(own?.content)));
    expect(board.may.write).toBe(false);
    const again = await write(belgrade, survey, { payload: content([anomaly()]) });
    expect([again.statusCode, again.json().details.reason]).toEqual([409, 'reading-sealed']);
    const { db } = test.parts;
    await expect(db.run(sql`update app.readings set content = '{}' where id = ${own?.id}`)).rejects.toThrow(
      'never changes',
    );
    await expect(db.run(sql`delete from app.readings where id = ${own?.id}`)).rejects.toThrow();
  });

  it('is kept as it is typed, and says what it lacks only when it is to be sealed', async () => {
    const survey = await addSurveyToRead(test);
    const strong = anomaly({ confidence: 4, alternatives: [], observations: [] });
    const written = await write(belgrade, survey, { payload: content([strong], { detectability: null }) });
    expect(written.statusCode).toBe(200);
    const refused = await seal(belgrade, survey, 1);
    expect(refused.statusCode).toBe(409);
    expect(
      refused
        .json()
        .details.faults.map(({ code }: { code: string }) => code)
        .sort(),
    ).toEqual(
      [
        'four-needs-lines-or-directions',
        'four-needs-measured-velocity',
        'no-alternative',
        'no-detectability',
        'no-observation',
      ].sort(),
    );
    expect((await read(belgrade, survey)).mine[0]?.sealedAt).toBeNull();
  });

  it('loses nothing when it is written in two windows at once', async () => {
    const survey = await addSurveyToRead(test);
    await write(belgrade, survey, { payload: content([anomaly()]) });
    const both = await Promise.all(
      ['One', 'Two'].map((note) => write(belgrade, survey, { version: 1, payload: content([], { note }) })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it('names no recording of another survey', async () => {
    const [survey, other] = [await addSurveyToRead(test), await addSurveyToRead(test)];
    const section = { recordingId: other.recordingId, fromTrace: 0, toTrace: 9, fromNs: 5, toNs: 20 };
    const refused = await write(belgrade, survey, { payload: content([anomaly({ sections: [section] })]) });
    expect(refused.statusCode).toBe(400);
  });

  it('draws no anomaly away from the site', async () => {
    const survey = await addSurveyToRead(test);
    const far = anomaly({ outline: square(5_000, 0, 4) });
    const refused = await write(belgrade, survey, { payload: content([anomaly(), far]) });
    expect([refused.statusCode, refused.json().details]).toMatchObject([
      400,
      { field: 'body.anomalies/1/outline', reason: 'outside-site' },
    ]);
  });

  it('is not written before both delegations have received the survey', async () => {
    const survey = await addSurveyToRead(test);
    await test.parts.db.run(sql`
      update app.joint_assessments set received_at = null where site_id = ${survey.siteId}`);
    const refused = await write(belgrade, survey, { payload: content([anomaly()]) });
    expect([refused.statusCode, refused.json().details.reason]).toEqual([409, 'reading-not-allowed-yet']);
  });

  it('unlocks the summary of the site for its analyst, and a second, informed one after the reveal', async () => {
    const survey = await addSurveyToRead(test);
    const site = async () =>
      (await belgrade.ask({ url: `/api/sites/${survey.siteId}` })).json() as SiteDetail;
    expect((await site()).informationWithheld).toBe('until-own-reading');
    await sealed(belgrade, survey, content([anomaly()]));
    expect((await site()).informationWithheld).toBeNull();
    expect((await read(belgrade, survey)).may.write).toBe(false);
    await sealed(pristina, survey, content([anomaly()]));
    expect((await read(belgrade, survey)).may.write).toBe(true);
    const board = await sealed(belgrade, survey, content([anomaly({ confidence: 3 })]));
    expect(board.mine.map(({ isInformed }) => isInformed)).toEqual([false, true]);
    expect(board.may.write).toBe(false);
  });

  it('gives each anomaly its place on the ground: by its outline, or by what its sections span', async () => {
    const survey = await addSurveyToRead(test);
    const section = { recordingId: survey.recordingId, fromTrace: 50, toTrace: 150, fromNs: 5, toNs: 20 };
    await sealed(belgrade, survey, content([anomaly({ outline: null, sections: [section] }), anomaly()]));
    const areas = await test.parts.db.many<{ areaM2: number }>(sql`
      select st_area(shape.shape::geography) as "areaM2"
      from app.reading_shapes shape join app.readings reading on reading.id = shape.reading_id
      where reading.survey_id = ${survey.surveyId} order by 1`);
    // 10 m along the line, half a metre to each side and round ends; and 4 m × 4 m.
    expect(areas.map(({ areaM2 }) => Math.round(areaM2))).toEqual([11, 16]);
  });
});
