import type { MailChoice, Notification, NotificationKind, Person } from '@jsa/contract';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { recordAudit } from '#features/audit/index.ts';
import { codeFor, readPrecisions } from '#features/sites/index.ts';
import { enqueue } from '#jobs/queue.ts';
import { digestJob, mailJob, nextDigestAt } from './mail-jobs.ts';
import * as queries from './queries.ts';

type Told = {
  kind: NotificationKind;
  roundId?: string;
  siteId?: string;
  to: readonly queries.Audience[];
  /** Who did it is not told of it. */
  by: string | null;
};

/**
 * Tells people, at the commit of the transaction that makes it necessary or never: in the product at once, and by mail
 * as each of them chose. What is told says where to look and nothing of what is there.
 */
export async function notify(tx: Tx, { kind, roundId = '', siteId = '', to, by }: Told): Promise<void> {
  const ids = { roundId: roundId === '' ? null : roundId, siteId: siteId === '' ? null : siteId };
  for (const { personId } of await queries.insertNotifications(tx, { kind, ...ids, to, by })) {
    await tx.run(sql`select pg_notify('person', ${personId})`);
    const choice = await queries.findMailChoice(tx, personId);
    const payload = { personId };
    if (choice === 'each') await enqueue(tx, { name: mailJob, payload, key: `${mailJob}:${personId}` });
    if (choice === 'daily')
      await enqueue(tx, {
        ...{ name: digestJob, payload, key: `${digestJob}:${personId}` },
        runAt: nextDigestAt(new Date()),
      });
  }
}

/** What somebody was told, newest first. Of a site that they do not see any more nothing is left. */
export async function readNotifications(
  db: Db,
  person: Person,
): Promise<{ unreadCount: number; newest: Notification[] }> {
  const told = await queries.findNotifications(db, person);
  const precisions = told.some(({ siteId }) => siteId !== null) ? await readPrecisions(db, person) : null;
  const newest = told.flatMap((each) => {
    const { siteId } = each;
    if (siteId === null) return [each];
    const precision = precisions?.get(siteId);
    if (precision === undefined) return [];
    return [{ ...each, code: codeFor(precision, { id: siteId, code: each.code }) }];
  });
  return { unreadCount: newest.filter(({ readAt }) => readAt === null).length, newest };
}

export async function markRead(db: Db, person: Person, ids: readonly string[] | null): Promise<void> {
  await queries.markRead(db, person.id, ids);
  await db.run(sql`select pg_notify('person', ${person.id})`);
}

export function chooseMail(db: Database, person: Person, mail: MailChoice): Promise<void> {
  return inTransaction(db, async (tx) => {
    await queries.putMailChoice(tx, person.id, mail);
    await recordAudit(tx, person.id, {
      action: 'person.choose-mail',
      subjectId: person.id,
      details: { mail },
    });
  });
}
