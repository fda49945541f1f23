import { delegations, emptyConditions, isAtLeast, type SurveyMetadata } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { nothingHere } from '#features/assessments/index.ts';
import { findOriginalsOfSurvey, findSiteHead } from './metadata-queries.ts';
import { readMethod } from './method.ts';
import type { SeenSurvey } from './sight.ts';

const nameOf = { belgrade: 'Belgrade', pristina: 'Pristina' } as const;

function witnessesOf({ row }: SeenSurvey): string[] {
  return delegations.flatMap((delegation) =>
    row.days
      .filter((day) => day.delegation === delegation)
      .map(({ attendedOn, person, arrivedAt, leftAt, absenceReason }) =>
        person === null
          ? `${nameOf[delegation]} delegation, ${attendedOn}: nobody (${absenceReason})`
          : `${nameOf[delegation]} delegation, ${attendedOn}: ${person.name}, ${arrivedAt} to ${leftAt ?? '…'}`,
      ),
  );
}

/** One document out of mission, survey and the headers of its recordings; for those who see the site as surveyed. */
export async function metadataOf(db: Db, seen: SeenSurvey): Promise<SurveyMetadata> {
  const { row, survey, precision } = seen;
  if (!isAtLeast(precision, 'P4')) throw nothingHere();
  const site = await findSiteHead(db, row.siteId);
  const { effectiveMethod, fromHeaders, findings } = readMethod(survey);
  const { grid } = survey;
  const recordings = survey.lines.flatMap((line) => line.recordings);
  return {
    site: site.code,
    siteVersion: site.version,
    assessment: row.number,
    survey: survey.number,
    surveyVersion: survey.version,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    recordedAt: recordings.flatMap(({ recordedAt }) => (recordedAt === null ? [] : [recordedAt])).sort(),
    receivedAt: row.receivedAt,
    team: row.team.map(({ person, organisation, task }) => `${person.name} (${organisation}), ${task}`),
    witnesses: witnessesOf(seen),
    conditions: { ...emptyConditions, ...row.conditions },
    obstacles: row.obstacles.map(({ name, reason }) => `${name}: ${reason}`),
    method: effectiveMethod,
    fromHeaders,
    findings,
    lineSpacingM: grid?.lineSpacingM ?? null,
    directions: grid === null ? 'track' : grid.hasLinesAcross ? 'both' : 'along',
    isZigZag: grid?.isZigZag ?? null,
    files: await findOriginalsOfSurvey(db, survey.id),
    deviations: row.deviations,
  };
}
