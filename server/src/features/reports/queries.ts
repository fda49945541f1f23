import type { Delegation, ReportAnswer, ReportContent, ReportState, ReportWords } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { sql } from '#db/sql.ts';
import type { CellCount } from './agreement.ts';
import type { OverlapPair } from './compare.ts';

/** From which share of the smaller outline on two anomalies count as one: they touch at their edges by chance. */
const leastShare = 0.1;

/** Pairs of sealed anomalies of different readings whose shapes overlap; the fraction is intersection over union. */
export function findOverlaps(db: Db, surveyId: string): Promise<OverlapPair[]> {
  return db.many<OverlapPair>(sql`
    with shapes as (
      select reading.sha256 || ' ' || shape.anomaly_id as key, reading.id as reading_id, shape.shape
      from app.reading_shapes shape
      join app.readings reading on reading.id = shape.reading_id
      where reading.survey_id = ${surveyId} and shape.shape is not null),
    pairs as (
      select one.key as one, other.key as other,
             st_area(st_intersection(one.shape, other.shape, ${overlayGridDeg})::geography) as common,
             st_area(one.shape::geography) as one_area, st_area(other.shape::geography) as other_area
      from shapes one
      join shapes other on one.key < other.key and one.reading_id <> other.reading_id
        and st_intersects(one.shape, other.shape))
    select one, other, common / nullif(one_area + other_area - common, 0) as fraction
    from pairs
    where common >= ${leastShare} * least(one_area, other_area)
    order by one, other`);
}

/** Larger ground would make too many cells of 1 m to be counted while somebody waits. */
const mostGroundM2 = 250_000;

/**
 * On the cells of 1 m (UTM 34N) of the site's ground: how many readings have an anomaly at their middle. All cells are
 * counted row by row, by the stretches of the ground along the middles of a row; only those of a shape are looked at singly.
 */
export function countCells(db: Db, surveyId: string): Promise<CellCount[]> {
  return db.many<CellCount>(sql`
    with ground as (
      select st_transform(site.ground, 32634) as area
      from app.surveys survey
      join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
      join app.sites site on site.id = assessment.site_id
      where survey.id = ${surveyId} and st_area(site.ground::geography) <= ${mostGroundM2}),
    stretches as (
      select (st_dump(st_intersection(ground.area, st_setsrid(st_makeline(
               st_makepoint(floor(st_xmin(ground.area)), row + 0.5), st_makepoint(ceil(st_xmax(ground.area)), row + 0.5)),
               32634)))).geom as stretch
      from ground, generate_series(floor(st_ymin(ground.area))::int, ceil(st_ymax(ground.area))::int - 1) row),
    every as (
      select coalesce(sum(floor(st_xmax(stretch) - 0.5) - ceil(st_xmin(stretch) - 0.5) + 1), 0)::int as count
      from stretches where st_dimension(stretch) = 1),
    shapes as (
      select reading.id as reading_id, st_intersection(st_transform(shape.shape, 32634), ground.area) as area
      from ground, app.reading_shapes shape
      join app.readings reading on reading.id = shape.reading_id
      where reading.survey_id = ${surveyId} and not reading.is_informed and shape.shape is not null),
    judged as (
      select cell.i, cell.j, count(distinct shapes.reading_id)::int as present
      from shapes, st_squaregrid(1, shapes.area) cell
      where st_contains(shapes.area, st_centroid(cell.geom))
      group by cell.i, cell.j),
    counted as (
      select present, count(*)::int as count from judged group by present
      union all
      select 0, every.count - (select count(*)::int from judged) from every)
    select present as "presentCount", count as "cellCount" from counted where count > 0 order by present`);
}

export type ReportRow = {
  version: number;
  state: ReportState;
  revision: number;
  written: ReportWords;
  reportSha256: string | null;
  frozenAt: string | null;
};

export function findReport(db: Db, surveyId: string): Promise<ReportRow | null> {
  return db.maybeOne<ReportRow>(sql`
    select version, state, revision, written, report_sha256 as "reportSha256", frozen_at as "frozenAt"
    from app.joint_reports where survey_id = ${surveyId}`);
}

export function putWords(
  tx: Db,
  { surveyId, personId, written }: { surveyId: string; personId: string; written: ReportWords },
): Promise<number> {
  return tx.run(sql`
    insert into app.joint_reports as present (survey_id, written, changed_by)
    values (${surveyId}, ${JSON.stringify(written)}::jsonb, ${personId})
    on conflict (survey_id) do update
    set written = excluded.written, changed_by = excluded.changed_by, changed_at = now(),
        version = present.version + 1`);
}

export function setState(
  tx: Db,
  change: { surveyId: string; state: ReportState; revision: number; reportSha256?: string },
): Promise<number> {
  const { surveyId, state, revision, reportSha256 = null } = change;
  return tx.run(sql`
    update app.joint_reports
    set state = ${state}, revision = ${revision}, version = version + 1, report_sha256 = ${reportSha256},
        frozen_at = case when ${reportSha256}::text is not null then now() end
    where survey_id = ${surveyId}`);
}

export function insertRevision(
  tx: Db,
  revision: { surveyId: string; content: ReportContent; contentSha256: string; personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.report_revisions (survey_id, revision, content, content_sha256, offered_by)
    values (${revision.surveyId}, ${revision.content.revision}, ${JSON.stringify(revision.content)}::jsonb,
            ${revision.contentSha256}, ${revision.personId})`);
}

export function findRevision(
  db: Db,
  surveyId: string,
  revision: number,
): Promise<{ content: ReportContent; contentSha256: string } | null> {
  return db.maybeOne(sql`
    select content, content_sha256 as "contentSha256" from app.report_revisions
    where survey_id = ${surveyId} and revision = ${revision}`);
}

export function insertAnswer(
  tx: Db,
  given: Pick<ReportAnswer, 'dissent' | 'language'> & {
    surveyId: string;
    revision: number;
    delegation: Delegation;
    personId: string;
  },
): Promise<number> {
  return tx.run(sql`
    insert into app.report_answers (survey_id, revision, delegation, dissent, language, answered_by)
    values (${given.surveyId}, ${given.revision}, ${given.delegation}, ${given.dissent}, ${given.language},
            ${given.personId})`);
}

export function findAnswers(db: Db, surveyId: string, revision: number): Promise<ReportAnswer[]> {
  return db.many<ReportAnswer>(sql`
    select answer.delegation, answer.dissent, answer.language, person.name, answer.answered_at as at
    from app.report_answers answer
    join app.people person on person.id = answer.answered_by
    where answer.survey_id = ${surveyId} and answer.revision = ${revision}
    order by answer.delegation`);
}
