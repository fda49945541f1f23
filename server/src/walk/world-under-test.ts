import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delegation, type SiteStatus, siteStatuses } from '@jsa/contract';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { handOverLocalFiles } from '#features/recordings/index.ts';
import { addSite } from '#features/sites/index.ts';
import { originalKey, pyramidKey } from '#storage/store.ts';
import { stages } from './actors.ts';

/** One site in one status with what hangs on it; null where its status knows no mission. */
export type SiteOfWalk = {
  readonly status: SiteStatus;
  readonly owner: Delegation;
  readonly siteId: string;
  readonly mission: {
    readonly assessmentId: string;
    readonly surveyId: string;
    readonly recordingId: string;
    readonly radargramId: string;
  } | null;
};

type Real = { readonly recordingId: string; readonly radargramId: string; readonly sha256: string };

/** One recording that was really read and processed: the others of this world are copies of it. */
async function readOneRecording(test: AppUnderTest): Promise<Real> {
  const folder = await mkdtemp(join(tmpdir(), 'jsa-walk-'));
  const path = join(folder, 'LINE.DZT');
  await writeFile(path, dztUnderTest({ traceCount: 64, samplesPerTrace: 32 }));
  const personId = (await test.as('chair')).person.id;
  await test.runJobs();
  const receipt = await handOverLocalFiles(test.parts, {
    filePaths: [path],
    siteId: null,
    personId,
    isSynthetic: true,
  });
  const { radargrams, files } = await test.settled(receipt.recordingId);
  await rm(folder, { recursive: true });
  return { recordingId: receipt.recordingId, radargramId: radargrams[0].id, sha256: files[0].sha256 };
}

async function copyRecording({ parts: { db, store } }: AppUnderTest, real: Real, siteId: string) {
  const { id: recordingId } = await db.one<{ id: string }>(sql`
    insert into app.recordings (site_id, name, state, is_synthetic, content_sha256, received_from, format,
                                trace_count, samples_per_trace)
    select ${siteId}::uuid, name, state, true, encode(sha256(convert_to(${siteId}::text, 'UTF8')), 'hex'),
           received_from, format, trace_count, samples_per_trace
    from app.recordings where id = ${real.recordingId}
    returning id`);
  await db.run(sql`
    insert into app.recording_files (recording_id, name, byte_length, sha256)
    select ${recordingId}::uuid, name, byte_length, sha256
    from app.recording_files where recording_id = ${real.recordingId}`);
  await db.run(sql`
    insert into app.survey_lines (recording_id, track)
    values (${recordingId}, st_setsrid(st_geomfromtext('LINESTRING M (21.05 42.2 0, 21.0501 42.2 63)'), 4326))`);
  const { id: radargramId } = await db.one<{ id: string }>(sql`
    insert into app.radargrams
      (recording_id, channel, channel_name, state, recipe, recipe_sha256, code_version, input_sha256, trace_count,
       samples_per_trace, sample_interval_ns, first_sample_ns, trace_spacing_m, level_count, amplitude_scale,
       amplitude_p98, amplitude_maximum)
    select ${recordingId}::uuid, channel, channel_name, state, recipe, recipe_sha256, code_version, input_sha256,
           trace_count, samples_per_trace, sample_interval_ns, first_sample_ns, trace_spacing_m, level_count,
           amplitude_scale, amplitude_p98, amplitude_maximum
    from app.radargrams where id = ${real.radargramId}
    returning id`);
  await store.keep(pyramidKey(radargramId), await store.localPath(pyramidKey(real.radargramId)));
  return { recordingId, radargramId };
}

async function addMission(test: AppUnderTest, real: Real, siteId: string, team: SignedIn) {
  const { db } = test.parts;
  const { id: assessmentId } = await db.one<{ id: string }>(sql`
    insert into app.joint_assessments (site_id, number, starts_on, ends_on)
    values (${siteId}, 1, current_date - 1, current_date + 1) returning id`);
  await db.run(sql`
    insert into app.mission_members (joint_assessment_id, person_id, task)
    values (${assessmentId}, ${team.person.id}, 'lead')`);
  const { id: surveyId } = await db.one<{ id: string }>(sql`
    insert into app.surveys (joint_assessment_id, number, kind) values (${assessmentId}, 1, 'track') returning id`);
  const { id: lineId } = await db.one<{ id: string }>(sql`
    insert into app.numbered_lines (survey_id, position, name) values (${surveyId}, 0, 'T1') returning id`);
  const copied = await copyRecording(test, real, siteId);
  await db.run(sql`
    insert into app.line_recordings (recording_id, line_id) values (${copied.recordingId}, ${lineId})`);
  return { assessmentId, surveyId, ...copied };
}

/** A site in every status, brought by the two delegations in turn, each with the mission that its status knows. */
export async function makeWorld(test: AppUnderTest, team: SignedIn) {
  const { db } = test.parts;
  const real = await readOneRecording(test);
  const sites: SiteOfWalk[] = [];
  for (const [index, status] of siteStatuses.entries()) {
    const owner = index % 2 === 0 ? 'belgrade' : 'pristina';
    const isAside = status === 'on-hold' || status === 'merged';
    const { id: siteId } = await addSite(db, {
      code: `JSA-2026-${700 + index}`,
      title: 'DEMO: a fictional place',
      status: isAside ? 'proposed' : status,
      owner,
      isFictional: true,
      position: [21.05, 42.2],
      horizontalUncertaintyM: 20,
    });
    if (status === 'on-hold')
      await db.run(sql`
        update app.sites set status = 'on-hold', held_status = 'proposed', hold_reason = 'for the test',
          hold_review_on = current_date where id = ${siteId}`);
    if (status === 'merged')
      await db.run(sql`
        update app.sites set status = 'merged', merged_into = ${sites[0].siteId} where id = ${siteId}`);
    const { isReady, mission: wanted } = stages[status];
    await db.run(sql`
      update app.sites set survey_ready_at = case when ${isReady} then now() - interval '1 hour' end
      where id = ${siteId}`);
    const mission = wanted === 'none' ? null : await addMission(test, real, siteId, team);
    if (wanted === 'received')
      await db.run(sql`
        update app.joint_assessments set received_at = now() - interval '1 minute' where site_id = ${siteId}`);
    sites.push({ status, owner, siteId, mission });
  }
  return { sites, sha256: real.sha256, hasOriginal: await test.parts.store.has(originalKey(real.sha256)) };
}
