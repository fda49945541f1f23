import type { JointReport, ReportWords, Round } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addSurveyToRead,
  anomaly,
  content,
  ifMatch,
  type SurveyToRead,
  sealed,
  square,
} from '#readings-under-test.ts';
import { open, setTable, type Table } from '#rounds-under-test.ts';
import type { CellCount } from './agreement.ts';
import { countCells } from './queries.ts';

let table: Table;
let belgrade: SignedIn;
let pristina: SignedIn;
let secretariat: SignedIn;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
  belgrade = await table.test.as('analyst', 'belgrade');
  pristina = await table.test.as('analyst', 'pristina');
  secretariat = await table.test.as('secretariat');
});
afterAll(() => table.test.close());

const each = (text: string) => ({ en: text, sq: text, 'sr-Latn': text });
const url = ({ surveyId }: SurveyToRead, act = '') => `/api/surveys/${surveyId}/report${act}`;

async function read(survey: SurveyToRead, person = secretariat): Promise<JointReport> {
  return (await person.ask({ url: url(survey) })).json() as JointReport;
}

/** Two readings: one anomaly that both have, half overlapping, and one that only Pristina's analyst has. */
async function revealed(): Promise<SurveyToRead> {
  const survey = await addSurveyToRead(table.test);
  await sealed(belgrade, survey, content([anomaly({ name: 'Both', outline: square(0, 0, 4), topM: 0.5 })]));
  const theirs = [
    anomaly({ name: 'Both too', outline: square(2, 0, 4), topM: 0.9, interpretiveClass: 'natural' }),
    anomaly({ name: 'Alone', outline: square(12, 12, 3) }),
  ];
  await sealed(pristina, survey, content(theirs, { usefulDepthM: 1.8 }));
  return survey;
}

const words: ReportWords = {
  summary: each('One anomaly in common.'),
  statements: [1, 2].map((number) => ({ number, words: each(`Statement ${number}`) })),
  detectability: 'D2',
  detectabilityReason: each('Line spacing.'),
};

async function offered(survey: SurveyToRead): Promise<JointReport> {
  const headers = ifMatch(0);
  const written = await belgrade.ask({ method: 'PUT', url: url(survey), headers, payload: words });
  const { version } = written.json() as JointReport;
  return (
    await secretariat.ask({ method: 'POST', url: url(survey, '/offer'), headers: ifMatch(version) })
  ).json() as JointReport;
}

function answer(person: SignedIn, survey: SurveyToRead, change: object) {
  const payload = { dissent: '', language: 'en', ...change };
  return person.ask({ method: 'POST', url: url(survey, '/answers'), payload });
}

async function frozen(survey: SurveyToRead): Promise<JointReport> {
  const { contentSha256 } = await offered(survey);
  await answer(belgrade, survey, { contentSha256 });
  return (await answer(pristina, survey, { contentSha256, dissent: 'A1 është ujë.', language: 'sq' })).json();
}

describe('a joint report', () => {
  it('puts together what overlaps, and says where readers differ', async () => {
    const { content: said } = await read(await revealed());
    expect(said.groups.map(({ number, members }) => [number, members.map(({ name }) => name)])).toEqual([
      [1, ['Both', 'Both too']],
      [2, ['Alone']],
    ]);
    const [both, alone] = said.groups;
    // 2 m × 4 m of 6 m × 4 m.
    expect(both?.overlap).toBeCloseTo(1 / 3, 2);
    expect(both).toMatchObject({ areClassesAgreed: false, topSpreadM: expect.closeTo(0.4, 6) });
    expect(alone).toMatchObject({ overlap: null, areClassesAgreed: true, topSpreadM: null });
    // Down to here both could see.
    expect(said.usefulDepthM).toBe(1.8);
  });

  it('tells the agreement on cells of 1 m, with how many there are', async () => {
    const { content: said } = await read(await revealed());
    expect(said.agreement.cellCount).toBeGreaterThan(370);
    expect(said.agreement.cellCount).toBeLessThan(430);
    // 8 m² in common, 8 of Belgrade's alone, 17 of Pristina's alone, the rest of 400 empty.
    expect(said.agreement.alpha).toBeGreaterThan(0.2);
    expect(said.agreement.alpha).toBeLessThan(0.55);
  });

  it('counts on ground with a hole, askew, what looking at each cell counts', async () => {
    const survey = await revealed();
    const { db } = table.test.parts;
    await db.run(sql`
      with place as (select st_transform(location, 32634) as at from app.sites where id = ${survey.siteId})
      update app.sites set version = version + 1, area = (
        select st_multi(st_transform(st_setsrid(st_translate(
                 st_difference(st_rotate(st_makeenvelope(-9, -9, 38, 22), 0.4), st_buffer(st_point(1, 1), 2.6)),
                 st_x(place.at), st_y(place.at)), 32634), 4326)) from place)
      where id = ${survey.siteId}`);
    const judged = await db.many<CellCount>(sql`
      with ground as (select st_transform(ground, 32634) as area from app.sites where id = ${survey.siteId}),
      cells as (
        select st_centroid(cell.geom) as middle from ground, st_squaregrid(1, ground.area) cell
        where st_contains(ground.area, st_centroid(cell.geom)))
      select present as "presentCount", count(*)::int as "cellCount"
      from (
        select (select count(distinct reading.id)::int
                from app.reading_shapes shape join app.readings reading on reading.id = shape.reading_id
                where reading.survey_id = ${survey.surveyId}
                  and st_contains(st_transform(shape.shape, 32634), cells.middle)) as present
        from cells) each
      group by present order by present`);
    expect(judged.map(({ presentCount }) => presentCount)).toEqual([0, 1, 2]);
    expect(await countCells(db, survey.surveyId)).toEqual(judged);
  });

  it('is there for nobody before the readings lie open', async () => {
    const survey = await addSurveyToRead(table.test);
    await sealed(belgrade, survey, content([anomaly()]));
    for (const person of [secretariat, belgrade]) {
      const refused = await person.ask({ url: url(survey) });
      expect([refused.statusCode, refused.json().details.reason]).toEqual([409, 'readings-not-revealed']);
    }
  });

  it('is offered when every anomaly has its statement in all three languages', async () => {
    const survey = await revealed();
    const payload = { ...words, statements: words.statements.slice(0, 1), summary: { ...each('x'), sq: '' } };
    await belgrade.ask({ method: 'PUT', url: url(survey), headers: ifMatch(0), payload });
    const refused = await secretariat.ask({
      method: 'POST',
      url: url(survey, '/offer'),
      headers: ifMatch(1),
    });
    expect([refused.statusCode, refused.json().details]).toEqual([
      409,
      { reason: 'report-incomplete', what: 'summary, 2' },
    ]);
  });

  it('is frozen by the second answer, with a dissent word for word, and moves the site', async () => {
    const survey = await revealed();
    const done = await frozen(survey);
    expect(done).toMatchObject({ state: 'frozen', reportSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(done.answers.map(({ delegation, dissent }) => [delegation, dissent])).toEqual([
      ['belgrade', ''],
      ['pristina', 'A1 është ujë.'],
    ]);
    const late = await belgrade.ask({
      method: 'PUT',
      url: url(survey),
      headers: ifMatch(done.version),
      payload: words,
    });
    expect([late.statusCode, late.json().details.reason]).toEqual([409, 'report-not-draft']);
    // The way that a site which is no demonstration has to `reported` and into a round.
    const { db } = table.test.parts;
    await db.run(
      sql`update app.sites set is_fictional = false, version = version + 1 where id = ${survey.siteId}`,
    );
    const site = `/api/sites/${survey.siteId}`;
    const { version } = (await secretariat.ask({ url: site })).json() as { version: number };
    const moved = await secretariat.ask({
      ...{ method: 'POST', url: `${site}/moves`, headers: ifMatch(version), payload: { action: 'report' } },
    });
    expect(moved.json()).toMatchObject({ status: 'reported' });
    const round: Round = await open(table, [survey.siteId], { kind: 'close' });
    expect(round.items[0]?.subjects[0]?.reportSha256).toBe(done.reportSha256);
  });

  it('does not let a site go on without it', async () => {
    const survey = await revealed();
    const site = `/api/sites/${survey.siteId}`;
    const { version } = (await secretariat.ask({ url: site })).json() as { version: number };
    const refused = await secretariat.ask({
      ...{ method: 'POST', url: `${site}/moves`, headers: ifMatch(version), payload: { action: 'report' } },
    });
    expect(refused.json().details.missing).toMatchObject([{ code: 'report' }]);
  });

  it('is answered to in the words that were read, or not at all', async () => {
    const survey = await revealed();
    const first = await offered(survey);
    const { version } = (
      await secretariat.ask({
        method: 'POST',
        url: url(survey, '/take-back'),
        headers: ifMatch(first.version),
      })
    ).json() as JointReport;
    const changed = { ...words, summary: each('Another summary.') };
    await belgrade.ask({ method: 'PUT', url: url(survey), headers: ifMatch(version), payload: changed });
    await secretariat.ask({ method: 'POST', url: url(survey, '/offer'), headers: ifMatch(version + 1) });
    const stale = await answer(belgrade, survey, { contentSha256: first.contentSha256 });
    expect([stale.statusCode, stale.json().details.reason]).toEqual([409, 'other-report']);
  });
});
