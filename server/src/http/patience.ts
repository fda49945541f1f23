import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * How long the server waits for whoever sends. A whole request may take any time (16 GiB over a slow line), so Node's
 * own limit is off; with it would go the one on headers, which therefore stands here.
 */
export const patience = {
  http: { headersTimeout: 60_000 },
  requestTimeout: 0,
  /** Without a byte in either direction; hashing and copying the longest upload takes less. */
  connectionTimeout: 30 * 60_000,
};

/** Whoever has hung up by now has no address any more, and nothing is done for them. */
export async function leaveTheGone(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.raw.socket.remoteAddress !== undefined) return;
  reply.hijack();
  reply.raw.destroy();
}
