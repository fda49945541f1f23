import type { FastifyRequest } from 'fastify';
import { Problem } from '#http/problem.ts';

const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

function isOwnOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Refuses a change that another site's page asks for. Browsers name the page's origin with every request
 * that changes something; programs send no such header, and no cookie of a person either.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (harmlessMethods.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !isOwnOrigin(origin, request.host);
  if (isForeign) throw new Problem('foreign-origin', 'This request comes from a page of another site.');
}
