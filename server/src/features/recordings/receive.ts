import { createHash } from 'node:crypto';
import { groupFiles } from '@jsa/gpr-parsers';
import type { Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { enqueue } from '#jobs/queue.ts';
import { announceWork } from '#jobs/work-events.ts';
import type { ServerParts } from '#parts.ts';
import { originalKey } from '#storage/store.ts';
import { extensionOf } from './file-name.ts';
import { findRecordingByContent, insertFile, insertRecording } from './queries.ts';
import type { ScreenedFile, ScreenInput } from './screen-task.ts';

export const readRecordingJob = 'read-recording';

const screenTask = new URL('./screen-task.ts', import.meta.url);

/** Hashes and judges files before anything of them is kept. Throws `not-a-recording` when one of them is none. */
export async function screenFiles(parts: ServerParts, files: ScreenInput): Promise<ScreenedFile[]> {
  const names = files.map((file) => file.name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw new Problem(
      'invalid-request',
      `Two of the files are called ${repeated}. Hand them over one by one.`,
    );
  }
  const screened = await parts.compute.run<ScreenedFile[]>(screenTask, files);
  const refused = screened.filter((file) => file.verdict === 'refused');
  if (refused.length === 0) return screened;

  const reasons = refused.map(({ name, reason }) => ({
    name,
    reason: reason ?? `${name} is not a radar recording.`,
  }));
  throw new Problem('not-a-recording', reasons.map(({ reason }) => reason).join(' '), { files: reasons });
}

/** The originals go into the store first: what the database speaks of is always there. */
export async function keepOriginals(parts: ServerParts, files: readonly ScreenedFile[]): Promise<void> {
  for (const { path, sha256 } of files) await parts.store.keep(originalKey(sha256), path);
}

export type NewRecording = {
  files: readonly ScreenedFile[];
  siteId: string | null;
  personId: string;
  isSynthetic: boolean;
};

/** Recording, files, audit and work in the caller's transaction, unless the same content is already here. */
export async function addRecording(
  tx: Tx,
  { files, siteId, personId, isSynthetic }: NewRecording,
): Promise<{ recordingId: string; wasAlreadyHere: boolean }> {
  const [group] = groupFiles(files.map((file) => file.name));
  const name = group?.name ?? files[0].name;
  const contentSha256 = contentSha256Of(files, name);
  const added = await insertRecording(tx, { name, siteId, personId, isSynthetic, contentSha256 });
  if (!added) {
    const recordingId = await findRecordingByContent(tx, contentSha256);
    if (!recordingId) throw new Error('A recording is both here and not here.');
    const details = { files: files.map((file) => file.sha256) };
    await recordAudit(tx, personId, { action: 'recording.repeat', subjectId: recordingId, details });
    return { recordingId, wasAlreadyHere: true };
  }

  const recordingId = added.id;
  for (const file of files) await insertFile(tx, recordingId, file);
  const details = { siteId, files: files.map(({ name: fileName, sha256 }) => ({ name: fileName, sha256 })) };
  await recordAudit(tx, personId, { action: 'recording.receive', subjectId: recordingId, details });
  await enqueueReading(tx, recordingId);
  await announceWork(tx, {
    recordingId,
    radargramId: null,
    stage: 'parsing',
    fraction: 0,
    stateChanged: true,
  });
  return { recordingId, wasAlreadyHere: false };
}

export function enqueueReading(tx: Tx, recordingId: string): Promise<void> {
  const key = `${readRecordingJob}:${recordingId}`;
  return enqueue(tx, { name: readRecordingJob, payload: { recordingId }, key });
}

/**
 * The same bytes are the same recording whatever their names. Only what decides how they are read counts of these: the
 * extension, and where an array has several files of a kind, the channel that stands before it.
 */
function contentSha256Of(files: readonly ScreenedFile[], lineName: string): string {
  const extensions = files.map(({ name }) => extensionOf(name));
  const lines = files.map(({ sha256, name }, index) => {
    const extension = extensions[index];
    const isOneOfMany = extensions.indexOf(extension) !== extensions.lastIndexOf(extension);
    const isOfLine = name.toLowerCase().startsWith(lineName.toLowerCase());
    const kind = isOneOfMany && isOfLine ? name.slice(lineName.length).toLowerCase() : extension;
    return `${sha256} ${kind}\n`;
  });
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}
