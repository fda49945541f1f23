import type { BoundaryImport, GeometryFile, Person } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { bringIntoForce, ensureSides, insertEdition } from '#features/boundaries/index.ts';
import type { NamedFile } from '#features/geometry-files/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { enqueue } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { originalKey } from '#storage/store.ts';
import {
  confirmActivation,
  findOpenActivation,
  insertActivation,
  type OpenActivation,
  startRecomputation,
  withdrawOpenActivation,
} from './activation-queries.ts';
import { readChosenLine } from './boundary-line.ts';
import { reportOf } from './difference.ts';
import { insertBoundaryFile } from './line-queries.ts';
import { lockEdition } from './queries.ts';

export const recomputeJob = 'boundary-editions.recompute';

/** The file stays as it came, under its hash, whether an edition is made of it or not. */
export async function keepFile(
  { db, store }: ServerParts,
  person: Person,
  { file, read }: { file: NamedFile; read: GeometryFile },
): Promise<void> {
  await store.keep(originalKey(file.sha256), file.path);
  await inTransaction(db, async (tx) => {
    const count = await insertBoundaryFile(tx, file, person.id);
    if (count === 0) return;
    await recordAudit(tx, person.id, {
      action: 'boundary-file.keep',
      subjectId: file.sha256,
      details: { fileName: file.fileName, format: read.format },
    });
  });
}

/** Refused as long as any check fails; a warning is for the people who bring it into force. */
export async function importEdition(
  parts: ServerParts,
  person: Person,
  edition: BoundaryImport,
): Promise<{ id: string }> {
  if (edition.accuracyP95M > edition.accuracyM) {
    const message = 'The accuracy of 95 % of the line cannot be worse than that of its worst point.';
    throw new Problem('invalid-request', message, { field: 'body.accuracyP95M' });
  }
  if (edition.validFrom !== null && edition.validTo !== null && edition.validTo < edition.validFrom) {
    throw new Problem('invalid-request', 'It ends being valid before it begins.', { field: 'body.validTo' });
  }
  const { line, checks, file } = await readChosenLine(parts, edition);
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check);
  if (line === null || failed.length > 0) {
    const message = 'What was chosen cannot be the ABL. The details say which checks failed.';
    throw new Problem('invalid-request', message, { failed, checks });
  }
  return inTransaction(parts.db, async (tx) => {
    const added = await insertEdition(tx, { ...edition, line, original: file, importedBy: person.id });
    await ensureSides(tx, [added.id]);
    await recordAudit(tx, person.id, {
      action: 'boundary-edition.import',
      subjectId: added.id,
      subjectSha256: file.sha256,
      details: { name: edition.name, dataDate: edition.dataDate, isOfficial: edition.isOfficial },
    });
    return added;
  });
}

type Seen = { editionId: string; reportSha256: string };

/** The report is made anew: what was seen must be what is true now. */
async function requireSeenReport(tx: Tx, { editionId, reportSha256 }: Seen) {
  const edition = await lockEdition(tx, editionId);
  if (!edition) throw new Problem('not-found', 'There is nothing here.');
  if (edition.isCurrent) throw conflict('edition-in-force', 'This edition is in force already.');
  const present = await reportOf(tx, editionId);
  if (present.reportSha256 === reportSha256) return { edition, report: present.report };
  const message = 'What would change is no longer what you were shown. Look at the difference report again.';
  throw new Problem('stale', message, { reportSha256: present.reportSha256 });
}

export function proposeActivation(db: Database, person: Person, seen: Seen): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { edition, report } = await requireSeenReport(tx, seen);
    const open = await findOpenActivation(tx);
    if (open) {
      const message = 'An edition is proposed already. It is confirmed or withdrawn first.';
      throw conflict('edition-proposed', message, { editionId: open.editionId });
    }
    await insertActivation(tx, person, { ...seen, report: JSON.stringify(report) });
    await recordAudit(tx, person.id, {
      action: 'boundary-edition.propose',
      subjectId: edition.id,
      subjectSha256: seen.reportSha256,
      details: { name: edition.name },
    });
  });
}

async function requireOpen(tx: Tx, editionId: string): Promise<OpenActivation> {
  const open = await findOpenActivation(tx);
  if (open?.editionId === editionId) return open;
  throw conflict('edition-not-proposed', 'Nobody proposes this edition at the moment.');
}

/** The second key. From here on the edition is in force; sites are looked at anew in a job. */
export function activateEdition(db: Database, person: Person, seen: Seen): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { edition } = await requireSeenReport(tx, seen);
    const open = await requireOpen(tx, edition.id);
    if (open.organisationId === person.organisation.id) {
      const message = 'Somebody of another organisation confirms what yours has proposed.';
      throw new Problem('not-permitted', message);
    }
    await confirmActivation(tx, open.id, person);
    await bringIntoForce(tx, edition.id);
    await startRecomputation(tx, edition.id);
    await enqueue(tx, {
      name: recomputeJob,
      payload: { editionId: edition.id },
      key: `${recomputeJob}:${edition.id}`,
    });
    await recordAudit(tx, person.id, {
      action: 'boundary-edition.activate',
      subjectId: edition.id,
      subjectSha256: seen.reportSha256,
      details: { name: edition.name, proposedBy: open.proposedBy },
    });
  });
}

/** Its own side takes it back, another one declines it; either way it is open no longer. */
export function withdrawActivation(db: Database, person: Person, editionId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockEdition(tx, editionId);
    const open = await requireOpen(tx, editionId);
    await withdrawOpenActivation(tx, open.id, person.id);
    await recordAudit(tx, person.id, { action: 'boundary-edition.withdraw', subjectId: editionId });
  });
}
