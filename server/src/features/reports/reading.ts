import { delegations, type JointReport, type Person, type ReportState } from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import type { Db } from '#db/db.ts';
import { areRevealed, findReadings } from '#features/readings/index.ts';
import { findSiteCode } from '#features/sites/index.ts';
import { type SeenSurvey, seeSurvey } from '#features/surveys/index.ts';
import { conflict } from '#http/conflict.ts';
import { contentOf, emptyWords } from './content.ts';
import * as queries from './queries.ts';

const writers: readonly Person['roles'][number][] = ['analyst', 'chair', 'secretariat'];
const keepers: readonly Person['roles'][number][] = ['chair', 'secretariat'];

/** Who may do what with a report in a state; the actions refuse by the same words. */
export function offersOf(
  person: Person,
  state: ReportState,
  answered: readonly string[],
): JointReport['may'] {
  const has = (roles: readonly Person['roles'][number][]) =>
    person.roles.some((role) => roles.includes(role));
  const { delegation } = person.organisation;
  return {
    write: has(writers) && state === 'draft',
    offer: has(keepers) && state === 'draft',
    takeBack: has(keepers) && state === 'offered',
    answer:
      person.roles.includes('analyst') &&
      state === 'offered' &&
      delegation !== null &&
      delegations.includes(delegation) &&
      !answered.includes(delegation),
  };
}

/** Before the reveal there is nothing to compare, for nobody. */
export async function requireRevealed(db: Db, seen: SeenSurvey): Promise<void> {
  if (areRevealed(await findReadings(db, seen.survey.id))) return;
  const message = 'A joint report is made when an analyst of each delegation has sealed a reading.';
  throw conflict('readings-not-revealed', message);
}

export async function readReportFor(db: Db, person: Person, surveyId: string): Promise<JointReport> {
  return reportFor(db, person, await seeSurvey(db, person, surveyId));
}

export async function reportFor(db: Db, person: Person, seen: SeenSurvey): Promise<JointReport> {
  await requireRevealed(db, seen);
  const surveyId = seen.survey.id;
  const row = await queries.findReport(db, surveyId);
  const state = row?.state ?? 'draft';
  const revision = row?.revision ?? 0;
  const offered = state === 'draft' ? null : await queries.findRevision(db, surveyId, revision);
  const siteCode = await findSiteCode(db, seen.row.siteId);
  const written = row?.written ?? emptyWords;
  const content =
    offered?.content ?? (await contentOf(db, person, { seen, written, revision: revision + 1, siteCode }));
  const answers = state === 'draft' ? [] : await queries.findAnswers(db, surveyId, revision);
  return {
    ...{ surveyId, version: row?.version ?? 0, state, content },
    contentSha256: offered?.contentSha256 ?? (await sha256Hex(canonicalJson(content))),
    answers,
    reportSha256: row?.reportSha256 ?? null,
    frozenAt: row?.frozenAt ?? null,
    may: offersOf(
      person,
      state,
      answers.map(({ delegation }) => delegation),
    ),
  };
}
