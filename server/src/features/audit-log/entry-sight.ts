import type { Person } from '@jsa/contract';
import { type Sql, sql } from '#db/sql.ts';

/** What tells the machines' keeper how they are used, and nothing of what is kept on them. */
const technicalKinds = [
  'account',
  'appointment',
  'audit',
  'invitation',
  'organisation',
  'passkey',
  'person',
  'second-factor',
  'server',
  'session',
  'vault',
];

/** Things whose being shown or handed out is a disclosure. A lead is none: nothing of it leaves its vault by these. */
const disclosedKinds = ['assessment', 'map', 'radargram', 'recording', 'report', 'site', 'survey', 'track'];
const disclosingVerbs = ['view', 'download', 'export'];

const isDisclosure = sql`(
  event.subject_kind = 'disclosure'
  or (event.subject_kind = any(${disclosedKinds}) and split_part(event.action, '.', 2) = any(${disclosingVerbs})))`;

/** A deposit in a round that hides receipts, before its deadline: not even that there is one is known to others. */
const isHiddenReceipt = sql`(
  event.action in ('position.deposit', 'position.replace', 'position.rewrap')
  and exists (
    select from app.rounds round
    where round.id::text = event.details ->> 'roundId' and round.hides_receipts
      and round.deadline > clock_timestamp()))`;

const isOfRounds = sql`event.subject_kind in ('position', 'round', 'sealing-key')`;
/** What happens to a round before it is opened is the chair's own affair. */
const isOfDraft = sql`event.action in ('round.change', 'round.draft')`;

/** Of decision rounds and sealing keys the chair's people and both delegations read the same; of a draft only the former. */
function ofRounds({ roles, organisation }: Person): Sql {
  const holds = (...wanted: readonly string[]) => roles.some((role) => wanted.includes(role));
  const shown = sql`${isOfRounds} and (not ${isHiddenReceipt} or event.owner = ${organisation.delegation})`;
  if (holds('chair', 'secretariat')) return sql`(${shown})`;
  return holds('head', 'member') ? sql`(${shown} and not ${isOfDraft})` : sql`false`;
}

/**
 * Which entries a person may know of, as a condition on the alias `event`: everyone their own; the chair's people all
 * disclosures; a delegation's head and members those of its own material; those who sit in decision rounds what happens
 * there; whoever runs the machines the technical ones.
 */
export function mayKnow(person: Person): Sql {
  const { id, roles, organisation } = person;
  const holds = (...wanted: readonly string[]) => roles.some((role) => wanted.includes(role));
  const own = sql`event.person_id = ${id}`;
  const ofAll = holds('chair', 'secretariat') ? isDisclosure : sql`false`;
  const ofOwnMaterial =
    holds('head', 'member') && organisation.delegation !== null
      ? sql`(event.owner = ${organisation.delegation} and ${isDisclosure})`
      : sql`false`;
  const technical = holds('admin') ? sql`event.subject_kind = any(${technicalKinds})` : sql`false`;
  return sql`coalesce(${own} or ${ofAll} or ${ofOwnMaterial} or ${ofRounds(person)} or ${technical}, false)`;
}
