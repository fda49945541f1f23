import { createHash } from 'node:crypto';
import { delegations, type Manifest } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findSiteCode, findSurveysForManifest } from './hand-over-queries.ts';
import type { AssessmentRow } from './queries.ts';

/** What would be handed over now. It holds no place: whoever signs it may print it. */
export async function manifestOf(db: Db, row: AssessmentRow): Promise<Manifest> {
  const { id, number, version, startsOn, endsOn } = row;
  return {
    site: await findSiteCode(db, row.siteId),
    assessment: { id, number, version, startsOn, endsOn },
    attendance: row.days.map(({ delegation, attendedOn, person, arrivedAt, leftAt, absenceReason }) => ({
      delegation,
      attendedOn,
      person: person?.name ?? null,
      arrivedAt,
      leftAt,
      absenceReason,
    })),
    surveys: await findSurveysForManifest(db, id),
  };
}

const nameOf = { belgrade: 'Belgrade', pristina: 'Pristina' } as const;

/** What must still be done before it can be handed over, each as a sentence. */
export function missingFrom({ attendance, surveys }: Manifest): string[] {
  const unattended = delegations.filter(
    (delegation) => !attendance.some((day) => day.delegation === delegation),
  );
  return [
    ...unattended.map(
      (delegation) =>
        `Record who represented the ${nameOf[delegation]} delegation, or that nobody came and why.`,
    ),
    ...(surveys.length === 0 ? ['There is no survey yet.'] : []),
    ...surveys
      .filter(({ recordings }) => recordings.length === 0)
      .map(({ number }) => `Survey ${number} has no recording on any of its lines.`),
  ];
}

export function filesOf({ surveys }: Manifest) {
  return surveys.flatMap(({ recordings }) => recordings.flatMap(({ files }) => files));
}

/** The text that is signed, and its hash. */
export function sealed(manifest: Manifest): { text: string; sha256: string } {
  const text = JSON.stringify(manifest);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}
