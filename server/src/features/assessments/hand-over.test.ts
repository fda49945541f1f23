import { createHash } from 'node:crypto';
import {
  answerHandOver,
  assignRecordings,
  attendJointAssessment,
  changeSurveyMethod,
  handOverAssessment,
  type JointReceipt,
  listRecordings,
  listSurveys,
  readJointAssessment,
  readJointReceipt,
  readManifest,
  recordRefusal,
  type Survey,
  withdrawHandOver,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addRecordingTo,
  addSurveyTo,
  assign,
  gridUnderTest,
  type MissionUnderTest,
  methodUnderTest,
  openMission,
  today,
} from '#mission-under-test.ts';

let test: AppUnderTest;
let belgrade: SignedIn;
let pristina: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  await test.runJobs();
  belgrade = await test.as('head', 'belgrade');
  pristina = await test.as('member', 'pristina');
});
afterAll(() => test.close());

const at = (mission: MissionUnderTest, rest = '') => `/api/joint-assessments/${mission.assessment.id}${rest}`;

async function surveyed(): Promise<{ mission: MissionUnderTest; survey: Survey; recordingId: string }> {
  const mission = await openMission(test);
  const { id: recordingId } = await addRecordingTo(test, mission, { name: 'L01' });
  const survey = await assign(mission, await addSurveyTo(mission, gridUnderTest()), { L01: recordingId });
  return { mission, survey, recordingId };
}

async function versionOf(mission: MissionUnderTest): Promise<number> {
  return (await mission.secretariat.ask({ ...readJointAssessment, url: at(mission) })).json().version;
}

async function attendBoth(mission: MissionUnderTest): Promise<void> {
  for (const person of [belgrade, pristina]) {
    const answer = await person.ask({
      ...attendJointAssessment,
      url: at(mission, '/own-attendance'),
      headers: { 'if-match': `"${await versionOf(mission)}"` },
      payload: {
        days: [{ attendedOn: today, personId: person.person.id, arrivedAt: '09:00', leftAt: null }],
      },
    });
    expect(answer.statusCode).toBe(200);
  }
}

async function hashesOf(mission: MissionUnderTest): Promise<string[]> {
  const { manifest } = (await mission.lead.ask({ ...readManifest, url: at(mission, '/manifest') })).json();
  const { surveys } = manifest as JointReceipt['manifest'];
  return surveys.flatMap(({ recordings }) =>
    recordings.flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
}

async function handOver(mission: MissionUnderTest, confirmedSha256s?: string[]) {
  return mission.lead.ask({
    ...handOverAssessment,
    url: at(mission, '/hand-overs'),
    headers: { 'if-match': `"${await versionOf(mission)}"` },
    payload: { confirmedSha256s: confirmedSha256s ?? (await hashesOf(mission)) },
  });
}

function answer(person: SignedIn, mission: MissionUnderTest, payload: object) {
  return person.ask({ ...answerHandOver, url: at(mission, '/hand-over-answers'), payload });
}

async function sees(person: SignedIn, recordingId: string): Promise<boolean> {
  const recordings: { id: string }[] = (await person.ask(listRecordings)).json();
  return recordings.some(({ id }) => id === recordingId);
}

describe('handing a mission over', () => {
  it('waits for the attendance of both, and says whose is missing', async () => {
    const { mission } = await surveyed();
    const refused = await handOver(mission);
    expect(refused.statusCode).toBe(409);
    expect(refused.json().details.missing).toEqual([
      expect.stringContaining('Belgrade'),
      expect.stringContaining('Pristina'),
    ]);
  });

  it('asks for the hash of every file, and for no other', async () => {
    const { mission } = await surveyed();
    await attendBoth(mission);
    expect((await handOver(mission, [])).json().details.unconfirmed).toEqual(['L01.DZT']);
    const tooMany = await handOver(mission, [...(await hashesOf(mission)), 'a'.repeat(64)]);
    expect(tooMany.json().details.unknown).toEqual(['a'.repeat(64)]);
    expect((await handOver(mission)).statusCode).toBe(201);
    expect((await handOver(mission)).statusCode).toBe(409);
  });

  it('is for the lead alone', async () => {
    const { mission } = await surveyed();
    for (const person of [mission.secretariat, await test.as('chair')]) {
      const refused = await person.ask({
        ...handOverAssessment,
        url: at(mission, '/hand-overs'),
        headers: { 'if-match': '"1"' },
        payload: { confirmedSha256s: [] },
      });
      expect(refused.statusCode).toBe(403);
    }
  });

  it('freezes the mission until it is answered or taken back', async () => {
    const { mission, survey } = await surveyed();
    await attendBoth(mission);
    await handOver(mission);
    const change = () =>
      mission.lead.ask({
        ...changeSurveyMethod,
        url: `/api/surveys/${survey.id}/method`,
        headers: { 'if-match': `"${survey.version}"` },
        payload: { method: { ...methodUnderTest, fieldNotes: 'a word more' } },
      });
    expect((await change()).json()).toMatchObject({ code: 'conflict' });
    const url = at(mission, '/hand-over-withdrawals');
    const withdrawn = await mission.lead.ask({
      ...withdrawHandOver,
      url,
      payload: { reason: 'A note is missing.' },
    });
    expect(withdrawn.statusCode).toBe(204);
    expect((await change()).statusCode).toBe(200);
  });
});

describe('the joint receipt', () => {
  it('shows both delegations the same recordings at the moment of the second signature, and ends the field team’s sight', async () => {
    const { mission, recordingId } = await surveyed();
    await attendBoth(mission);
    const receipt: JointReceipt = (await handOver(mission)).json();
    const { manifestSha256 } = receipt.handOver;
    expect(createHash('sha256').update(receipt.manifestText).digest('hex')).toBe(manifestSha256);
    const sight = async () => [
      await sees(mission.lead, recordingId),
      await sees(belgrade, recordingId),
      await sees(pristina, recordingId),
    ];
    expect(await sight()).toEqual([true, false, false]);
    expect((await answer(belgrade, mission, { manifestSha256 })).statusCode).toBe(200);
    expect(await sight()).toEqual([true, false, false]);
    expect((await answer(belgrade, mission, { manifestSha256 })).statusCode).toBe(409);
    const received = await answer(pristina, mission, { manifestSha256 });
    expect(received.json()).toMatchObject({
      receivedAt: expect.any(String),
      handOver: {
        answers: [
          { delegation: 'belgrade', answer: 'signed', person: belgrade.person.name },
          { delegation: 'pristina', answer: 'signed', person: pristina.person.name },
        ],
      },
    });
    expect(await sight()).toEqual([false, true, true]);
    const site = await test.parts.db.one<{ status: string }>(
      sql`select status from app.sites where id = ${mission.siteId}`,
    );
    expect(site.status).toBe('surveyed');
    const gone = await mission.lead.ask({ ...readJointReceipt, url: at(mission, '/receipt') });
    expect(gone.statusCode).toBe(404);
  });

  it('is signed by whoever read what is handed over, not an earlier text', async () => {
    const { mission } = await surveyed();
    await attendBoth(mission);
    await handOver(mission);
    const old = await answer(belgrade, mission, { manifestSha256: 'b'.repeat(64) });
    expect(old.json()).toMatchObject({ code: 'stale' });
  });

  it('comes about with a refusal too, whose reason is kept', async () => {
    const { mission } = await surveyed();
    await attendBoth(mission);
    const { handOver: standing }: JointReceipt = (await handOver(mission)).json();
    const { manifestSha256 } = standing;
    await answer(belgrade, mission, { manifestSha256, refusalReason: 'We were shown no copy of the files.' });
    const received = await mission.secretariat.ask({
      ...recordRefusal,
      url: at(mission, '/hand-over-refusals'),
      payload: { delegation: 'pristina', manifestSha256, reason: 'Left without signing.' },
    });
    expect(received.json()).toMatchObject({
      receivedAt: expect.any(String),
      handOver: { answers: [{ answer: 'refused' }, { answer: 'refused', reason: 'Left without signing.' }] },
    });
  });

  it('comes about once when both sign at the same moment', async () => {
    const { mission } = await surveyed();
    await attendBoth(mission);
    const { handOver: standing }: JointReceipt = (await handOver(mission)).json();
    const payload = { manifestSha256: standing.manifestSha256 };
    const both = await Promise.all([answer(belgrade, mission, payload), answer(pristina, mission, payload)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const received = await test.parts.db.many(sql`
      select id from app.audit_events where action = 'assessment.receive' and subject_id = ${mission.assessment.id}`);
    expect(received).toHaveLength(1);
  });
});

describe('after the receipt', () => {
  let received: Awaited<ReturnType<typeof surveyed>>;
  beforeAll(async () => {
    received = await surveyed();
    await attendBoth(received.mission);
    const { handOver: standing }: JointReceipt = (await handOver(received.mission)).json();
    for (const person of [belgrade, pristina])
      await answer(person, received.mission, { manifestSha256: standing.manifestSha256 });
  });

  it('no recording comes, goes or moves, not even past the program', async () => {
    const { mission, survey, recordingId } = received;
    const refused = await mission.secretariat.ask({
      ...assignRecordings,
      url: `/api/surveys/${survey.id}/recordings`,
      headers: { 'if-match': `"${survey.version}"` },
      payload: {
        assignments: [{ recordingId, lineId: null, startM: 0, lengthM: null, walked: 'as-planned' }],
      },
    });
    expect(refused.json()).toMatchObject({ code: 'conflict', message: expect.stringContaining('sealed') });
    const past = test.parts.db.run(sql`delete from app.line_recordings where recording_id = ${recordingId}`);
    await expect(past).rejects.toThrow('sealed');
  });

  it('a correction is a new version and says why', async () => {
    const { mission, survey } = received;
    const correct = (reason?: string) =>
      mission.secretariat.ask({
        ...changeSurveyMethod,
        url: `/api/surveys/${survey.id}/method`,
        headers: { 'if-match': `"${survey.version}"` },
        payload: { method: { ...methodUnderTest, instrumentSerial: '1234' }, reason },
      });
    expect((await correct()).json()).toMatchObject({ details: { field: 'body.reason' } });
    const corrected = await correct('The number was misread.');
    expect(corrected.json()).toMatchObject({ version: survey.version + 1 });
    const [kept] = await test.parts.db.many<{ reason: string }>(sql`
      select reason from app.survey_versions where survey_id = ${survey.id} order by version desc`);
    expect(kept.reason).toBe('The number was misread.');
  });

  it('both delegations read the same surveys', async () => {
    const list = async (person: SignedIn) =>
      (await person.ask({ ...listSurveys, url: at(received.mission, '/surveys') })).json();
    const [one, other] = [await list(belgrade), await list(pristina)];
    expect(one).toEqual(other);
    expect(one[0]).toMatchObject({ areRecordingsWithheld: false });
    expect(one[0].lines[0].recordings).toHaveLength(1);
  });
});

describe('before the receipt', () => {
  it('both delegations know of a survey, but of no recording on its lines', async () => {
    const { mission } = await surveyed();
    for (const person of [belgrade, pristina]) {
      const [seen] = (await person.ask({ ...listSurveys, url: at(mission, '/surveys') })).json();
      expect(seen).toMatchObject({ areRecordingsWithheld: true, fromHeaders: [], findings: [] });
      expect(seen.lines.every(({ recordings }: Survey['lines'][number]) => recordings.length === 0)).toBe(
        true,
      );
      const coverage = await person.ask({ method: 'GET', url: at(mission, '/coverage') });
      expect(coverage.statusCode).toBe(404);
    }
  });
});
