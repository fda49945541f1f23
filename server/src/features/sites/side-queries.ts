import type { BoundarySide } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** Of every site the side of the ABL by the edition in force. It tells of the place: for readers of the area (P3) only. */
export async function findSides(db: Db): Promise<ReadonlyMap<string, BoundarySide>> {
  const rows = await db.many<{ siteId: string; side: BoundarySide }>(sql`
    select relation.site_id as "siteId", relation.side
    from app.site_boundary_relations relation
    join app.boundary_editions edition on edition.id = relation.edition_id
    where edition.is_current`);
  return new Map(rows.map(({ siteId, side }) => [siteId, side]));
}
