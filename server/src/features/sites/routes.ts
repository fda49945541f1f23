import { type FastifyPluginAsyncTypebox, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import {
  changeSite as changeSiteEndpoint,
  isAtLeast,
  listSites,
  moveSite,
  type Person,
  proposeSite,
  readSite,
  readSiteTimeline,
  type SiteDetail,
} from '@jsa/contract';
import type { FastifyReply } from 'fastify';
import { recordView } from '#features/audit/index.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import { Problem } from '#http/problem.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { changeSite, proposeSiteDirectly } from './actions.ts';
import { clearanceRoutes } from './clearance-routes.ts';
import { describeSite } from './detail.ts';
import { listSitesFor } from './find-listed.ts';
import { moveSiteByHand } from './move-site.ts';
import { previewFor } from './preview.ts';
import { readTimeline } from './timeline.ts';

/** Room for an area of many times the points that are taken, so that it is refused with a sentence. */
const bodyLimit = 4 * 2 ** 20;

export const siteRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;
  // The default one turns null into 0 and 0 into null where a number may be null.
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  await app.register(clearanceRoutes, { parts });

  const show = async (person: Person, siteId: string, reply: FastifyReply): Promise<SiteDetail> => {
    const site = await describeSite(db, person, siteId);
    if (site === null) throw new Problem('not-found', 'There is nothing here.');
    if (isAtLeast(site.precision, 'P4')) await recordView(db, person, 'site.view', [site.id]);
    reply.header('etag', etagOf(site));
    return site;
  };

  app.route({
    ...listSites,
    preHandler: permit('site.read'),
    handler: (request) =>
      listSitesFor(db, previewFor(sessionOf(request).person, request.query), request.query),
  });

  app.route({
    ...readSite,
    preHandler: permit('site.read'),
    handler: (request, reply) => show(sessionOf(request).person, request.params.id, reply),
  });

  app.route({
    ...proposeSite,
    bodyLimit,
    preHandler: permit('site.propose'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { id } = await proposeSiteDirectly(db, person, request.body);
      reply.code(201);
      return show(person, id, reply);
    },
  });

  app.route({
    ...changeSiteEndpoint,
    bodyLimit,
    preHandler: permit('site.edit'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { id: siteId } = request.params;
      const version = askedVersion(request.headers);
      await changeSite(db, person, { siteId, version, change: request.body });
      return show(person, siteId, reply);
    },
  });

  // Which role may make which move stands in the table of moves; whoever reads a site may ask.
  app.route({
    ...moveSite,
    preHandler: permit('site.read'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { id: siteId } = request.params;
      const version = askedVersion(request.headers);
      await moveSiteByHand(db, person, { siteId, version, ...request.body });
      return show(person, siteId, reply);
    },
  });

  app.route({
    ...readSiteTimeline,
    preHandler: permit('site.read'),
    handler: async (request) => {
      const events = await readTimeline(db, sessionOf(request).person, request.params.id);
      if (events === null) throw new Problem('not-found', 'There is nothing here.');
      return events;
    },
  });
};
