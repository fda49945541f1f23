import {
  type Coverage,
  changeSurveyMethod,
  emptyConditions,
  explainGap,
  readCoverage,
  readSurvey,
  readSurveyMetadata,
  recordMissionFindings,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addRecordingTo,
  addSurveyTo,
  assign,
  gridUnderTest,
  type MissionUnderTest,
  methodUnderTest,
  openMission,
  sitePoint,
} from '#mission-under-test.ts';
import { swathOf } from './swath.ts';

let test: AppUnderTest;
beforeAll(async () => {
  test = await openAppUnderTest();
  await test.runJobs();
});
afterAll(() => test.close());

/** A rectangle in the grid's own frame, lines running north: metres east and north of the origin. */
async function rectangle(eastM: [number, number], northM: [number, number]): Promise<object> {
  const corners = [
    [eastM[0], northM[0]],
    [eastM[1], northM[0]],
    [eastM[1], northM[1]],
    [eastM[0], northM[1]],
    [eastM[0], northM[0]],
  ];
  const { ring } = await test.parts.db.one<{ ring: number[][] }>(ringThrough(corners));
  return { type: 'Polygon', coordinates: [ring] };
}

function ringThrough(corners: number[][]) {
  return sql`
    select json_agg(json_build_array(st_x(place), st_y(place)) order by n) as ring
    from (
      select n, st_project(st_setsrid(st_makepoint(${sitePoint[0]}, ${sitePoint[1]}), 4326)::geography,
                           sqrt(east * east + north * north), atan2(east, north))::geometry as place
      from unnest(${corners.map(([east]) => east)}::float8[], ${corners.map(([, north]) => north)}::float8[])
        with ordinality as corner (east, north, n)) placed`;
}

async function coverageOf(mission: MissionUnderTest, person = mission.lead): Promise<Coverage> {
  return (
    await person.ask({ ...readCoverage, url: `/api/joint-assessments/${mission.assessment.id}/coverage` })
  ).json();
}

const lineNames = Array.from({ length: 10 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`);

/** Ten lines of 20 m to the north, half a metre apart, over an area of 10 m × 20 m. */
async function halfCovered(): Promise<MissionUnderTest> {
  const mission = await openMission(test, { area: await rectangle([0, 10], [0, 20]) });
  const survey = await addSurveyTo(mission, gridUnderTest({ bearingDeg: 0 }), { coverageDepthM: 0.5 });
  const ids: Record<string, string> = {};
  for (const name of lineNames) ids[name] = (await addRecordingTo(test, mission, { name })).id;
  await assign(mission, survey, ids);
  return mission;
}

describe('the swath of a line', () => {
  const swath = (method: object, lineSpacingM: number | null) =>
    swathOf({ effectiveMethod: { ...methodUnderTest, ...method }, lineSpacingM });

  it('is as wide as the first Fresnel zone, and no wider than the lines are apart', () => {
    const at400 = { centreFrequencyMHz: 400, velocityMPerNs: 0.1, coverageDepthM: 0.5 };
    expect(swath(at400, null)).toMatchObject({ basis: 'footprint', footprintM: 0.5, widthM: 0.5 });
    expect(swath(at400, 0.25)).toMatchObject({ basis: 'line-spacing', widthM: 0.25 });
    expect(swath(at400, 2)).toMatchObject({ basis: 'footprint', widthM: 0.5 });
    expect(swath({ ...at400, coverageDepthM: 2 }, null).widthM).toBeCloseTo(1, 9);
    expect(swath({}, 0.5)).toMatchObject({ basis: 'line-spacing', widthM: 0.5, isVelocityKnown: false });
    expect(swath({}, null)).toMatchObject({ basis: 'unknown', widthM: null });
  });
});

describe('coverage', () => {
  let mission: MissionUnderTest;
  beforeAll(async () => {
    mission = await halfCovered();
  });

  it('of 20 m × 10 m by ten lines half a metre apart is known to a thousandth', async () => {
    const coverage = await coverageOf(mission);
    // The first line lies on the edge: half of its swath is outside. 4.5 m between the lines and 0.25 m beyond the last.
    expect(coverage.agreedM2 / 200).toBeCloseTo(1, 4);
    expect(coverage.coveredM2 / 95).toBeCloseTo(1, 4);
    expect(coverage.coveredPercent).toBeCloseTo(47.5, 2);
    expect(coverage.surveys).toMatchObject([{ lineCount: 10, swath: { basis: 'footprint', widthM: 0.5 } }]);
    expect(coverage.gaps).toHaveLength(1);
    expect(coverage.gaps[0]).toMatchObject({ cause: 'unexplained', reason: '' });
    expect(coverage.gaps[0].areaM2).toBeCloseTo(105, 1);
    expect(coverage.covered?.type).toBe('MultiPolygon');
  });

  it('names the obstacle in a gap, and leaves the rest to be explained', async () => {
    const obstacle = { name: 'Pond', reason: 'deep water', area: await rectangle([4, 7], [0, 20]) };
    await mission.lead.ask({
      ...recordMissionFindings,
      url: `/api/joint-assessments/${mission.assessment.id}/findings`,
      headers: { 'if-match': '"1"' },
      payload: { conditions: emptyConditions, deviations: '', obstacles: [obstacle] },
    });
    const { gaps } = await coverageOf(mission);
    expect(gaps).toMatchObject([
      { cause: 'unexplained', obstacle: null },
      { cause: 'obstacle', obstacle: 'Pond', reason: 'deep water' },
    ]);
    expect(gaps[0].areaM2).toBeCloseTo(60, 1);
    expect(gaps[1].areaM2).toBeCloseTo(45, 1);
  });

  it('takes an explanation for a gap, and none for what is covered', async () => {
    const explain = (place: unknown) =>
      mission.lead.ask({
        ...explainGap,
        url: `/api/joint-assessments/${mission.assessment.id}/gap-explanations`,
        payload: { place, reason: 'The owner refused.' },
      });
    expect((await explain(sitePoint)).statusCode).toBe(409);
    const [gap] = (await coverageOf(mission)).gaps;
    const explained: Coverage = (await explain(gap.place)).json();
    expect(explained.gaps[0]).toMatchObject({ cause: 'explained', reason: 'The owner refused.' });
  });

  it('gives figures but no place to somebody who sees the site’s area only', async () => {
    await test.parts.db.run(sql`
      update app.joint_assessments set received_at = now() where id = ${mission.assessment.id}`);
    await test.parts.db.run(sql`update app.sites set survey_ready_at = null where id = ${mission.siteId}`);
    const coverage = await coverageOf(mission, await test.as('member', 'pristina'));
    expect(coverage.coveredPercent).toBeCloseTo(47.5, 2);
    expect(coverage.covered).toBeNull();
    expect(coverage.gaps.every(({ area, place }) => area === null && place === null)).toBe(true);
  });
});

describe('a site that is known as a point', () => {
  it('is covered as far as its circle is', async () => {
    const mission = await openMission(test);
    const { agreedAreaBasis, agreedM2, coveredM2, gaps } = await coverageOf(mission);
    expect(agreedAreaBasis).toBe('circle');
    expect(agreedM2 / (Math.PI * 400)).toBeCloseTo(1, 3);
    expect([coveredM2, gaps.length]).toEqual([0, 1]);
  });
});

describe('what a recording’s header says', () => {
  it('fills in what nobody typed, and contradicts what somebody typed wrongly', async () => {
    const mission = await openMission(test);
    let survey = await addSurveyTo(mission, gridUnderTest(), { centreFrequencyMHz: 250 });
    const { id } = await addRecordingTo(test, mission, { name: 'L01' });
    survey = await assign(mission, survey, { L01: id });
    expect(survey.effectiveMethod).toMatchObject({
      centreFrequencyMHz: 250,
      traceSpacingM: 0.05,
      samplesPerTrace: 32,
    });
    expect(survey.fromHeaders).toContain('traceSpacingM');
    expect(survey.findings).toEqual([
      { field: 'centreFrequencyMHz', value: 250, header: 400, recordings: ['L01'] },
    ]);
    await mission.lead.ask({
      ...changeSurveyMethod,
      url: `/api/surveys/${survey.id}/method`,
      headers: { 'if-match': `"${survey.version}"` },
      payload: { method: { ...survey.method, centreFrequencyMHz: 400 } },
    });
    const seen = (await mission.lead.ask({ ...readSurvey, url: `/api/surveys/${survey.id}` })).json();
    expect(seen.findings).toEqual([]);
    const metadata = await mission.lead.ask({
      ...readSurveyMetadata,
      url: `/api/surveys/${survey.id}/metadata`,
    });
    expect(metadata.json()).toMatchObject({
      assessment: 1,
      survey: 1,
      lineSpacingM: 0.5,
      directions: 'along',
      isZigZag: true,
      method: { centreFrequencyMHz: 400, traceSpacingM: 0.05 },
      recordedAt: ['2026-05-04T10:20:30'],
      files: [{ name: 'L01.DZT', sha256: expect.any(String) }],
    });
  });
});
