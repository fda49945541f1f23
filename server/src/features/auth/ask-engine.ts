import type { FastifyReply, FastifyRequest } from 'fastify';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { askerHeader, engineBasePath } from './engine.ts';

/** What the library answered. Its cookies are not the browser's before `giveCookies`. */
export type EngineAnswer = {
  readonly body: Record<string, unknown>;
  readonly cookies: readonly string[];
};

/** The library's refusals in our words; by status where it has no code. */
const problemsByCode: Readonly<Record<string, () => Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: wrongSignIn,
  INVALID_EMAIL: wrongSignIn,
  INVALID_PASSWORD: wrongPassword,
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: signInAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signInAgain,
  SESSION_NOT_FRESH: signInAgain,
  CHALLENGE_NOT_FOUND: signInAgain,
  TOTP_NOT_ENABLED: () => conflict('no-second-factor', 'There is no second factor.'),
  TWO_FACTOR_NOT_ENABLED: () => conflict('no-second-factor', 'There is no second factor.'),
  TOTP_ALREADY_ENABLED: () => conflict('second-factor-there', 'There is a second factor already.'),
  ACCOUNT_TEMPORARILY_LOCKED: () => tooManyAttempts(900),
  PASSKEY_NOT_FOUND: wrongPasskey,
  AUTHENTICATION_FAILED: wrongPasskey,
  FAILED_TO_VERIFY_REGISTRATION: () =>
    new Problem('invalid-request', 'This passkey could not be added. Try once more.'),
};

export function wrongSignIn(): Problem {
  return new Problem('wrong-sign-in', 'E-mail address and password do not belong together.');
}

export function wrongPassword(): Problem {
  return new Problem('wrong-password', 'This is not your password.');
}

export function wrongCode(): Problem {
  const message = 'This code is wrong or was used before. Wait for the next one, then try again.';
  return new Problem('wrong-code', message);
}

function wrongPasskey(): Problem {
  return new Problem('wrong-sign-in', 'This passkey is not known here.');
}

function signInAgain(): Problem {
  return new Problem('sign-in-again', 'This took too long or failed too often. Sign in again.');
}

export function tooManyAttempts(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  const time = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const details = { retryAfterSeconds: Math.ceil(seconds) };
  return new Problem('too-many-requests', `Too many failed attempts. Try again in ${time}.`, details);
}

function originOf({ protocol, host }: FastifyRequest): string {
  const origin = `${protocol}://${host}`;
  if (/^[\w.:[\]-]+$/.test(host) && URL.canParse(origin)) return new URL(origin).origin;
  throw new Problem('invalid-request', 'The request does not say by which name it reaches this server.');
}

function problemOf(status: number, body: Record<string, unknown>, retryAfter: string | null): Problem | null {
  const known = problemsByCode[String(body.code)];
  if (known !== undefined) return known();
  if (status === 429) return tooManyAttempts(Number(retryAfter ?? 60));
  if (status === 401) return new Problem('not-signed-in', 'Sign in first.');
  if (status >= 400 && status < 500)
    return new Problem('invalid-request', String(body.message ?? 'Refused.'));
  return null;
}

/** One request to the library in the asker's name; its refusal is thrown as a problem. */
export async function askEngine(
  request: FastifyRequest,
  question: { method?: 'GET' | 'POST'; path: string; body?: Record<string, unknown> },
): Promise<EngineAnswer> {
  const { method = 'POST', path, body = {} } = question;
  const origin = originOf(request);
  // Nothing else of what was sent gets there. Foreign origins were refused before (`refuseForeignOrigin`).
  const headers = new Headers({ origin, [askerHeader]: request.ip });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const init: RequestInit = { method, headers };
  if (method === 'POST') {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(body);
  }
  const engine = request.server.auth.engineFor(origin);
  const response = await engine(new Request(`${origin}${engineBasePath}${path}`, init));
  const reply = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>;
  if (response.ok) return { body: reply, cookies: response.headers.getSetCookie() };
  const problem = problemOf(response.status, reply, response.headers.get('x-retry-after'));
  throw problem ?? new Error(`better-auth answered ${response.status} to ${path}.`);
}

/** From here on the browser has what the library gave it; every cookie keeps its own header. */
export function giveCookies(reply: FastifyReply, { cookies }: EngineAnswer): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}
