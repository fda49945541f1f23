import type { Position } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import { tripoints } from './tripoints.ts';

export function findBoundaryFile(db: Db, sha256: string): Promise<{ fileName: string } | null> {
  return db.maybeOne(sql`
    select file_name as "fileName" from app.boundary_files where sha256 = ${sha256}`);
}

export function insertBoundaryFile(
  tx: Db,
  { sha256, fileName }: { sha256: string; fileName: string },
  personId: string,
): Promise<number> {
  return tx.run(sql`
    insert into app.boundary_files (sha256, file_name, kept_by)
    values (${sha256}, ${fileName}, ${personId})
    on conflict (sha256) do nothing`);
}

function lineOf(coordinates: readonly Position[]): Sql {
  return sql`st_setsrid(st_geomfromgeojson(${JSON.stringify({ type: 'LineString', coordinates })}), 4326)`;
}

/** Lines that meet at their ends become one; what does not meet stays apart. */
export async function mergeLines(db: Db, lines: readonly Position[][]): Promise<Position[][]> {
  const geometry = JSON.stringify({ type: 'MultiLineString', coordinates: lines });
  const rows = await db.many<{ line: { coordinates: Position[] } }>(sql`
    select st_asgeojson(part.geom, 9)::json as line
    from st_dump(st_linemerge(st_geomfromgeojson(${geometry}))) part`);
  return rows.map(({ line }) => line.coordinates);
}

export type LineFacts = {
  isSimple: boolean;
  lengthKm: number;
  fartherEndM: number;
  /** How much of it lies within 3 km of the edition in force; null where there is none. */
  nearCurrentPercent: number | null;
  drawn: Position[];
};

const nearM = 3000;
const betweenSamplesM = 500;
const drawnToleranceM = 5;

/** `line` runs from west to east. Nearness is measured in UTM, at points 500 m apart. */
export async function measureLine(db: Db, line: readonly Position[]): Promise<LineFacts> {
  const [west, east] = tripoints.map(
    ([longitude, latitude]) => sql`st_point(${longitude}, ${latitude})::geography`,
  );
  const { drawn, ...facts } = await db.one<
    Omit<LineFacts, 'drawn'> & { drawn: { coordinates: Position[] } }
  >(sql`
    with given as materialized (
      select ${lineOf(line)} as line
    ),
    present as materialized (
      select st_transform(line, 32634) as line from app.boundary_editions where is_current
    ),
    sample as materialized (
      select st_lineinterpolatepoints(st_transform(line, 32634), least(0.5, ${betweenSamplesM} / st_length(line::geography)))
               as points
      from given
    )
    select st_issimple(line) as "isSimple",
           round((st_length(line::geography) / 1000)::numeric, 1)::float8 as "lengthKm",
           round(greatest(st_distance(st_startpoint(line)::geography, ${west}),
                          st_distance(st_endpoint(line)::geography, ${east})))::float8 as "fartherEndM",
           (select round(100.0 * count(*) filter (where st_dwithin(point.geom, present.line, ${nearM})) / count(*), 1)::float8
            from present, sample, st_dump(sample.points) point
            having count(*) > 0) as "nearCurrentPercent",
           st_asgeojson(st_transform(st_simplify(st_transform(line, 32634), ${drawnToleranceM}), 4326), 6)::json as drawn
    from given`);
  return { ...facts, drawn: drawn.coordinates };
}
