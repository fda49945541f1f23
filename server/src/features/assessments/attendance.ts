import type { AttendanceDay, Delegation, Person } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { findMissionPeople } from './queries.ts';
import { type SeenAssessment, whatMay } from './sight.ts';

type Attendance = { delegation: Delegation; days: readonly AttendanceDay[] };

/** Refuses days that nobody can have been there on, and representatives who are not of the delegation. */
export async function requireAttendance(
  tx: Tx,
  person: Person,
  seen: SeenAssessment,
  { delegation, days }: Attendance,
): Promise<void> {
  requireMayRecord(person, seen, delegation);
  const { startsOn, endsOn } = seen.row;
  const people = new Map((await findMissionPeople(tx)).map((each) => [each.id, each]));
  for (const [index, day] of days.entries()) {
    const field = `body.days.${index}`;
    const { attendedOn } = day;
    if (attendedOn < startsOn || attendedOn > endsOn) {
      const message = `${attendedOn} is not a day of this mission (${startsOn} to ${endsOn}).`;
      throw new Problem('invalid-request', message, { field });
    }
    if ('absenceReason' in day) {
      if (days.some((other) => other.attendedOn === attendedOn && 'personId' in other)) {
        const message = `On ${attendedOn} the delegation was represented: it cannot have been absent, too.`;
        throw new Problem('invalid-request', message, { field });
      }
      continue;
    }
    if (people.get(day.personId)?.delegation !== delegation) {
      const message = 'A delegation is represented by somebody of its own who holds a role in it today.';
      throw new Problem('invalid-request', message, { field });
    }
    if (day.leftAt !== null && day.leftAt < day.arrivedAt) {
      throw new Problem('invalid-request', `On ${attendedOn} somebody left before they came.`, { field });
    }
  }
}

function requireMayRecord(person: Person, { row }: SeenAssessment, delegation: Delegation): void {
  if (row.receivedAt !== null || row.handOver !== null) {
    const message =
      row.receivedAt === null
        ? 'This mission is handed over with its attendance. Take the hand-over back before you change it.'
        : 'Both delegations have received this mission: its attendance stands.';
    throw conflict(row.receivedAt === null ? 'attendance-handed-over' : 'mission-received', message);
  }
  const { find, attendFor } = whatMay(person, row);
  if (find || attendFor === delegation) return;
  throw new Problem(
    'not-permitted',
    'A delegation records its own attendance; the secretariat and the field lead any.',
  );
}
