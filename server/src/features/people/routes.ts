import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ServerParts } from '#parts.ts';

export const peopleRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async () => {};
