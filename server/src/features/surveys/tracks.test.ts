import {
  changeSurveyGrid,
  listSurveyLines,
  listSurveyVersions,
  readSurvey,
  type Survey,
  type SurveyLine,
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
  openMission,
  sitePoint,
} from '#mission-under-test.ts';

let test: AppUnderTest;
let mission: MissionUnderTest;
let survey: Survey;
const recordingIds: Record<string, string> = {};

const lineNames = ['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07', 'L08', 'L09', 'L10'];

beforeAll(async () => {
  test = await openAppUnderTest();
  await test.runJobs();
  mission = await openMission(test);
  survey = await addSurveyTo(mission, gridUnderTest());
  for (const name of lineNames) recordingIds[name] = (await addRecordingTo(test, mission, { name })).id;
  survey = await assign(mission, survey, recordingIds);
});
afterAll(() => test.close());

async function tracks(): Promise<SurveyLine[]> {
  return (await mission.secretariat.ask(listSurveyLines)).json();
}

/** WGS 84 through earth-centred coordinates: shares no formula with the way that PostGIS goes. */
function placeFromOrigin([longitude, latitude]: [number, number], eastM: number, northM: number) {
  const a = 6_378_137;
  const f = 1 / 298.257223563;
  const e2 = f * (2 - f);
  const [lon, lat] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  const n = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  const x =
    n * Math.cos(lat) * Math.cos(lon) - Math.sin(lon) * eastM - Math.sin(lat) * Math.cos(lon) * northM;
  const y =
    n * Math.cos(lat) * Math.sin(lon) + Math.cos(lon) * eastM - Math.sin(lat) * Math.sin(lon) * northM;
  const z = n * (1 - e2) * Math.sin(lat) + Math.cos(lat) * northM;
  const p = Math.hypot(x, y);
  let phi = Math.atan2(z, p * (1 - e2));
  for (let round = 0; round < 6; round++) {
    const m = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
    phi = Math.atan2(z + e2 * m * Math.sin(phi), p);
  }
  return [(Math.atan2(y, x) * 180) / Math.PI, (phi * 180) / Math.PI];
}

function metresBetween([lon1, lat1]: readonly number[], [lon2, lat2]: readonly number[]): number {
  return Math.hypot((lon1 - lon2) * 82_500, (lat1 - lat2) * 111_100);
}

describe('a grid of ten lines, half a metre apart, on a bearing of 30°, walked to and fro', () => {
  it('places the first and last trace of each line to a centimetre', async () => {
    const lines = new Map((await tracks()).map((line) => [line.name, line.track]));
    const bearing = Math.PI / 6;
    for (const [index, name] of lineNames.entries()) {
      const at = (alongM: number) => {
        const rightM = index * 0.5;
        const eastM = alongM * Math.sin(bearing) + rightM * Math.cos(bearing);
        const northM = alongM * Math.cos(bearing) - rightM * Math.sin(bearing);
        return placeFromOrigin(sitePoint, eastM, northM);
      };
      const [first, last] = lines.get(name) ?? [];
      const isBack = index % 2 === 1;
      expect(metresBetween(first, at(isBack ? 20 : 0)), `${name}, first`).toBeLessThan(0.01);
      expect(metresBetween(last, at(isBack ? 0 : 20)), `${name}, last`).toBeLessThan(0.01);
    }
  });

  it('lets the measure run with the traces, also on lines that were walked back', async () => {
    for (const { track } of await tracks()) expect(track.map(([, , trace]) => trace)).toEqual([0, 400]);
    const invalid = await test.parts.db.many(
      sql`select id from app.survey_lines where not st_isvalidtrajectory(track) or not st_isvalid(track)`,
    );
    expect(invalid).toEqual([]);
  });

  it('is laid anew when it is changed, and the old tracks stay in the old version', async () => {
    const before = await tracks();
    const answer = await mission.lead.ask({
      ...changeSurveyGrid,
      url: `/api/surveys/${survey.id}/grid`,
      headers: { 'if-match': `"${survey.version}"` },
      payload: { grid: gridUnderTest({ bearingDeg: 120 }) },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe(`"${survey.version + 1}"`);
    const after = await tracks();
    const lengthOf = ({ track: [first, last] }: SurveyLine) => metresBetween(first, last);
    for (const line of after) {
      const old = before.find(({ recordingId }) => recordingId === line.recordingId);
      expect(line.track).not.toEqual(old?.track);
      expect(lengthOf(line)).toBeGreaterThan(19.9);
      expect(lengthOf(line)).toBeLessThan(20.1);
    }
    const versions = await mission.lead.ask({
      ...listSurveyVersions,
      url: `/api/surveys/${survey.id}/versions`,
    });
    const [latest] = versions.json();
    expect(latest).toMatchObject({ version: survey.version, changedBy: mission.lead.person.name });
    expect(Object.values(latest.content.tracks)).toHaveLength(10);
    expect(latest.content.survey.grid.bearingDeg).toBe(30);
    survey = answer.json();
  });

  it('keeps its lines when they have recordings that the new grid would leave nowhere', async () => {
    const answer = await mission.lead.ask({
      ...changeSurveyGrid,
      url: `/api/surveys/${survey.id}/grid`,
      headers: { 'if-match': `"${survey.version}"` },
      payload: { grid: gridUnderTest({ lengthAcrossM: 2 }) },
    });
    expect(answer.json()).toMatchObject({
      code: 'conflict',
      details: { lines: ['L06', 'L07', 'L08', 'L09', 'L10'] },
    });
  });

  it('is refused with its origin swapped, with too many lines, and by an old version', async () => {
    const change = (grid: object, version = survey.version) =>
      mission.lead.ask({
        ...changeSurveyGrid,
        url: `/api/surveys/${survey.id}/grid`,
        headers: { 'if-match': `"${version}"` },
        payload: { grid },
      });
    expect((await change(gridUnderTest({ origin: [42.2, 21.05] }))).json().message).toMatch(
      /seem to be swapped/,
    );
    expect((await change(gridUnderTest({ lengthAcrossM: 600 }))).json().message).toMatch(/1201 lines/);
    const stale = await change(gridUnderTest(), 1);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'stale', details: { version: survey.version } });
  });
});

describe('a recording with positions of its own', () => {
  const [longitude, latitude] = sitePoint;
  const gnss: [number, number][] = [
    [longitude, latitude],
    [longitude + 0.0001, latitude],
    [longitude + 0.0002, latitude + 0.0001],
  ];

  it('keeps them on a grid that says so, lies on the grid otherwise, and has them back afterwards', async () => {
    const own = await openMission(test);
    const recording = await addRecordingTo(test, own, { name: 'GPS01', gnss });
    const trackOf = async () => {
      const lines: SurveyLine[] = (await own.secretariat.ask(listSurveyLines)).json();
      return lines.find(({ recordingId }) => recordingId === recording.id)?.track;
    };
    const measured = await trackOf();
    expect(measured).toHaveLength(3);
    let onGrid = await addSurveyTo(own, gridUnderTest());
    onGrid = await assign(own, onGrid, { L01: recording.id });
    expect(onGrid.lines[0].recordings).toMatchObject([{ id: recording.id, trackSource: 'gnss' }]);
    expect(await trackOf()).toEqual(measured);
    const answer = await own.lead.ask({
      ...changeSurveyGrid,
      url: `/api/surveys/${onGrid.id}/grid`,
      headers: { 'if-match': `"${onGrid.version}"` },
      payload: { grid: gridUnderTest({ keepsGnss: false }) },
    });
    onGrid = answer.json();
    expect(onGrid.lines[0].recordings[0].trackSource).toBe('grid');
    expect(await trackOf()).toHaveLength(2);
    onGrid = await assign(own, onGrid, { none: recording.id });
    expect(onGrid.lines[0].recordings).toEqual([]);
    expect(await trackOf()).toEqual(measured);
  });

  it('is put on its line before it is read, and finds its place when it is', async () => {
    const own = await openMission(test);
    const onGrid = await addSurveyTo(own, gridUnderTest());
    const recording = await addRecordingTo(test, own, { name: 'L02', traceCount: 101 });
    await assign(own, onGrid, { L02: recording.id });
    await test.parts.db.run(sql`delete from app.survey_lines where recording_id = ${recording.id}`);
    await test.parts.db.run(sql`
      update app.recordings set state = 'unreadable', unreadable_reason = 'by this test' where id = ${recording.id}`);
    await test.parts.db.run(sql`delete from app.radargrams where recording_id = ${recording.id}`);
    const again = await own.lead.ask({ method: 'POST', url: `/api/recordings/${recording.id}/tries` });
    expect(again.statusCode).toBe(204);
    await test.settled(recording.id);
    const seen: Survey = (await own.lead.ask({ ...readSurvey, url: `/api/surveys/${onGrid.id}` })).json();
    expect(seen.lines[1].recordings).toMatchObject([{ traceCount: 101, trackSource: 'grid' }]);
  });
});
