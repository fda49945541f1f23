import type { GeometryFile } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

type Finding = GeometryFile['findings'][number];
type FlawRow = { feature: number; isValid: boolean; x: number | null; y: number | null };

/** Areas that cross themselves, with the place where they do, and areas of no size. */
export async function findFlaws(db: Db, features: GeometryFile['features']): Promise<Finding[]> {
  const areas = features.flatMap(({ geometry }, feature) =>
    geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [{ feature, geometry }] : [],
  );
  if (areas.length === 0) return [];
  const rows = await db.many<FlawRow>(sql`
    select area.feature, detail.valid as "isValid", st_x(detail.location) as x, st_y(detail.location) as y
    from (
      select (item ->> 'feature')::int as feature, st_geomfromgeojson(item ->> 'geometry') as geom
      from jsonb_array_elements(${JSON.stringify(areas)}::jsonb) item
    ) area,
    lateral st_isvaliddetail(area.geom) detail
    where not detail.valid or st_area(area.geom) = 0
    order by area.feature`);
  return rows.map(({ feature, isValid, x, y }) => ({
    code: isValid ? 'no-area' : 'self-crossing',
    feature,
    vertex: null,
    position: x !== null && y !== null ? [x, y] : null,
  }));
}
