import { readFile } from 'node:fs/promises';
import type { Db, Tx } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { type Sql, sql } from '#db/sql.ts';

const outlineFile = new URL('../../../assets/boundary/both-sides.geojson', import.meta.url);
let outline: Promise<string> | null = null;

/** The ground on both sides together; the ABL is not in it. */
function readOutline(): Promise<string> {
  outline ??= readFile(outlineFile, 'utf8').then((text) => JSON.stringify(JSON.parse(text).geometry));
  return outline;
}

/** Well away from every line, and on a whole 0.1° intersection. It says only which of two parts is the inside. */
const insideReference = [20.9, 42.6] as const;
/** The inside has 10 900 km²; more is a line that does not reach from one end of the ABL to the other. */
const mostInsideM2 = 20_000e6;

/**
 * Parts the ground in two by an edition's line. Its ends are drawn out to the outline: sources differ there by metres.
 * Keeps nothing where the line does not part the ground.
 */
async function computeSides(tx: Tx, editionId: string): Promise<void> {
  const outline = await readOutline();
  const [longitude, latitude] = insideReference;
  const inside = sql`st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326)`;
  await tx.run(sql`
    insert into app.boundary_sides (edition_id, inside, outside)
    with ground as materialized (
      select st_setsrid(st_geomfromgeojson(${outline}), 4326) as area
    ),
    edge as materialized (
      select st_exteriorring(area) as ring from ground
    ),
    edition as (
      select edition.id, edition.line,
             ${drawnOut(sql`st_pointn(edition.line, 2)`, sql`st_startpoint(edition.line)`)} as before_start,
             ${nearestOnEdge(sql`st_startpoint(edition.line)`)} as nearest_to_start,
             ${drawnOut(sql`st_pointn(edition.line, -2)`, sql`st_endpoint(edition.line)`)} as after_end,
             ${nearestOnEdge(sql`st_endpoint(edition.line)`)} as nearest_to_end
      from app.boundary_editions edition, ground, edge
      where edition.id = ${editionId}
    ),
    parting as (
      select id,
             st_makeline(array[before_start, nearest_to_start, line, nearest_to_end, after_end]) as line
      from edition
    ),
    parts as (
      select parting.id, (st_dump(st_polygonize(st_node(st_collect(edge.ring, parting.line))))).geom as part
      from parting, edge
      group by parting.id
    )
    select parts.id, st_multi(parts.part),
           st_multi(st_collectionextract(st_difference(ground.area, parts.part, ${overlayGridDeg}), 3))
    from parts, ground
    where st_contains(parts.part, ${inside}) and st_area(parts.part::geography) < ${mostInsideM2}
    on conflict (edition_id) do nothing`);
}

const isWithin = (end: Sql): Sql =>
  sql`(st_contains(ground.area, ${end}) or st_distance(edge.ring, ${end}) < 1e-6)`;

/** The edge's nearest point to an end within the ground; an end beyond it stays: its line has crossed the edge already. */
function nearestOnEdge(end: Sql): Sql {
  return sql`case when ${isWithin(end)} then st_closestpoint(edge.ring, ${end}) else ${end} end`;
}

/** A little past that point, straight on: a point on an edge is not exactly on it in numbers. */
function drawnOut(previous: Sql, end: Sql): Sql {
  const pastTheEdgeDeg = 0.003;
  const nearest = sql`st_closestpoint(edge.ring, ${end})`;
  const from = sql`case when st_distance(edge.ring, ${end}) < 1e-6 then ${previous} else ${end} end`;
  return sql`
    case when ${isWithin(end)}
      then st_translate(
        ${nearest},
        ${pastTheEdgeDeg}::float8 * sin(st_azimuth(${from}, ${nearest})),
        ${pastTheEdgeDeg}::float8 * cos(st_azimuth(${from}, ${nearest})))
      else ${end}
    end`;
}

/** Computes the sides of those editions that have none yet. */
export async function ensureSides(tx: Tx, editionIds: readonly string[]): Promise<void> {
  for (const { id } of await findWithoutSides(tx, editionIds)) await computeSides(tx, id);
}

function findWithoutSides(db: Db, editionIds: readonly string[]): Promise<{ id: string }[]> {
  return db.many(sql`
    select edition.id
    from app.boundary_editions edition
    left join app.boundary_sides sides on sides.edition_id = edition.id
    where edition.id = any (${editionIds}::uuid[]) and sides.edition_id is null`);
}
