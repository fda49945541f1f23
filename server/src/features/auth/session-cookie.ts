import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const sessionHours = 12;
export const sessionSeconds = sessionHours * 3600;

/** The library names cookies of https so; browsers then take them from https alone. */
function cookieName({ protocol }: FastifyRequest): string {
  return protocol === 'https' ? '__Secure-jsa_session' : 'jsa_session';
}

function cookieOptions(request: FastifyRequest): CookieSerializeOptions & { secure: boolean } {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' };
}

/**
 * The session's token out of its cookie, when the signature is ours: `token.signature`, HMAC-SHA-256 in base64, as the
 * library writes it. So every request needs one query only.
 */
export function readSessionToken(request: FastifyRequest, secret: string): string | null {
  const [token, signature] = (request.cookies[cookieName(request)] ?? '').split('.');
  if (!token || !signature) return null;
  const expected = createHmac('sha256', secret).update(token).digest();
  const actual = Buffer.from(signature, 'base64');
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? token : null;
}

/** Straight onto the socket's reply: uploads and event streams are answered past Fastify, and are the longest visits. */
export function renewSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const name = cookieName(request);
  const options = { ...cookieOptions(request), maxAge: sessionSeconds };
  const value = request.cookies[name] ?? '';
  reply.raw.setHeader('set-cookie', reply.server.serializeCookie(name, value, options));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), cookieOptions(request));
}
