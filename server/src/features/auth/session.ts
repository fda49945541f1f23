import { createHash, randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const sessionHours = 12;
const cookieName = 'jsa_session';

/** 32 random bytes. The browser keeps the token; the database knows only its hash. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function cookieOptions(request: FastifyRequest): CookieSerializeOptions & { secure: boolean } {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' };
}

export function readSessionToken(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName];
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, { ...cookieOptions(request), maxAge: sessionHours * 3600 });
}

/** Straight onto the socket's reply: uploads and event streams are answered past Fastify, and are the longest visits. */
export function renewSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const options = { ...cookieOptions(request), maxAge: sessionHours * 3600 };
  reply.raw.setHeader('set-cookie', reply.server.serializeCookie(cookieName, token, options));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName, cookieOptions(request));
}
