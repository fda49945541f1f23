import { type Sql, sql } from '#db/sql.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Statements that lead from a subject of a kind to its candidate site. A kind that is not here names it in its details. */
const siteByKind: Readonly<Record<string, ((id: string) => Sql) | undefined>> = {
  site: (id) => sql`${id}::uuid`,
  track: (id) => sql`${id}::uuid`,
  recording: (id) => sql`(select site_id from app.recordings where id = ${id})`,
  radargram: (id) => sql`(
    select recording.site_id
    from app.radargrams radargram join app.recordings recording on recording.id = radargram.recording_id
    where radargram.id = ${id})`,
  disclosure: (id) => sql`(select site_id from app.disclosures where id = ${id})`,
  assessment: (id) => sql`(select site_id from app.joint_assessments where id = ${id})`,
};

/** The id of the site that an event is about, as SQL; null where it is about none. */
export function siteOfSubject(event: {
  action: string;
  subjectId: string | null;
  siteId: string | null;
  details: Record<string, unknown>;
}): Sql {
  const named = event.siteId ?? event.details.siteId;
  if (typeof named === 'string' && uuid.test(named)) return sql`${named}::uuid`;
  const [kind] = event.action.split('.');
  const find = siteByKind[kind];
  return find && event.subjectId !== null && uuid.test(event.subjectId)
    ? find(event.subjectId)
    : sql`null::uuid`;
}
