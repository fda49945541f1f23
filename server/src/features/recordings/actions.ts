import { basename, join } from 'node:path';
import type { HandOver, Person, Receipt } from '@jsa/contract';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { findRecordingPlace, seeRecording, seesAsSurveyed } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { safeFileName } from './file-name.ts';
import { findFiles, type StoredFile } from './queries.ts';
import { receiptFor } from './receipt.ts';
import { addRecording, keepOriginals, screenFiles } from './receive.ts';
import {
  deleteUploads,
  findUploads,
  insertUpload,
  lockUploads,
  setUploadsHandedOver,
  type UploadRow,
} from './upload-queries.ts';
import { removeUploadedFiles, requireComplete } from './uploaded-files.ts';

export async function beginUpload(
  db: Database,
  upload: { id: string; personId: string; fileName: string; byteLength: number | null },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await insertUpload(tx, upload);
    const { fileName, byteLength } = upload;
    await recordAudit(tx, upload.personId, {
      action: 'upload.begin',
      subjectId: upload.id,
      details: { fileName, byteLength },
    });
  });
}

export async function giveUpUpload(db: Database, uploadId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteUploads(tx, [uploadId]);
    await recordAudit(tx, null, { action: 'upload.give-up', subjectId: uploadId });
  });
}

/**
 * Makes a recording of finished uploads. May be repeated, also after a crash or at the same moment: the same
 * uploads lead to the same receipt.
 */
export async function handOver(
  parts: ServerParts,
  person: Person,
  { uploadIds, siteId }: HandOver,
): Promise<Receipt> {
  const ids = [...new Set(uploadIds)];
  const found = await findReceiptOrWaiting(parts, person, ids);
  if ('receipt' in found) return found.receipt;
  if (siteId !== null && !(await seesAsSurveyed(parts.db, person, siteId))) throw nothingHere();
  const { uploads } = found;
  try {
    await requireComplete(parts.uploadFolder, uploads);
    const files = await screenFiles(
      parts,
      uploads.map(({ id, fileName }) => ({ name: fileName, path: join(parts.uploadFolder, id) })),
    );
    await keepOriginals(parts, files);
    const receipt = await inTransaction(parts.db, async (tx) => {
      const locked = await lockUploads(tx, ids);
      const recordingId = recordingOf(locked);
      if (recordingId && locked.length === ids.length) return receiptFor(tx, recordingId, false);
      requireNoneHandedOver(locked);
      if (locked.length < ids.length) throw uploadsMissing(ids, locked);
      const added = await addRecording(tx, { files, siteId, personId: person.id, isSynthetic: false });
      if (added.wasAlreadyHere) await requireSeen(tx, person, added.recordingId);
      await setUploadsHandedOver(tx, ids, added.recordingId);
      return receiptFor(tx, added.recordingId, added.wasAlreadyHere);
    });
    await removeUploadedFiles(parts.uploadFolder, ids);
    return receipt;
  } catch (error) {
    // Another hand-over of the same uploads may have been faster, and have taken their files away.
    const now = await findReceiptOrWaiting(parts, person, ids);
    if ('receipt' in now) return now.receipt;
    if (error instanceof Problem && error.code === 'not-a-recording')
      await refuseUploads(parts, person, ids, error);
    else if (!(error instanceof Problem)) await requireComplete(parts.uploadFolder, now.uploads);
    throw error;
  }
}

/**
 * The receipt of uploads that are handed over already, or else the uploads, all of them there and waiting. Found in
 * one look: between two, another hand-over of the same uploads could end, and be taken for one of other files.
 */
async function findReceiptOrWaiting(
  { db }: ServerParts,
  person: Person,
  ids: readonly string[],
): Promise<{ receipt: Receipt } | { uploads: readonly UploadRow[] }> {
  const uploads = await findUploads(db, ids, person.id);
  if (uploads.length < ids.length) throw uploadsMissing(ids, uploads);
  const recordingId = recordingOf(uploads);
  if (recordingId) return { receipt: await receiptOfUploads(db, recordingId, uploads) };
  requireNoneHandedOver(uploads);
  return { uploads };
}

/** Whoever sends bytes that are here already is told so, but of a recording that is not theirs to see nothing else. */
async function requireSeen(tx: Tx, person: Person, recordingId: string): Promise<void> {
  if ((await seeRecording(tx, person, recordingId)) !== null) return;
  if ((await findRecordingPlace(tx, recordingId))?.receivedFromId === person.id) return;
  const message =
    'These bytes are here already, in a recording that is not yours to see. Nothing was stored again, and nothing is lost.';
  throw conflict('recording-not-yours', message);
}

function uploadsMissing(ids: readonly string[], there: readonly UploadRow[]): Problem {
  const missing = ids.filter((id) => !there.some((upload) => upload.id === id));
  return new Problem(
    'upload-incomplete',
    'Not all of these uploads are here. Send the missing files again.',
    {
      missing,
    },
  );
}

/** The recording that all of them became; null also when only some of them did. */
function recordingOf(uploads: readonly UploadRow[]): string | null {
  const [first] = uploads;
  const isOne = uploads.every(({ recordingId }) => recordingId === first.recordingId);
  return isOne ? (first?.recordingId ?? null) : null;
}

/** An upload belongs to one recording: what comes with it in another set would be lost on the way. */
function requireNoneHandedOver(uploads: readonly UploadRow[]): void {
  const taken = uploads.filter(({ recordingId }) => recordingId !== null).map(({ fileName }) => fileName);
  if (taken.length === 0) return;
  const message = `${taken.join(', ')} was handed over already, with other files. Send it once more for this set.`;
  throw conflict('files-in-other-set', message, { files: taken });
}

/** An upload that came after the recording met it already here. */
async function receiptOfUploads(
  db: Database,
  recordingId: string,
  uploads: readonly UploadRow[],
): Promise<Receipt> {
  const receipt = await receiptFor(db, recordingId, false);
  const receivedAt = Date.parse(receipt.receivedAt);
  return { ...receipt, wasAlreadyHere: uploads.some((upload) => upload.createdAt.getTime() > receivedAt) };
}

async function refuseUploads(
  parts: ServerParts,
  person: Person,
  ids: readonly string[],
  { details }: Problem,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await deleteUploads(tx, ids);
    await recordAudit(tx, person.id, { action: 'recording.refuse', subjectId: null, details: details ?? {} });
  });
  await removeUploadedFiles(parts.uploadFolder, ids);
}

/** Hands over files of this machine as one recording, without an upload; the files stay where they are. */
export async function handOverLocalFiles(
  parts: ServerParts,
  handed: { filePaths: readonly string[]; siteId: string | null; personId: string; isSynthetic: boolean },
): Promise<Receipt> {
  const { filePaths, ...rest } = handed;
  const files = await screenFiles(
    parts,
    filePaths.map((path) => ({ name: safeFileName(basename(path)), path })),
  );
  await keepOriginals(parts, files);
  return inTransaction(parts.db, async (tx) => {
    const { recordingId, wasAlreadyHere } = await addRecording(tx, { files, ...rest });
    return receiptFor(tx, recordingId, wasAlreadyHere);
  });
}

/**
 * Refuses with `not-found` when the recording has no such file, or is not seen as surveyed: originals hold the places
 * of their traces.
 */
export async function findOriginal(
  db: Db,
  person: Person,
  wanted: { recordingId: string; sha256: string },
): Promise<StoredFile> {
  const precision = await seeRecording(db, person, wanted.recordingId);
  const files = await findFiles(db, wanted.recordingId);
  const file = files.find(({ sha256 }) => sha256 === wanted.sha256);
  if (!file || precision !== 'P4') throw nothingHere();
  return file;
}

/** Keeps that someone took an original out, before its first byte leaves. */
export async function takeOutOriginal(
  db: Database,
  person: Person,
  wanted: { recordingId: string; sha256: string },
): Promise<StoredFile> {
  return inTransaction(db, async (tx) => {
    const file = await findOriginal(tx, person, wanted);
    const details = { name: file.name, sha256: file.sha256 };
    await recordAudit(tx, person.id, {
      action: 'recording.download',
      subjectId: wanted.recordingId,
      subjectSha256: file.sha256,
      details,
    });
    return file;
  });
}
