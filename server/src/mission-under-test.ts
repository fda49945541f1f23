import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addSurvey,
  assignRecordings,
  emptySurveyMethod,
  type JointAssessment,
  planJointAssessment,
  type RecordingDetail,
  type Survey,
  type SurveyGrid,
  type SurveyMethod,
} from '@jsa/contract';
import { writeDzg } from '@jsa/gpr-parsers';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { handOverLocalFiles } from '#features/recordings/index.ts';
import { addSite } from '#features/sites/index.ts';

export const sitePoint: [number, number] = [21.05, 42.2];
export const today = new Date().toISOString().slice(0, 10);

/** A fictional site that is ready for the field, with a mission that begins today and the lead of its field team. */
export type MissionUnderTest = {
  readonly siteId: string;
  readonly assessment: JointAssessment;
  readonly secretariat: SignedIn;
  readonly lead: SignedIn;
};

let siteCount = 0;

export async function openMission(
  test: AppUnderTest,
  { area = null, startsOn = today }: { area?: object | null; startsOn?: string } = {},
): Promise<MissionUnderTest> {
  siteCount++;
  const { id: siteId } = await addSite(test.parts.db, {
    code: `JSA-2026-${100 + siteCount}`,
    title: 'DEMO: a fictional place',
    status: 'survey-ready',
    owner: 'belgrade',
    isFictional: true,
    position: sitePoint,
    horizontalUncertaintyM: 20,
  });
  await test.parts.db.run(sql`
    update app.sites
    set survey_ready_at = now() - interval '1 hour',
        area = case when ${area && JSON.stringify(area)}::text is not null
                 then st_multi(st_setsrid(st_geomfromgeojson(${area && JSON.stringify(area)}), 4326)) end
    where id = ${siteId}`);
  const secretariat = await test.as('secretariat');
  const lead = await test.signInNew('field');
  const plan = { startsOn, endsOn: '2099-12-31', team: [{ personId: lead.person.id, task: 'lead' }] };
  const answer = await secretariat.ask({
    ...planJointAssessment,
    url: `/api/sites/${siteId}/joint-assessments`,
    payload: plan,
  });
  return { siteId, assessment: answer.json(), secretariat, lead };
}

export const methodUnderTest: SurveyMethod = { ...emptySurveyMethod };

export function gridUnderTest(change: Partial<SurveyGrid> = {}): SurveyGrid {
  return {
    origin: sitePoint,
    bearingDeg: 30,
    lineSpacingM: 0.5,
    lengthAlongM: 20,
    lengthAcrossM: 4.5,
    hasLinesAcross: false,
    isZigZag: true,
    along: { prefix: 'L', firstNumber: 1 },
    across: { prefix: 'X', firstNumber: 1 },
    keepsGnss: true,
    ...change,
  };
}

export async function addSurveyTo(
  { assessment, lead }: MissionUnderTest,
  grid: SurveyGrid | null,
  method: Partial<SurveyMethod> = {},
): Promise<Survey> {
  const kind = grid === null ? 'track' : 'grid';
  const answer = await lead.ask({
    ...addSurvey,
    url: `/api/joint-assessments/${assessment.id}/surveys`,
    payload: { kind, grid, method: { ...methodUnderTest, ...method } },
  });
  return answer.json();
}

let seed = 5000;

/** A recording of the mission's site with a trace every 5 cm, read and at rest. */
export async function addRecordingTo(
  test: AppUnderTest,
  { siteId, lead }: MissionUnderTest,
  { name, traceCount = 401, gnss }: { name: string; traceCount?: number; gnss?: readonly [number, number][] },
): Promise<RecordingDetail> {
  const folder = await mkdtemp(join(tmpdir(), 'jsa-line-'));
  const filePaths = [join(folder, `${name}.DZT`)];
  await writeFile(filePaths[0], dztUnderTest({ traceCount, samplesPerTrace: 32, seed: seed++ }));
  if (gnss) {
    filePaths.push(join(folder, `${name}.DZG`));
    await writeFile(filePaths[1], writeDzg(fixes(gnss, traceCount)));
  }
  const personId = lead.person.id;
  const receipt = await handOverLocalFiles(test.parts, { filePaths, siteId, personId, isSynthetic: true });
  const settled = await test.settled(receipt.recordingId);
  await rm(folder, { recursive: true });
  return settled;
}

function fixes(places: readonly [number, number][], traceCount: number) {
  return places.map(([longitudeDeg, latitudeDeg], index) => ({
    trace: Math.round((index * (traceCount - 1)) / (places.length - 1)),
    latitudeDeg,
    longitudeDeg,
    elevationM: 500,
    quality: 'gnss' as const,
    horizontalDilution: 1,
    utc: '10:20:30.000',
  }));
}

/** Puts recordings on lines of a survey by the names of the lines. */
export async function assign(
  { lead }: MissionUnderTest,
  survey: Survey,
  recordingIdByLine: Readonly<Record<string, string>>,
): Promise<Survey> {
  const assignments = Object.entries(recordingIdByLine).map(([name, recordingId]) => {
    const lineId = survey.lines.find((line) => line.name === name)?.id ?? null;
    return { recordingId, lineId, startM: 0, lengthM: null, walked: 'as-planned' as const };
  });
  const answer = await lead.ask({
    ...assignRecordings,
    url: `/api/surveys/${survey.id}/recordings`,
    headers: { 'if-match': `"${survey.version}"` },
    payload: { assignments },
  });
  return answer.json();
}
