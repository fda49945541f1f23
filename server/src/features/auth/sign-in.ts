import {
  rolesUrgedToSecondFactor,
  type SecondFactorKind,
  type SignedInPerson,
  type SignIn,
} from '@jsa/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { askEngine, type EngineAnswer, giveCookies, wrongCode, wrongSignIn } from './ask-engine.ts';
import { keepKnownDevice, spendCode } from './attempt-queries.ts';
import { doorsOfSignIn, throughDoors } from './attempts.ts';
import { hashToken, keepDevice } from './known-device.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  findChallengedPerson,
  findPersonByEmail,
  findSessionId,
  findSessionPerson,
} from './queries.ts';

export type Exchange = { db: Database; request: FastifyRequest; reply: FastifyReply };

/** The state of a person's second factor as the page tells it. */
export function withSecondFactor<P extends Pick<SignedInPerson, 'roles'>>(person: P, isOn: boolean) {
  const isUrged = person.roles.some((role) => rolesUrgedToSecondFactor.includes(role));
  return {
    ...person,
    secondFactor: isOn ? ('on' as const) : isUrged ? ('urged' as const) : ('off' as const),
  };
}

/** The session that the library began, for which the browser has no cookie yet. */
function tokenOf({ body }: EngineAnswer): string {
  const session = body.session as { token?: unknown } | undefined;
  return String(body.token ?? session?.token ?? '');
}

/**
 * Makes the session that the library began one that counts: written down, and its cookie given. Somebody who was
 * deactivated comes no further than here, by whichever way.
 */
async function conclude({ db, request, reply }: Exchange, answer: EngineAnswer): Promise<SignedInPerson> {
  const found = await findSessionPerson(db, tokenOf(answer));
  if (found === null) {
    const begun = await findSessionId(db, tokenOf(answer));
    if (begun !== null) await deleteSession(db, begun.id);
    throw wrongSignIn();
  }
  const { isOld: _, sessionId, isOn, ...person } = found;
  const device = keepDevice(request, reply);
  await inTransaction(db, async (tx) => {
    await deleteExpiredSessions(tx);
    await keepKnownDevice(tx, device, person.id);
    const details = { sessionId, ipAddress: request.ip };
    await recordAudit(tx, person.id, { action: 'session.start', subjectId: person.id, details });
  });
  giveCookies(reply, answer);
  return withSecondFactor(person, isOn);
}

/** Null when a second factor is asked for next. Same time and words whether address or password is wrong. */
export async function startSession(exchange: Exchange, attempt: SignIn): Promise<SignedInPerson | null> {
  const { db, request, reply } = exchange;
  const email = attempt.email.trim();
  return throughDoors(db, await doorsOfSignIn(db, request, email), {
    attempt: async () => {
      const answer = await askEngine(request, {
        path: '/sign-in/email',
        body: { email, password: attempt.password },
      });
      if (answer.body.twoFactorRedirect !== true) return conclude(exchange, answer);
      if ((await findPersonByEmail(db, email)) === null) throw wrongSignIn();
      giveCookies(reply, answer);
      return null;
    },
    subjectOf: async () => (await findPersonByEmail(db, email))?.id ?? null,
  });
}

/** The name under which the browser's sign-in waits; its signature is checked by the library. */
function challengeOf(request: FastifyRequest): string {
  const cookie = request.cookies['jsa.two_factor'] ?? request.cookies['__Secure-jsa.two_factor'] ?? '';
  return cookie.split('.')[0] ?? '';
}

/** The second half of a sign-in. The library closes the door after five wrong codes, or ten in a row of one person. */
export async function passSecondFactor(
  exchange: Exchange,
  { kind, code }: { kind: SecondFactorKind; code: string },
): Promise<SignedInPerson> {
  const { db, request } = exchange;
  const personId = await findChallengedPerson(db, challengeOf(request));
  try {
    if (personId !== null && kind === 'app') await spend(db, personId, code);
    const path = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
    const typed = kind === 'app' ? code.replace(/\s/g, '') : code.trim();
    return await conclude(exchange, await askEngine(request, { path, body: { code: typed } }));
  } catch (refusal) {
    await inTransaction(db, (tx) =>
      recordAudit(tx, null, {
        action: 'session.refuse',
        subjectId: personId,
        details: { step: 'second-factor' },
      }),
    );
    throw refusal;
  }
}

/** A code counts once: whoever looked over a shoulder comes too late. */
export async function spend(db: Database, personId: string, code: string): Promise<void> {
  if (!(await spendCode(db, personId, hashToken(code.replace(/\s/g, ''))))) throw wrongCode();
}

export async function startSessionByPasskey(
  exchange: Exchange,
  response: Record<string, unknown>,
): Promise<SignedInPerson> {
  const { db, request } = exchange;
  try {
    const path = '/passkey/verify-authentication';
    return await conclude(exchange, await askEngine(request, { path, body: { response } }));
  } catch (refusal) {
    await inTransaction(db, (tx) =>
      recordAudit(tx, null, { action: 'session.refuse', subjectId: null, details: { step: 'passkey' } }),
    );
    throw refusal;
  }
}

export async function stopSession(db: Database, personId: string, sessionId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteSession(tx, sessionId);
    await recordAudit(tx, personId, { action: 'session.end', subjectId: personId });
  });
}
