import type { Minutes, MinutesState, Person, Round } from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import type { Db } from '#db/db.ts';
import { readRoundFor } from '#features/rounds/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere } from '#http/problem.ts';
import { contentOf, emptyDraft } from './content.ts';
import * as queries from './queries.ts';

type Reader = { isOfChair: boolean; isChair: boolean; isHead: boolean };

function readerOf({ roles, organisation }: Person): Reader {
  return {
    isOfChair: roles.includes('chair') || roles.includes('secretariat'),
    isChair: roles.includes('chair'),
    isHead: roles.includes('head') && organisation.delegation !== null,
  };
}

/** Who may do what with minutes in a state; the actions refuse by the same words. */
export function offersOf(person: Person, state: MinutesState, answered: readonly string[]): Minutes['may'] {
  const { isOfChair, isChair, isHead } = readerOf(person);
  const { delegation } = person.organisation;
  return {
    write: isOfChair && state === 'draft',
    offer: isChair && state === 'draft',
    takeBack: isChair && state === 'offered',
    answer: isHead && state === 'offered' && delegation !== null && !answered.includes(delegation),
  };
}

/** An ended round that the person knows of. Before its end there is nothing to write minutes of. */
export async function requireEnded(db: Db, person: Person, roundId: string): Promise<Round> {
  const round = await readRoundFor(db, person, roundId);
  if (round.state === 'ended') return round;
  const message = 'Minutes are written when every item of the round has ended.';
  throw conflict('round-not-ended', message, { state: round.state });
}

/** The minutes as the person may know them; until they are offered, the chair's people alone do. */
export async function readMinutesFor(db: Db, person: Person, roundId: string): Promise<Minutes> {
  const round = await requireEnded(db, person, roundId);
  const row = await queries.findMinutes(db, roundId);
  const { isOfChair } = readerOf(person);
  const state = row?.state ?? 'draft';
  if (state === 'draft' && !isOfChair) throw nothingHere();
  const revision = row?.revision ?? 0;
  const answers = state === 'draft' ? [] : await queries.findAnswers(db, roundId, revision);
  const offered = state === 'draft' ? null : await queries.findRevision(db, roundId, revision);
  const written = row?.draft ?? emptyDraft;
  const content = offered?.content ?? contentOf(round, written, revision + 1);
  const frozen = state === 'frozen' ? await queries.findFrozen(db, roundId) : null;
  return {
    ...{ roundId, version: row?.version ?? 0, state, revision },
    draft: isOfChair && state === 'draft' ? written : null,
    content,
    contentSha256: offered?.contentSha256 ?? (await sha256Hex(canonicalJson(content))),
    answers,
    record: frozen?.record ?? null,
    pdfSha256: frozen?.pdfSha256 ?? null,
    signingKeyId: frozen?.kid ?? null,
    may: offersOf(
      person,
      state,
      answers.map(({ delegation }) => delegation),
    ),
  };
}
