import {
  type Delegation,
  emptyConditions,
  isAtLeast,
  type JointAssessment,
  type Person,
  type Precision,
} from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { readPrecisions } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { type AssessmentRow, findAssessment, lockAssessment } from './queries.ts';

/** A joint assessment together with how precisely one person sees its site. */
export type SeenAssessment = { readonly row: AssessmentRow; readonly precision: Precision };

/** What does not exist and what somebody may not see are answered alike. */
export function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}

export async function precisionOf(db: Db, person: Person, siteId: string): Promise<Precision> {
  return (await readPrecisions(db, person)).get(siteId) ?? 'P0';
}

function taskOf(person: Person, { team }: AssessmentRow) {
  return team.find((member) => member.person.id === person.id)?.task ?? null;
}

function isKeeper({ roles }: Person): boolean {
  return roles.some((role) => role === 'chair' || role === 'secretariat');
}

/** A field team sees its own mission from the first day until the receipt; everybody else whatever site they see. */
export function sees(person: Person, { row, precision }: SeenAssessment): boolean {
  if (!isAtLeast(precision, 'P3')) return false;
  const isOfTheField = person.roles.every((role) => role === 'field');
  return !isOfTheField || isAtWork(person, row);
}

function isAtWork(person: Person, row: AssessmentRow): boolean {
  return taskOf(person, row) !== null && row.hasBegun && row.receivedAt === null;
}

/** What somebody who sees an assessment may do with it now. Handed over, it waits for its answers as it is. */
export function whatMay(person: Person, row: AssessmentRow): JointAssessment['may'] {
  const isOpen = row.handOver === null;
  const isReceived = row.receivedAt !== null;
  const isAtWorkThere = isAtWork(person, row);
  const isLead = isAtWorkThere && taskOf(person, row) === 'lead';
  const isTeamAnalyst = taskOf(person, row) !== null && person.roles.includes('analyst');
  const mayChange = isOpen || isReceived;
  return {
    plan: isKeeper(person) && isOpen,
    find: (isKeeper(person) || isLead) && mayChange,
    survey: (isKeeper(person) || isAtWorkThere || isTeamAnalyst) && mayChange,
    handOver: isLead,
    attendFor: isReceived ? null : delegationOf(person),
  };
}

function delegationOf({ roles, organisation }: Person): Delegation | null {
  return roles.some((role) => role === 'head' || role === 'member') ? organisation.delegation : null;
}

/** The assessment as the person may see it; refused as what does not exist when they may not. */
export async function seeAssessment(db: Db, person: Person, assessmentId: string): Promise<SeenAssessment> {
  return requireSeen(db, person, await findAssessment(db, assessmentId));
}

/** The same with its row locked until the transaction ends. */
export async function seeLockedAssessment(
  tx: Tx,
  person: Person,
  assessmentId: string,
): Promise<SeenAssessment> {
  return requireSeen(tx, person, await lockAssessment(tx, assessmentId));
}

async function requireSeen(db: Db, person: Person, row: AssessmentRow | null): Promise<SeenAssessment> {
  if (row === null) throw nothingHere();
  const seen = { row, precision: await precisionOf(db, person, row.siteId) };
  if (!sees(person, seen)) throw nothingHere();
  return seen;
}

/** Refuses aloud what somebody may see but not do, and says what stands in the way. */
export function requireMay(
  person: Person,
  { row }: SeenAssessment,
  what: 'plan' | 'find' | 'survey' | 'handOver',
): void {
  if (whatMay(person, row)[what]) return;
  if (row.receivedAt === null && row.handOver !== null && what !== 'handOver') {
    const message =
      'This mission is handed over and waits for the answers of both delegations. Take the hand-over back before you change it.';
    throw conflict('mission-handed-over', message);
  }
  if (what === 'plan' && row.receivedAt !== null) {
    throw conflict(
      'mission-received',
      'Both delegations have received this mission: its dates and team stand.',
    );
  }
  const whose: Record<typeof what, string> = {
    plan: 'The chair and the secretariat plan missions.',
    find: 'The chair, the secretariat and the lead of the field team record this.',
    survey: 'The chair, the secretariat and the team of this mission write its surveys.',
    handOver: 'The lead of the field team hands a mission over.',
  };
  throw new Problem('not-permitted', whose[what]);
}

/** After the receipt a correction says why; before, it may. */
export function requireReason({ receivedAt }: AssessmentRow, reason: string | undefined): string {
  const said = reason?.trim() ?? '';
  if (receivedAt !== null && said === '') {
    const message =
      'Both delegations have received this. Say why you correct it: the reason is kept with the old version.';
    throw new Problem('invalid-request', message, { field: 'body.reason' });
  }
  return said;
}

export function asSeen(person: Person, { row, precision }: SeenAssessment): JointAssessment {
  const { hasBegun, days, obstacles, conditions, ...rest } = row;
  const daysOf = (wanted: Delegation) =>
    days.filter(({ delegation }) => delegation === wanted).map(({ delegation, ...day }) => day);
  return {
    ...rest,
    conditions: { ...emptyConditions, ...conditions },
    attendance: [
      { delegation: 'belgrade', days: daysOf('belgrade') },
      { delegation: 'pristina', days: daysOf('pristina') },
    ],
    obstacles: isAtLeast(precision, 'P4')
      ? obstacles
      : obstacles.map((obstacle) => ({ ...obstacle, area: null })),
    may: whatMay(person, row),
  };
}
