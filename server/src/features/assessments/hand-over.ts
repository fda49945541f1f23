import type { Delegation, JointReceipt, Manifest, Person } from '@jsa/contract';
import { delegations } from '@jsa/contract';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { auditHead, recordAudit } from '#features/audit/index.ts';
import { moveSiteByReceipt } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { OriginalMissingError, originalsOnDisk } from '#storage/originals-on-disk.ts';
import {
  findHandOver,
  type HandOverRow,
  insertAnswer,
  insertHandOver,
  lockHandOver,
  setHandOverWithdrawn,
  setReceived,
} from './hand-over-queries.ts';
import { filesOf, manifestOf, missingFrom, sealed } from './manifest.ts';
import { type AssessmentRow, findAssessment } from './queries.ts';
import {
  nothingHere,
  requireMay,
  type SeenAssessment,
  seeAssessment,
  seeLockedAssessment,
  whatMay,
} from './sight.ts';

const verifyTask = new URL('./verify-task.ts', import.meta.url);

/** Every stored original is read once more and must still have its hash: what is handed over is really here. */
async function requireUnchanged({ store, compute }: ServerParts, manifest: Manifest): Promise<void> {
  try {
    const changed = await compute.run<string[]>(verifyTask, await originalsOnDisk(store, filesOf(manifest)));
    if (changed.length === 0) return;
    const message = `${changed.join(', ')} no longer has its SHA-256 here. Restore it from a backup before it is handed over.`;
    throw conflict('file-changed-here', message, { files: changed });
  } catch (error) {
    if (error instanceof OriginalMissingError) throw new Problem('conflict', error.message);
    throw error;
  }
}

/** Whoever hands over names every hash; one too few or too many is a file that they do not know of, or that is not here. */
function requireConfirmed(manifest: Manifest, confirmed: readonly string[]): void {
  const here = new Set(filesOf(manifest).map(({ sha256 }) => sha256));
  const named = new Set(confirmed);
  const unconfirmed = filesOf(manifest).filter(({ sha256 }) => !named.has(sha256));
  const unknown = confirmed.filter((sha256) => !here.has(sha256));
  if (unconfirmed.length === 0 && unknown.length === 0) return;
  const message =
    unknown.length > 0
      ? 'You confirmed a file that is on no line of this mission. Put its recording on a line first, or compare again.'
      : `${unconfirmed.map(({ name }) => name).join(', ')} was not confirmed. Compare its SHA-256 with your copy.`;
  throw conflict(unknown.length > 0 ? 'file-not-of-mission' : 'file-unconfirmed', message, {
    unconfirmed: unconfirmed.map(({ name }) => name),
    unknown,
  });
}

export async function handOverAssessment(
  parts: ServerParts,
  person: Person,
  asked: { assessmentId: string; version: number; confirmedSha256s: readonly string[] },
): Promise<JointReceipt> {
  const seen = await seeAssessment(parts.db, person, asked.assessmentId);
  requireMay(person, seen, 'handOver');
  await requireUnchanged(parts, await manifestOf(parts.db, seen.row));
  return inTransaction(parts.db, async (tx) => {
    const locked = await seeLockedAssessment(tx, person, asked.assessmentId);
    requireMay(person, locked, 'handOver');
    requireVersion(asked.version, locked.row.version);
    if (locked.row.handOver !== null)
      throw conflict('handed-over-already', 'This mission is handed over already.');
    const manifest = await manifestOf(tx, locked.row);
    const missing = missingFrom(manifest);
    if (missing.length > 0) throw new Problem('conflict', missing.join(' '), { missing });
    requireConfirmed(manifest, asked.confirmedSha256s);
    const { text, sha256 } = sealed(manifest);
    const { assessmentId } = asked;
    await insertHandOver(tx, { assessmentId, manifest: text, manifestSha256: sha256, personId: person.id });
    await recordAudit(tx, person.id, {
      action: 'assessment.hand-over',
      subjectId: assessmentId,
      details: { manifestSha256: sha256, files: filesOf(manifest).map((file) => file.sha256) },
    });
    return receiptOf(tx, assessmentId);
  });
}

export function withdrawHandOver(
  db: Database,
  person: Person,
  { assessmentId, reason }: { assessmentId: string; reason: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { row } = await seeLockedAssessment(tx, person, assessmentId);
    const handOver = await requireStanding(tx, row);
    const isKeeper = person.roles.some((role) => role === 'chair' || role === 'secretariat');
    if (!isKeeper && !whatMay(person, row).handOver)
      throw new Problem('not-permitted', 'Whoever handed it over and the secretariat take a hand-over back.');
    await setHandOverWithdrawn(tx, handOver.id, { personId: person.id, reason });
    const details = { manifestSha256: handOver.manifestSha256, reason };
    await recordAudit(tx, person.id, {
      action: 'assessment.withdraw-hand-over',
      subjectId: assessmentId,
      details,
    });
  });
}

async function requireStanding(tx: Tx, row: AssessmentRow): Promise<HandOverRow> {
  if (row.receivedAt !== null)
    throw conflict('mission-received', 'Both delegations have received this mission.');
  const handOver = await lockHandOver(tx, row.id);
  if (handOver === null) throw conflict('not-handed-over', 'This mission is not handed over yet.');
  return handOver;
}

type Answer = {
  assessmentId: string;
  delegation: Delegation;
  manifestSha256: string;
  /** Null: signed. */
  refusalReason: string | null;
};

/** A head or member answers for their own delegation. */
export function answerForOwn(
  db: Database,
  person: Person,
  answer: Omit<Answer, 'delegation'>,
): Promise<JointReceipt> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedAssessment(tx, person, answer.assessmentId);
    const { delegation } = person.organisation;
    if (delegation === null)
      throw new Problem('not-permitted', 'Heads and members answer for their own delegation.');
    return keepAnswer(tx, person, seen, { ...answer, delegation });
  });
}

/** The secretariat or the field lead writes down that a delegation did not sign. */
export function recordRefusal(
  db: Database,
  person: Person,
  answer: Answer & { refusalReason: string },
): Promise<JointReceipt> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedAssessment(tx, person, answer.assessmentId);
    const isKeeper = person.roles.some((role) => role === 'chair' || role === 'secretariat');
    if (!isKeeper && !whatMay(person, seen.row).handOver)
      throw new Problem('not-permitted', 'The secretariat and the lead of the field team record this.');
    return keepAnswer(tx, person, seen, answer);
  });
}

/** The second answer is the receipt: recordings are sealed and shown to both, and the site moves on. */
async function keepAnswer(
  tx: Tx,
  person: Person,
  { row }: SeenAssessment,
  { assessmentId, delegation, manifestSha256, refusalReason }: Answer,
): Promise<JointReceipt> {
  const handOver = await requireStanding(tx, row);
  if (handOver.manifestSha256 !== manifestSha256) {
    const message = 'What is handed over is no longer what you read. Read it again, then answer.';
    throw new Problem('stale', message, { manifestSha256: handOver.manifestSha256 });
  }
  if (handOver.answered.includes(delegation))
    throw conflict('answered-already', 'This delegation has answered already; an answer stands.');
  await insertAnswer(tx, { handOverId: handOver.id, delegation, personId: person.id, refusalReason });
  await recordAudit(tx, person.id, {
    action: refusalReason === null ? 'assessment.sign-receipt' : 'assessment.refuse-receipt',
    subjectId: assessmentId,
    details: { delegation, manifestSha256, ...(refusalReason !== null && { reason: refusalReason }) },
  });
  if (delegations.every((each) => each === delegation || handOver.answered.includes(each))) {
    await setReceived(tx, assessmentId);
    const details = { siteId: row.siteId, manifestSha256 };
    await recordAudit(tx, person.id, { action: 'assessment.receive', subjectId: assessmentId, details });
    await moveSiteByReceipt(tx, person, { siteId: row.siteId, assessmentId });
  }
  return receiptOf(tx, assessmentId);
}

/** What was handed over and what was answered; refused as what does not exist while nothing is handed over. */
export async function receiptOf(db: Db, assessmentId: string): Promise<JointReceipt> {
  const handOver = await findHandOver(db, assessmentId);
  const row = await findAssessment(db, assessmentId);
  if (handOver === null || row === null || row.handOver === null) throw nothingHere();
  return {
    manifest: JSON.parse(handOver.manifest),
    manifestText: handOver.manifest,
    handOver: row.handOver,
    receivedAt: row.receivedAt,
    auditHead: await auditHead(db),
  };
}
