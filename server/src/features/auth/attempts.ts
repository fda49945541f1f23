import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { tooManyAttempts } from './ask-engine.ts';
import {
  countFailure,
  deleteOldAttempts,
  findLockSeconds,
  forgetFailures,
  isKnownDevice,
  takeFailureBack,
  takeTurns,
} from './attempt-queries.ts';
import { hashToken, readDevice } from './known-device.ts';

/** What failures are counted by, and how many close the door. */
type Door = {
  readonly by: 'address' | 'network' | 'device' | 'person';
  readonly key: string;
  readonly most: number;
};

/** An office shares one address, a home a /64 of IPv6. */
function networkOf(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return address;
  const [head, tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const zeros = Array.from({ length: missing }, () => '0');
  const rest = (tail ?? '').split(':').filter(Boolean);
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}

/**
 * By what an attempt to sign in is counted. A browser with which this person signed in before is counted by itself:
 * strangers who type a person's address elsewhere do not close the door to it.
 */
export async function doorsOfSignIn(db: Database, request: FastifyRequest, email: string): Promise<Door[]> {
  const device = readDevice(request);
  const address = hashToken(email.toLowerCase());
  if (device !== null && (await isKnownDevice(db, device, email))) {
    return [{ by: 'device', key: `device ${device} ${address}`, most: 10 }];
  }
  return [
    { by: 'address', key: `address ${address}`, most: 10 },
    { by: 'network', key: `network ${networkOf(request.ip)}`, most: 60 },
  ];
}

/** By what the passwords are counted that a signed-in person repeats. */
export function doorOfPerson(personId: string): Door[] {
  return [{ by: 'person', key: `person ${personId}`, most: 10 }];
}

/**
 * Lets an attempt through these doors. It is counted as a failure before it is known, so that many at once are not more
 * than many one after another; what succeeds is taken back. `subjectOf` says whom a failure is told of in the audit log.
 */
export async function throughDoors<Result>(
  db: Database,
  doors: readonly Door[],
  { attempt, subjectOf }: { attempt: () => Promise<Result>; subjectOf: () => Promise<string | null> },
): Promise<Result> {
  const counts = await inTransaction(db, async (tx) => {
    const keys = doors.map(({ key }) => key);
    // Of many tries at one moment each sees what the one before it counted.
    await takeTurns(tx, keys);
    const seconds = await findLockSeconds(tx, keys);
    if (seconds > 0) throw tooManyAttempts(seconds);
    await deleteOldAttempts(tx);
    const counted: { door: Door; count: number }[] = [];
    for (const door of doors) counted.push({ door, count: await countFailure(tx, door.key, door.most) });
    return counted;
  });
  try {
    const result = await attempt();
    await forgive(db, doors);
    return result;
  } catch (refusal) {
    const subjectId = await subjectOf();
    await inTransaction(db, async (tx) => {
      // What was typed is not kept: people type passwords into the wrong field.
      await recordAudit(tx, null, { action: 'session.refuse', subjectId });
      for (const { door, count } of counts) {
        const details = { by: door.by, failureCount: count };
        if (count >= door.most) await recordAudit(tx, null, { action: 'session.lock', subjectId, details });
      }
    });
    throw refusal;
  }
}

/** A network keeps the failures of others; person, address and device begin anew. */
async function forgive(db: Database, doors: readonly Door[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    const own = doors.filter(({ by }) => by !== 'network').map(({ key }) => key);
    await forgetFailures(tx, own);
    for (const { by, key, most } of doors) if (by === 'network') await takeFailureBack(tx, key, most);
  });
}
