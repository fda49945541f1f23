import { uploadPath } from '@jsa/contract';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { permit, sessionOf } from '#features/auth/index.ts';
import { Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { findUploads } from './upload-queries.ts';
import { createUploadServer } from './upload-server.ts';
import { keepUploadsTidy } from './upload-upkeep.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const uploadRoutes: FastifyPluginAsync<{ parts: ServerParts }> = async (app, { parts }) => {
  const uploads = createUploadServer(parts);
  // The bytes go to tus as they come; in this plugin nobody else reads them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  keepUploadsTidy(app, parts);

  const requireOwn = async (request: FastifyRequest) => {
    const { id } = request.params as { id: string };
    const own = uuid.test(id) ? await findUploads(parts.db, [id], sessionOf(request).person.id) : [];
    if (own.length === 0) throw new Problem('not-found', 'There is no such upload.');
  };
  const speakTus = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    const { person } = sessionOf(request);
    uploads.handle(request.raw, reply.raw, person.id).catch((error) => {
      request.log.error(error);
      reply.raw.destroy();
    });
  };

  app.route({
    method: ['POST', 'OPTIONS'],
    url: uploadPath,
    schema: { summary: 'Begin a resumable upload (tus 1.0.0)', tags: ['uploads'] },
    onRequest: permit('recording.upload'),
    handler: speakTus,
  });
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${uploadPath}/:id`,
    schema: {
      summary: 'Go on with a resumable upload, or give it up (tus 1.0.0)',
      tags: ['uploads'],
      params: Type.Object({ id: Type.String() }),
    },
    onRequest: permit('recording.upload'),
    preHandler: requireOwn,
    handler: speakTus,
  });
};
