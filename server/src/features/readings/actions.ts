import {
  type Person,
  type ReadingBoard,
  type ReadingContent,
  readingFaults,
  type SiteArea,
} from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { findShareOnSite, requireArea } from '#features/sites/index.ts';
import { type SeenSurvey, seeLockedSurvey } from '#features/surveys/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { boardFor, mayWrite, partyOf, presentOf } from './board.ts';
import * as queries from './queries.ts';

type Asked = { surveyId: string; version: number };

async function conclude(tx: Tx, person: Person, seen: SeenSurvey, done: { action: string; sha256?: string }) {
  const { action, sha256 } = done;
  const { survey, row } = seen;
  await recordAudit(tx, person.id, {
    ...{ action, subjectId: survey.id, siteId: row.siteId, details: { party: partyOf(person) } },
    ...(sha256 !== undefined && { subjectSha256: sha256 }),
  });
  return boardFor(tx, person, seen);
}

function requireMay(person: Person, seen: SeenSurvey, rows: readonly queries.ReadingRow[]): void {
  if (mayWrite(person, seen, rows)) return;
  if (seen.row.receivedAt === null)
    throw conflict('reading-not-allowed-yet', 'A survey is read when both delegations have received it.');
  throw conflict(
    'reading-sealed',
    'Your reading is sealed. It never changes; a second, informed one follows the reveal.',
  );
}

type Outline = { field: string; outline: SiteArea };

async function requireOutline(db: Db, siteId: string, { field, outline }: Outline): Promise<void> {
  await requireArea(db, field, outline);
  if ((await findShareOnSite(db, siteId, outline)) > 0) return;
  const message =
    'No part of this outline lies on the ground of the site. Draw it where the lines of the survey are.';
  throw new Problem('invalid-request', message, { field, reason: 'outside-site' });
}

/** Every place that a reading names lies in this survey, and every outline is an area on the site's ground. */
async function requirePlaces(db: Db, { survey, row }: SeenSurvey, content: ReadingContent): Promise<void> {
  const known = await queries.findRecordingIds(db, survey.id);
  const named = [...content.anomalies.flatMap(({ sections }) => sections), ...content.quality];
  if (named.some(({ recordingId }) => !known.has(recordingId)))
    throw new Problem(
      'invalid-request',
      'A section or a stretch names a recording that is not in this survey.',
      {
        field: 'body',
      },
    );
  for (const [at, { outline }] of content.anomalies.entries())
    if (outline !== null)
      await requireOutline(db, row.siteId, { field: `body.anomalies/${at}/outline`, outline });
}

/** Of the reading that is being written: 0 before the first word. */
function versionOf(row: queries.ReadingRow | undefined): number {
  return row === undefined || row.sealedAt !== null ? 0 : row.version;
}

/** Kept as it is typed; what it still lacks is said when it is sealed. */
export function writeReading(
  db: Database,
  person: Person,
  { surveyId, version, content }: Asked & { content: ReadingContent },
): Promise<ReadingBoard> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedSurvey(tx, person, surveyId);
    const rows = await queries.findReadings(tx, surveyId);
    requireMay(person, seen, rows);
    const present = presentOf(rows, person);
    requireVersion(version, versionOf(present));
    await requirePlaces(tx, seen, content);
    const isInformed = present !== undefined && (present.isInformed || present.sealedAt !== null);
    await queries.putReading(tx, {
      surveyId,
      party: partyOf(person),
      personId: person.id,
      isInformed,
      content,
    });
    return conclude(tx, person, seen, { action: 'reading.write' });
  });
}

/** From here on it never changes. With the second delegation's all of them lie open, in the same moment. */
export function sealReading(
  db: Database,
  person: Person,
  { surveyId, version }: Asked,
): Promise<ReadingBoard> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedSurvey(tx, person, surveyId);
    const rows = await queries.findReadings(tx, surveyId);
    requireMay(person, seen, rows);
    const present = presentOf(rows, person);
    requireVersion(version, versionOf(present));
    if (present === undefined || present.sealedAt !== null)
      throw conflict('reading-incomplete', 'There is nothing to seal yet.', { faults: [] });
    const faults = readingFaults(present.content);
    if (faults.length > 0) {
      const what = faults
        .map(({ code, anomaly }) => (anomaly === null ? code : `${anomaly + 1}: ${code}`))
        .join(', ');
      throw conflict('reading-incomplete', `The reading is not complete: ${what}.`, { faults });
    }
    const sha256 = await sha256Hex(canonicalJson(present.content));
    await queries.setSealed(tx, present.id, sha256);
    await queries.insertShapes(tx, present.id);
    return conclude(tx, person, seen, { action: 'reading.seal', sha256 });
  });
}
