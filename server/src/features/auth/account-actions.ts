import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { deletePasskey, deleteSessionOf, updatePasskeyName } from './account-queries.ts';
import { askEngine, giveCookies, wrongPassword } from './ask-engine.ts';
import { doorOfPerson, throughDoors } from './attempts.ts';
import { hashPassword, isPasswordRight } from './password.ts';
import { requireStrongPassword } from './password-rules.ts';
import { deleteSessionsOf, findPasswordHash, updatePasswordHash } from './queries.ts';
import type { Session } from './sessions-hook.ts';
import { type Exchange, spend } from './sign-in.ts';

function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}

/** Ends one session of one's own; throws `not-found` for anybody else's. */
export function endOwnSession(db: Database, personId: string, sessionId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    if ((await deleteSessionOf(tx, personId, sessionId)) === 0) throw nothingHere();
    await recordAudit(tx, personId, {
      action: 'session.revoke',
      subjectId: personId,
      details: { sessionId },
    });
  });
}

/** Ends all of one's sessions but this; answers with those that ended. */
export function endOtherSessions(db: Database, { person, sessionId }: Session): Promise<string[]> {
  return inTransaction(db, async (tx) => {
    const ended = (await deleteSessionsOf(tx, person.id, sessionId)).map(({ id }) => id);
    const details = { sessionIds: ended };
    await recordAudit(tx, person.id, { action: 'session.revoke', subjectId: person.id, details });
    return ended;
  });
}

/** Asks for the password of somebody who is signed in already; ten wrong ones close this door for a while. */
function withPassword<Result>(
  db: Database,
  personId: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  return throughDoors(db, doorOfPerson(personId), { attempt, subjectOf: async () => personId });
}

/** Every other session ends, so that a stolen password is of no more use; answers with those that ended. */
export async function changeOwnPassword(
  db: Database,
  { person, sessionId }: Session,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<string[]> {
  requireStrongPassword(newPassword, person.email);
  await withPassword(db, person.id, async () => {
    if (!(await isPasswordRight(password, await findPasswordHash(db, person.id)))) throw wrongPassword();
  });
  const passwordHash = await hashPassword(newPassword);
  return inTransaction(db, async (tx) => {
    await updatePasswordHash(tx, person.id, passwordHash);
    const ended = await deleteSessionsOf(tx, person.id, sessionId);
    await recordAudit(tx, person.id, { action: 'person.set-password', subjectId: person.id });
    return ended.map(({ id }) => id);
  });
}

/** Asks the library for a change that only the password allows, and writes it down. */
export async function changeSecondFactor(
  { db, request, reply }: Exchange,
  personId: string,
  change: { path: string; password: string; action: string },
): Promise<Record<string, unknown>> {
  const answer = await withPassword(db, personId, () =>
    askEngine(request, { path: change.path, body: { password: change.password } }),
  );
  await inTransaction(db, (tx) => recordAudit(tx, personId, { action: change.action, subjectId: personId }));
  giveCookies(reply, answer);
  return answer.body;
}

/** From here on the second factor is asked for. The session goes on under another token. */
export async function confirmSecondFactor(
  { db, request, reply }: Exchange,
  personId: string,
  code: string,
): Promise<void> {
  await spend(db, personId, code);
  const typed = code.replace(/\s/g, '');
  const answer = await askEngine(request, { path: '/two-factor/verify-totp', body: { code: typed } });
  await inTransaction(db, (tx) =>
    recordAudit(tx, personId, { action: 'second-factor.add', subjectId: personId }),
  );
  giveCookies(reply, answer);
}

export async function addPasskey(
  { db, request, reply }: { db: Database; request: FastifyRequest; reply: FastifyReply },
  personId: string,
  passkey: { name: string; response: Record<string, unknown> },
): Promise<void> {
  const answer = await askEngine(request, { path: '/passkey/verify-registration', body: passkey });
  await inTransaction(db, (tx) => recordAudit(tx, personId, { action: 'passkey.add', subjectId: personId }));
  giveCookies(reply, answer);
}

function changePasskey(
  db: Database,
  personId: string,
  { action, change }: { action: string; change: (tx: Tx) => Promise<number> },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    if ((await change(tx)) === 0) throw nothingHere();
    await recordAudit(tx, personId, { action, subjectId: personId });
  });
}

export function renamePasskey(
  db: Database,
  personId: string,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const change = (tx: Tx) => updatePasskeyName(tx, { personId, id, name: name.trim() });
  return changePasskey(db, personId, { action: 'passkey.rename', change });
}

export function removePasskey(db: Database, personId: string, id: string): Promise<void> {
  return changePasskey(db, personId, {
    action: 'passkey.remove',
    change: (tx) => deletePasskey(tx, personId, id),
  });
}
