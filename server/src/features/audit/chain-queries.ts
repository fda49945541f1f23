import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type Link = {
  sequence: number;
  previousSha256: string;
  sha256: string;
  /** What its seal should be by its content and by what it holds of the entry before; null when the content is gone. */
  computedSha256: string | null;
};

const linksAtOnce = 5000;

/** The next links after a place in the chain, with their seals computed anew by the database. */
export function findLinks(db: Db, { after, until }: { after: number; until: number }): Promise<Link[]> {
  return db.many<Link>(sql`
    select link.sequence::float8 as sequence, link.previous_sha256 as "previousSha256", link.sha256,
           case when event.id is not null
             then app.audit_entry_sha256(event, link.sequence, link.previous_sha256) end as "computedSha256"
    from app.audit_chain link
    left join app.audit_events event on event.id = link.event_id
    where link.sequence > ${after} and link.sequence <= ${until}
    order by link.sequence
    limit ${linksAtOnce}`);
}

/** The seal that the content at a place would have at another place, or after another entry. */
export async function computeSealAs(
  db: Db,
  at: number,
  as: { sequence: number; previousSha256: string },
): Promise<string | null> {
  const found = await db.maybeOne<{ sha256: string }>(sql`
    select app.audit_entry_sha256(event, ${as.sequence}, ${as.previousSha256}) as sha256
    from app.audit_chain link join app.audit_events event on event.id = link.event_id
    where link.sequence = ${at}`);
  return found?.sha256 ?? null;
}

/** What the entry after a place holds as the seal before it; for the last one the head holds it. */
export async function findSealHeldAfter(db: Db, sequence: number): Promise<string | null> {
  const found = await db.maybeOne<{ sha256: string }>(sql`
    select coalesce(
      (select previous_sha256 from app.audit_chain where sequence > ${sequence} order by sequence limit 1),
      (select sha256 from app.audit_head where sequence = ${sequence})) as sha256`);
  return found?.sha256 ?? null;
}

/** Whether an entry that follows directly upon `sha256` stands anywhere but at `sequence`. */
export async function isFollowedElsewhere(db: Db, sha256: string, sequence: number): Promise<boolean> {
  const found = await db.maybeOne(sql`
    select 1 from app.audit_chain where previous_sha256 = ${sha256} and sequence <> ${sequence} limit 1`);
  return found !== null;
}

/** Whether the content at a place has the seal of another place. */
export async function fitsElsewhere(db: Db, sequence: number): Promise<boolean> {
  const found = await db.maybeOne(sql`
    select 1
    from app.audit_chain misplaced
    join app.audit_events event on event.id = misplaced.event_id
    cross join app.audit_chain other
    where misplaced.sequence = ${sequence} and other.sequence <> ${sequence}
      and app.audit_entry_sha256(event, other.sequence, other.previous_sha256) = other.sha256
    limit 1`);
  return found !== null;
}

/** Whether anything lies outside of the chain: an entry without a seal, or a seal after the head. */
export async function isAnythingOutside(db: Db): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(sql`
    select exists (
             select 1 from app.audit_events event
             left join app.audit_chain link on link.event_id = event.id
             where link.event_id is null)
        or exists (
             select 1 from app.audit_chain link join app.audit_head head on link.sequence > head.sequence) as found`);
  return found;
}

export async function findSealAt(db: Db, sequence: number): Promise<string | null> {
  const found = await db.maybeOne<{ sha256: string }>(sql`
    select sha256 from app.audit_chain where sequence = ${sequence}`);
  return found?.sha256 ?? null;
}
