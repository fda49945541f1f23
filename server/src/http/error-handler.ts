import { GprFormatError } from '@jsa/gpr-parsers';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOfPostgres } from './postgres-problem.ts';
import { Problem } from './problem.ts';

/** Which field broke the schema, as the sender wrote it: `body.email`, `params.id`. */
function problemOfValidation(error: FastifyError): Problem | null {
  const [first] = error.validation ?? [];
  if (first === undefined) return null;
  const missing = 'missingProperty' in first.params ? [String(first.params.missingProperty)] : [];
  const steps = first.instancePath.split('/').filter((step) => step !== '');
  const field = [error.validationContext ?? 'request', ...steps, ...missing].join('.');
  const complaint = missing.length > 0 ? 'is missing' : (first.message ?? 'is not what is expected');
  return new Problem('invalid-request', `${field} ${complaint}.`, { field });
}

function problemOfFormat({ code, format, file, byteOffset, line, message }: GprFormatError): Problem {
  return new Problem('not-a-recording', message, { reason: code, format, file, byteOffset, line });
}

/** Refusals of Fastify itself and of its plugins, which carry only a status. */
function problemOfStatus({ statusCode, message }: FastifyError): Problem | null {
  if (statusCode === 404) return new Problem('not-found', 'There is nothing here.');
  if (statusCode === 413) return new Problem('too-large', 'The request is larger than what is taken here.');
  if (statusCode === 429) return new Problem('too-many-requests', 'Too many requests. Wait a minute.');
  const isTheSendersFault = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isTheSendersFault ? new Problem('invalid-request', message) : null;
}

/** What whoever runs the machine can mend; the sender tries again then. */
function problemOfDisk(error: unknown): Problem | null {
  // 53100 is PostgreSQL's word for it.
  const isFull =
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', '53100'].includes(String(error.code));
  return isFull
    ? new Problem('not-ready', "The server's disk is full. Nothing was lost; try again later.")
    : null;
}

function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof GprFormatError) return problemOfFormat(error);
  const fastifyError = error as FastifyError;
  return (
    problemOfValidation(fastifyError) ??
    problemOfPostgres(error) ??
    problemOfDisk(error) ??
    problemOfStatus(fastifyError)
  );
}

function unexpected(request: FastifyRequest): Problem {
  const message =
    'Something went wrong here, and it was written down. Try again; if it stays, name the request.';
  return new Problem('unexpected', message, { requestId: request.id });
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(problem.statusCode).type('application/json').send(problem.toReply());
}

/** For what Fastify refuses before there is a route, a path that is not encoded rightly for instance. */
export function answerFrameworkError(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  send(reply, problemOfStatus(error) ?? new Problem('invalid-request', error.message));
}

/** Every error of a request becomes a ProblemReply here, and so does a path that does not exist. */
export function setErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem === null) request.log.error({ err: error }, 'a request failed unexpectedly');
    return send(reply, problem ?? unexpected(request));
  });
  app.setNotFoundHandler((request, reply) => {
    send(reply, new Problem('not-found', `There is nothing at ${request.method} ${request.url}.`));
  });
}
