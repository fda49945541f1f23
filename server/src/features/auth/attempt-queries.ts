import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** One transaction after the other at each of these doors; taken in one order, so that two never wait for each other. */
export async function takeTurns(tx: Db, keys: readonly string[]): Promise<void> {
  for (const key of keys.toSorted())
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${key}`}, 0))`);
}

/** Seconds until the first of these doors opens again; 0 when all are open. */
export async function findLockSeconds(db: Db, keys: readonly string[]): Promise<number> {
  const { seconds } = await db.one<{ seconds: number }>(sql`
    select greatest(0, coalesce(max(extract(epoch from locked_until - now())), 0))::float as seconds
    from app.sign_in_attempts
    where key = any(${keys})`);
  return seconds;
}

/**
 * Counts one failure and closes the door when there are `most`: for a minute, and twice as long with each further one, an
 * hour at the most. After a day without failures the count begins anew. Answers with the failures so far.
 */
export async function countFailure(db: Db, key: string, most: number): Promise<number> {
  const { failureCount } = await db.one<{ failureCount: number }>(sql`
    insert into app.sign_in_attempts as attempt (key, failure_count)
    values (${key}, 1)
    on conflict (key) do update set
      failure_count = case when attempt.last_failed_at < now() - interval '1 day' then 1
                           else attempt.failure_count + 1 end,
      last_failed_at = now()
    returning failure_count as "failureCount"`);
  if (failureCount >= most) {
    const minutes = Math.min(60, 2 ** Math.min(6, failureCount - most));
    await db.run(sql`
      update app.sign_in_attempts set locked_until = now() + make_interval(mins => ${minutes}) where key = ${key}`);
  }
  return failureCount;
}

export function forgetFailures(db: Db, keys: readonly string[]): Promise<number> {
  return db.run(sql`delete from app.sign_in_attempts where key = any(${keys})`);
}

/** Takes one failure back that was counted before it was known to be none. */
export function takeFailureBack(db: Db, key: string, most: number): Promise<number> {
  return db.run(sql`
    update app.sign_in_attempts
    set failure_count = greatest(failure_count - 1, 0),
        locked_until = case when failure_count - 1 < ${most} then null else locked_until end
    where key = ${key}`);
}

export function deleteOldAttempts(db: Db): Promise<number> {
  return db.run(sql`delete from app.sign_in_attempts where last_failed_at < now() - interval '2 days'`);
}

export async function isKnownDevice(db: Db, tokenHash: string, email: string): Promise<boolean> {
  const row = await db.maybeOne(sql`
    select 1
    from app.known_devices device
    join app.people person on person.id = device.person_id
    where device.token_sha256 = ${tokenHash} and person.email = lower(${email})
      and device.seen_at > now() - interval '400 days'`);
  return row !== null;
}

export function keepKnownDevice(db: Db, tokenHash: string, personId: string): Promise<number> {
  return db.run(sql`
    insert into app.known_devices (token_sha256, person_id)
    values (${tokenHash}, ${personId})
    on conflict (token_sha256, person_id) do update set seen_at = now()`);
}

/** False when this person used this code a short while ago. */
export async function spendCode(db: Db, personId: string, codeHash: string): Promise<boolean> {
  await db.run(sql`delete from app.spent_codes where spent_at < now() - interval '10 minutes'`);
  const count = await db.run(sql`
    insert into app.spent_codes (person_id, code_sha256)
    values (${personId}, ${codeHash})
    on conflict do nothing`);
  return count === 1;
}
