import { isAtLeast, type MissionPerson, type Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findAssessments, findMissionPeople } from './queries.ts';
import { nothingHere, precisionOf, sees, whatMay } from './sight.ts';

/**
 * Who can be on a team or represent a delegation, for those who write that down: the chair and the secretariat anybody,
 * the field lead anybody while at work there, a delegation its own.
 */
export async function readMissionPeople(db: Db, person: Person, siteId: string): Promise<MissionPerson[]> {
  const precision = await precisionOf(db, person, siteId);
  if (!isAtLeast(precision, 'P3')) throw nothingHere();
  const people = (await findMissionPeople(db)).map(({ isField, ...each }) => each);
  if (person.roles.some((role) => role === 'chair' || role === 'secretariat')) return people;
  const rows = await findAssessments(db, siteId);
  if (rows.some((row) => sees(person, { row, precision }) && whatMay(person, row).find)) return people;
  const { delegation } = person.organisation;
  if (delegation === null) throw nothingHere();
  return people.filter((each) => each.delegation === delegation);
}
