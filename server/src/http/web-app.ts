import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { Problem } from './problem.ts';

/** Vite puts files under this path whose names change with their content. */
const hashedAssets = '/assets/';

function cacheControlOf(path: string): string {
  return path.startsWith(hashedAssets) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

/** The path inside `folder` that a URL means, or null when it means none or points out of it. */
function pathInside(folder: string, url: string): string | null {
  const [encoded] = url.split('?');
  let path: string;
  try {
    path = normalize(decodeURIComponent(encoded));
  } catch {
    return null;
  }
  const isInside = !path.includes('\0') && join(folder, path).startsWith(folder + sep);
  return isInside ? path : null;
}

/** Serves the built web app: its files, and its page for every path that the app itself understands. */
export async function serveWebApp(
  app: FastifyInstance,
  { folder, preHandler }: { folder: string; preHandler: preHandlerAsyncHookHandler },
): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });

  app.get('/*', { preHandler, schema: { hide: true } }, async (request, reply) => {
    const path = pathInside(folder, request.url);
    const isOurs =
      path === null || path === '/api' || path.startsWith('/api/') || path.startsWith(hashedAssets);
    const isThere = path !== null && (await isFile(join(folder, path)));
    if (isOurs && !isThere) throw new Problem('not-found', 'There is nothing here.');

    const file = isThere ? path : '/index.html';
    reply.header('cache-control', cacheControlOf(file));
    return reply.sendFile(file);
  });
}
