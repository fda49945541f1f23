import {
  attendJointAssessment,
  changeMissionPlan,
  emptyConditions,
  type JointAssessment,
  listJointAssessments,
  planJointAssessment,
  readJointAssessment,
  recordAttendance,
  recordMissionFindings,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { type MissionUnderTest, openMission, today } from '#mission-under-test.ts';

let test: AppUnderTest;
let mission: MissionUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
  mission = await openMission(test);
});
afterAll(() => test.close());

const at = (id: string, rest = '') => `/api/joint-assessments/${id}${rest}`;

async function read(person: SignedIn, id = mission.assessment.id): Promise<JointAssessment> {
  return (await person.ask({ ...readJointAssessment, url: at(id) })).json();
}

const triangle = {
  type: 'Polygon',
  coordinates: [
    [
      [21.05, 42.2],
      [21.0502, 42.2],
      [21.05, 42.2002],
      [21.05, 42.2],
    ],
  ],
};

function findings(change: object = {}) {
  return {
    conditions: { ...emptyConditions, weather: 'dry, 18 °C' },
    deviations: '',
    obstacles: [],
    ...change,
  };
}

describe('who sees a mission', () => {
  it('is everybody who sees the site, and of the field only its own team from its first day on', async () => {
    for (const role of ['chair', 'secretariat', 'analyst', 'head', 'member'] as const) {
      const answer = await (await test.as(role)).ask({
        ...readJointAssessment,
        url: at(mission.assessment.id),
      });
      expect(answer.statusCode, role).toBe(200);
    }
    expect((await read(mission.lead)).team).toMatchObject([{ task: 'lead' }]);
    const later = await openMission(test, { startsOn: '2099-01-01' });
    for (const [person, url] of [
      [await test.signInNew('field'), at(mission.assessment.id)],
      [later.lead, at(later.assessment.id)],
      [await test.as('observer'), at(mission.assessment.id)],
      [await test.as('admin'), at(mission.assessment.id)],
    ] as const) {
      const answer = await person.ask({ ...readJointAssessment, url });
      expect([answer.statusCode, answer.headers.etag]).toEqual([404, undefined]);
      expect(answer.json()).toEqual({ code: 'not-found', message: 'There is nothing here.' });
    }
    const url = `/api/sites/${later.siteId}/joint-assessments`;
    expect((await later.lead.ask({ ...listJointAssessments, url })).json()).toEqual([]);
  });

  it('shows outlines of obstacles only to those who see the place as surveyed', async () => {
    const own = await openMission(test);
    await own.lead.ask({
      ...recordMissionFindings,
      url: at(own.assessment.id, '/findings'),
      headers: { 'if-match': '"1"' },
      payload: findings({ obstacles: [{ name: 'Shed', reason: 'locked', area: triangle }] }),
    });
    await test.parts.db.run(sql`update app.sites set survey_ready_at = null where id = ${own.siteId}`);
    const owner = await read(await test.as('head', 'belgrade'), own.assessment.id);
    const other = await read(await test.as('head', 'pristina'), own.assessment.id);
    expect(owner.obstacles).toEqual([{ name: 'Shed', reason: 'locked', area: triangle }]);
    expect(other.obstacles).toEqual([{ name: 'Shed', reason: 'locked', area: null }]);
  });
});

describe('planning a mission', () => {
  const plan = (person: SignedIn, payload: object) =>
    person.ask({ ...planJointAssessment, url: `/api/sites/${mission.siteId}/joint-assessments`, payload });

  it('is for the chair and the secretariat', async () => {
    const days = { startsOn: today, endsOn: today, team: [] };
    expect((await plan(mission.lead, days)).statusCode).toBe(403);
    expect((await plan(await test.as('head'), days)).statusCode).toBe(403);
    const planned = await plan(await test.as('chair'), days);
    expect(planned.json()).toMatchObject({ number: 2, version: 1, startsOn: today, team: [] });
  });

  it('refuses an end before the beginning, two leads, and a lead who is of no field team', async () => {
    const person = mission.secretariat;
    const member = (who: SignedIn, task = 'lead') => ({ personId: who.person.id, task });
    const analyst = await test.as('analyst');
    const refused = [
      { startsOn: '2026-06-02', endsOn: '2026-06-01', team: [] },
      { startsOn: today, endsOn: today, team: [member(mission.lead), member(await test.signInNew('field'))] },
      { startsOn: today, endsOn: today, team: [member(analyst)] },
      { startsOn: today, endsOn: today, team: [member(await test.as('observer'), 'member')] },
    ];
    for (const payload of refused) expect((await plan(person, payload)).statusCode).toBe(400);
    const kept = await plan(person, { ...refused[2], team: [member(analyst, 'operator')] });
    expect(kept.statusCode).toBe(201);
  });

  it('waits until the assessment is agreed, and says so', async () => {
    await test.parts.db.run(sql`update app.sites set status = 'survey-ready' where id = ${mission.siteId}`);
    const { id } = await test.parts.db.one<{ id: string }>(sql`
      insert into app.sites (code, title, status, is_fictional, location, horizontal_uncertainty_m)
      values ('JSA-2026-900', 'DEMO', 'desk-review', true, st_setsrid(st_makepoint(21.05, 42.2), 4326), 5)
      returning id`);
    const answer = await mission.secretariat.ask({
      ...planJointAssessment,
      url: `/api/sites/${id}/joint-assessments`,
      payload: { startsOn: today, endsOn: today, team: [] },
    });
    expect(answer.json()).toMatchObject({ code: 'transition-forbidden', details: { status: 'desk-review' } });
  });
});

describe('changing a mission', () => {
  it('says to which version: two people who change at once lose nothing', async () => {
    const own = await openMission(test);
    const change = (headers: Record<string, string>) =>
      own.secretariat.ask({
        ...changeMissionPlan,
        url: at(own.assessment.id, '/plan'),
        headers,
        payload: {
          startsOn: today,
          endsOn: '2099-06-01',
          team: [{ personId: own.lead.person.id, task: 'lead' }],
        },
      });
    expect((await change({})).statusCode).toBe(428);
    const both = await Promise.all([change({ 'if-match': '"1"' }), change({ 'if-match': '"1"' })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const refused = both.find(({ statusCode }) => statusCode === 412);
    expect(refused?.json()).toMatchObject({ code: 'stale', details: { version: 2 } });
    const [kept] = await test.parts.db.many<{ content: { endsOn: string } }>(sql`
      select content from app.assessment_versions where joint_assessment_id = ${own.assessment.id}`);
    expect(kept.content.endsOn).toBe('2099-12-31');
  });

  it('lets the lead write down conditions, and refuses an obstacle that crosses itself', async () => {
    const own = await openMission(test);
    const write = (payload: object) =>
      own.lead.ask({
        ...recordMissionFindings,
        url: at(own.assessment.id, '/findings'),
        headers: { 'if-match': '"1"' },
        payload,
      });
    const bow = [
      [21.05, 42.2],
      [21.0502, 42.2002],
      [21.0502, 42.2],
      [21.05, 42.2002],
      [21.05, 42.2],
    ];
    const crossing = { name: 'Pond', reason: 'water', area: { type: 'Polygon', coordinates: [bow] } };
    const refused = await write(findings({ obstacles: [crossing] }));
    expect(refused.statusCode).toBe(400);
    expect(refused.json().message).toMatch(/"Pond".*Self-intersection/);
    const kept = await write(findings({ deviations: 'Line 3 left out' }));
    expect(kept.json()).toMatchObject({
      version: 2,
      deviations: 'Line 3 left out',
      conditions: { weather: 'dry, 18 °C' },
    });
  });
});

describe('attendance', () => {
  const day = (person: SignedIn, change: object = {}) => ({
    attendedOn: today,
    personId: person.person.id,
    arrivedAt: '08:30',
    leftAt: '16:00',
    ...change,
  });

  it('is recorded by a delegation for itself, and by the lead for both', async () => {
    const own = await openMission(test);
    const belgrade = await test.as('member', 'belgrade');
    const pristina = await test.as('head', 'pristina');
    const recorded = await belgrade.ask({
      ...attendJointAssessment,
      url: at(own.assessment.id, '/own-attendance'),
      headers: { 'if-match': '"1"' },
      payload: { days: [day(belgrade)] },
    });
    expect(recorded.json().attendance).toMatchObject([
      { delegation: 'belgrade', days: [{ person: { name: belgrade.person.name }, arrivedAt: '08:30' }] },
      { delegation: 'pristina', days: [] },
    ]);
    const record = (payload: object) =>
      own.lead.ask({
        ...recordAttendance,
        url: at(own.assessment.id, '/attendance/pristina'),
        headers: { 'if-match': '"2"' },
        payload,
      });
    for (const [wrong, sentence] of [
      [day(belgrade), /represented by somebody of its own/],
      [day(pristina, { leftAt: '08:00' }), /left before they came/],
      [day(pristina, { attendedOn: '2020-01-01' }), /not a day of this mission/],
    ] as const) {
      expect((await record({ days: [wrong] })).json().message).toMatch(sentence);
    }
    const absent = await record({ days: [{ attendedOn: today, absenceReason: 'The road was closed.' }] });
    expect(absent.json().attendance[1].days).toMatchObject([
      { person: null, absenceReason: 'The road was closed.' },
    ]);
  });
});
