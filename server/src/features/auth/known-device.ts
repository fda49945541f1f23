import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'jsa_device';
const keptSeconds = 400 * 86_400;

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 32 random bytes for a browser, a link; the database knows only the hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash of the token by which this browser is known again; null for a new one. */
export function readDevice(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName];
  return token && /^[\w-]{43}$/.test(token) ? hashToken(token) : null;
}

/** Makes this browser one that is known again, for this and every other person who signs in with it. */
export function keepDevice(request: FastifyRequest, reply: FastifyReply): string {
  const token = readDevice(request) === null ? newToken() : String(request.cookies[cookieName]);
  reply.setCookie(cookieName, token, {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: keptSeconds,
  });
  return hashToken(token);
}
