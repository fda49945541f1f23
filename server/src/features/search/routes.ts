import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { mostSitesFound, type SiteSummary, search } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { listSitesFor, previewFor } from '#features/sites/index.ts';
import type { ServerParts } from '#parts.ts';

/** A code that begins so before one that holds it, both before a title: 0, 1, 2. */
function rank({ code }: SiteSummary, text: string): number {
  const [within, sought] = [code.toLowerCase(), text.trim().toLowerCase()];
  if (within.startsWith(sought)) return 0;
  return within.includes(sought) ? 1 : 2;
}

export const searchRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  app.route({
    ...search,
    preHandler: permit('site.read'),
    handler: async (request) => {
      const { text, ...asked } = request.query;
      const person = previewFor(sessionOf(request).person, asked);
      const found = await listSitesFor(parts.db, person, { text });
      const ranked = found.toSorted((one, other) => rank(one, text) - rank(other, text));
      return { sites: ranked.slice(0, mostSitesFound) };
    },
  });
};
