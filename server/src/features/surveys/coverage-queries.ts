import type { Coverage, CoverageGap, MultiPolygonGeometry } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import { localFrame } from './track-queries.ts';

/** Corners are snapped to a tenth of a millimetre: then the overlay of shapes with common edges leaves no slivers. */
const snapM = sql`0.0001::float8`;

export type SwathWidth = { surveyId: string; widthM: number };

export type CoverageRow = {
  agreedAreaBasis: Coverage['agreedAreaBasis'];
  agreedM2: number;
  coveredM2: number;
  covered: MultiPolygonGeometry;
  surveys: { surveyId: string; lineCount: number; coveredM2: number }[];
  gaps: (CoverageGap & { area: MultiPolygonGeometry; place: [number, number] })[];
};

/** The site's point: the middle of the frame in metres in which everything is computed. */
async function findSitePoint(db: Db, assessmentId: string): Promise<[number, number]> {
  const { point } = await db.one<{ point: [number, number] }>(sql`
    select json_build_array(st_x(site.location), st_y(site.location)) as point
    from app.joint_assessments assessment
    join app.sites site on site.id = assessment.site_id
    where assessment.id = ${assessmentId}`);
  return point;
}

/** The agreed area, and the strips of all lines by survey, in metres; `frame` is a proj string. */
function agreedAndSwaths(assessmentId: string, frame: string, widths: readonly SwathWidth[]): Sql {
  return sql`
    agreed as (
      select case when site.area is null then 'circle' else 'area' end as basis,
             coalesce(st_transform(site.area, ${frame}),
                      st_multi(st_buffer(st_transform(site.location, ${frame}),
                                         site.horizontal_uncertainty_m, 64))) as shape
      from app.joint_assessments assessment
      join app.sites site on site.id = assessment.site_id
      where assessment.id = ${assessmentId}
    ),
    swaths as (
      select survey.id as survey_id, count(track.id)::int as line_count,
             st_union(st_buffer(st_force2d(st_transform(track.track, ${frame})), width.m / 2,
                                'endcap=flat join=round quad_segs=16'), ${snapM}) as shape
      from unnest(${widths.map(({ surveyId }) => surveyId)}::uuid[], ${widths.map(({ widthM }) => widthM)}::float8[])
        as width (survey_id, m)
      join app.surveys survey on survey.id = width.survey_id
      join app.numbered_lines line on line.survey_id = survey.id
      join app.line_recordings lies on lies.line_id = line.id
      join app.survey_lines track on track.recording_id = lies.recording_id
      group by survey.id
    ),
    whole as (
      select agreed.basis, agreed.shape as agreed,
             coalesce(st_intersection(agreed.shape, (select st_union(shape, ${snapM}) from swaths), ${snapM}),
                      st_geomfromtext('polygon empty')) as covered
      from agreed
    )`;
}

/** What is not covered, in pieces: those within an obstacle first, each under the first obstacle by name. */
function pieces(assessmentId: string, frame: string): Sql {
  return sql`
    hindered as (
      select obstacle.id, obstacle.name, obstacle.reason, st_transform(obstacle.area, ${frame}) as shape
      from app.obstacles obstacle where obstacle.joint_assessment_id = ${assessmentId}
    ),
    missing as (select st_difference(agreed, covered, ${snapM}) as shape from whole),
    pieces as (
      select 'obstacle' as cause, hindered.name, hindered.reason, piece.geom as shape
      from missing, hindered
      cross join lateral st_dump(st_collectionextract(st_intersection(missing.shape, st_difference(
        hindered.shape,
        coalesce((select st_union(earlier.shape, ${snapM}) from hindered earlier
                  where (earlier.name, earlier.id) < (hindered.name, hindered.id)),
                 st_geomfromtext('polygon empty')), ${snapM}), ${snapM}), 3)) piece
      union all
      select case when explained.reason is null then 'unexplained' else 'explained' end, null,
             coalesce(explained.reason, ''), piece.geom
      from missing
      cross join lateral st_dump(st_collectionextract(st_difference(
        missing.shape,
        coalesce((select st_union(shape, ${snapM}) from hindered), st_geomfromtext('polygon empty')), ${snapM}), 3)) piece
      left join lateral (
        select explanation.reason from app.gap_explanations explanation
        where explanation.joint_assessment_id = ${assessmentId}
          and st_intersects(st_transform(explanation.place, ${frame}), piece.geom)
        order by explanation.explained_at desc, explanation.id
        limit 1) explained on true
    )`;
}

function geoJson(shape: Sql, frame: string): Sql {
  return sql`st_asgeojson(st_multi(st_transform(${shape}, ${frame}, 4326)), 9)::json`;
}

/**
 * Coverage of the agreed area by the strips of all lines. Everything is computed in a frame in metres about the site's
 * point, where areas within a few kilometres are right to a millionth.
 */
export async function computeCoverage(
  db: Db,
  assessmentId: string,
  widths: readonly SwathWidth[],
): Promise<CoverageRow> {
  const frame = localFrame(await findSitePoint(db, assessmentId));
  return db.one<CoverageRow>(sql`
    with ${agreedAndSwaths(assessmentId, frame, widths)},
    ${pieces(assessmentId, frame)}
    select whole.basis as "agreedAreaBasis", st_area(whole.agreed) as "agreedM2",
           st_area(whole.covered) as "coveredM2",
           ${geoJson(sql`st_collectionextract(whole.covered, 3)`, frame)} as covered,
           coalesce((
             select json_agg(json_build_object(
                      'surveyId', swaths.survey_id, 'lineCount', swaths.line_count,
                      'coveredM2', st_area(st_intersection(whole.agreed, swaths.shape, ${snapM}))))
             from swaths), '[]'::json) as surveys,
           coalesce((
             select json_agg(json_build_object(
                      'areaM2', st_area(piece.shape), 'cause', piece.cause, 'obstacle', piece.name,
                      'reason', piece.reason, 'area', ${geoJson(sql`piece.shape`, frame)},
                      'place', st_asgeojson(st_transform(st_pointonsurface(piece.shape), ${frame}, 4326), 9)::json
                                 -> 'coordinates')
                    order by st_area(piece.shape) desc)
             from pieces piece), '[]'::json) as gaps
    from whole`);
}

export function insertExplanation(
  tx: Db,
  explanation: { assessmentId: string; place: readonly [number, number]; reason: string; personId: string },
): Promise<number> {
  const [longitude, latitude] = explanation.place;
  return tx.run(sql`
    insert into app.gap_explanations (joint_assessment_id, place, reason, explained_by)
    values (${explanation.assessmentId}, st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326),
            ${explanation.reason}, ${explanation.personId})`);
}

/** Whether a place lies in one of some pieces. */
export async function isWithin(
  db: Db,
  [longitude, latitude]: readonly [number, number],
  areas: readonly MultiPolygonGeometry[],
): Promise<boolean> {
  const { within } = await db.one<{ within: boolean | null }>(sql`
    select bool_or(st_intersects(st_setsrid(st_geomfromgeojson(area), 4326),
                                 st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326))) as within
    from unnest(${areas.map((area) => JSON.stringify(area))}::text[]) as area`);
  return within ?? false;
}
