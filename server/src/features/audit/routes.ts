import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ServerParts } from '#parts.ts';
import { rememberOrigins } from './origin.ts';

/** The routes that read the log lie behind a permit, which itself writes to the log: hence they are loaded from here. */
export const auditRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  rememberOrigins();
  const { auditLogRoutes } = await import('#features/audit-log/index.ts');
  await app.register(auditLogRoutes, { parts });
};
