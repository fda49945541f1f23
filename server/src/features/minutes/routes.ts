import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  answerMinutes,
  listSigningKeys,
  offerMinutes,
  type Person,
  readMinutes,
  readMinutesPdf,
  readSignedMinutes,
  takeBackMinutes,
  writeMinutes,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { nothingHere } from '#http/problem.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { openVaultKeys } from '#vault/vault-keys.ts';
import * as actions from './actions.ts';
import { findFrozen, findPdf } from './queries.ts';
import { readMinutesFor } from './reading.ts';
import { readSigningKeys } from './signing-key.ts';

export const minutesRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db, config } = parts;
  const vault = openVaultKeys(config);

  app.route({
    ...readMinutes,
    preHandler: permit('minutes.read'),
    handler: async (request, reply) => {
      const minutes = await readMinutesFor(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(minutes)).send(minutes);
    },
  });

  app.route({
    ...writeMinutes,
    bodyLimit: 4 * 2 ** 20,
    preHandler: permit('minutes.write'),
    handler: (request) => {
      const asked = {
        roundId: request.params.id,
        version: askedVersion(request.headers),
        draft: request.body,
      };
      return actions.writeMinutes(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...offerMinutes,
    preHandler: permit('minutes.offer'),
    handler: (request) => {
      const asked = { roundId: request.params.id, version: askedVersion(request.headers) };
      return actions.offerMinutes(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...takeBackMinutes,
    preHandler: permit('minutes.offer'),
    handler: (request) => {
      const asked = { roundId: request.params.id, version: askedVersion(request.headers), ...request.body };
      return actions.takeBackMinutes(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...answerMinutes,
    preHandler: permit('minutes.answer'),
    handler: (request) => {
      const given = { roundId: request.params.id, ...request.body };
      return actions.answerMinutes(db, vault, { person: sessionOf(request).person, given });
    },
  });

  app.route({
    ...readMinutesPdf,
    preHandler: permit('minutes.read'),
    handler: async (request, reply) => {
      const { code } = await requireFrozen(sessionOf(request).person, request.params.id);
      const found = await findPdf(db, request.params.id);
      if (found === null) throw nothingHere();
      reply.headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${code}-minutes.pdf"`,
        'cache-control': 'private, no-store',
      });
      return reply.send(found.pdf);
    },
  });

  app.route({
    ...readSignedMinutes,
    preHandler: permit('minutes.read'),
    handler: async (request, reply) => {
      const { code } = await requireFrozen(sessionOf(request).person, request.params.id);
      const frozen = await findFrozen(db, request.params.id);
      if (frozen === null) throw nothingHere();
      reply.headers({
        'content-disposition': `attachment; filename="${code}-minutes.jws.json"`,
        'cache-control': 'private, no-store',
      });
      return frozen.signed;
    },
  });

  app.route({
    ...listSigningKeys,
    preHandler: permit('minutes.read'),
    handler: () => readSigningKeys(db),
  });

  /** Whoever may read the minutes may take them away, once they are frozen. */
  async function requireFrozen(person: Person, roundId: string): Promise<{ code: string }> {
    const { state, content } = await readMinutesFor(db, person, roundId);
    if (state !== 'frozen') throw nothingHere();
    return { code: content.round.code };
  }
};
