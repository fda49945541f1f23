import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ServerParts } from '#parts.ts';
import { keepDailyHeads } from './daily-heads.ts';
import { rememberOrigins } from './origin.ts';

/** What writing the log needs of the app. The routes that read it are a feature of their own, `audit-log`: a permit stands before them. */
export const auditRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  rememberOrigins();
  keepDailyHeads(app, parts);
};
