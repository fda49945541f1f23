import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ServerParts } from '#parts.ts';

export const auditLogRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async () => {};
