import rateLimit from '@fastify/rate-limit';
import { problemCodes } from '@jsa/contract';
import { GprFormatError } from '@jsa/gpr-parsers';
import Fastify, { type FastifyInstance } from 'fastify';
import { DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setErrorHandler } from './error-handler.ts';
import { Problem } from './problem.ts';

const logged: string[] = [];
let app: FastifyInstance;

function databaseError(code: string): DatabaseError {
  const error = new DatabaseError('duplicate key value violates "people_email_key"', 0, 'error');
  error.code = code;
  error.severity = 'ERROR';
  return error;
}

function throwing(url: string, error: unknown): void {
  app.get(url, () => {
    throw error;
  });
}

beforeAll(async () => {
  app = Fastify({ logger: { stream: { write: (line: string) => void logged.push(line) } }, bodyLimit: 100 });
  setErrorHandler(app);
  throwing(
    '/problem',
    new Problem('transition-forbidden', 'A parsed recording cannot start.', { allowed: [] }),
  );
  throwing(
    '/format',
    new GprFormatError('truncated', 'file ends inside startTimeNs', { format: 'dzt', byteOffset: 22 }),
  );
  throwing('/full', Object.assign(new Error('ENOSPC: no space left, /srv/x'), { code: 'ENOSPC' }));
  throwing('/53100', databaseError('53100'));
  throwing('/bug', new TypeError('password_hash of undefined at /srv/secret.ts'));
  for (const code of ['23505', '23503', '23514', '40001', '42P01']) throwing(`/${code}`, databaseError(code));
  const body = {
    type: 'object',
    required: ['email'],
    properties: { email: { type: 'string' }, age: { type: 'number' } },
  };
  app.post('/body', { schema: { body } }, () => 'taken');
  const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } };
  app.get('/by-id/:id', { schema: { params } }, () => 'found');
  await app.register(async (limited) => {
    await limited.register(rateLimit, { max: 1, timeWindow: '1 minute' });
    limited.get('/limited', () => 'answered');
  });
});
afterAll(() => app.close());

async function ask(
  url: string,
  payload?: string | object,
): Promise<{ status: number; reply: Record<string, unknown> }> {
  const method = payload === undefined ? 'GET' : 'POST';
  const headers = typeof payload === 'string' ? { 'content-type': 'application/json' } : {};
  const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, reply: response.json() };
}

describe('the error handler', () => {
  it('answers a problem with its code, its sentence, its details and its status', async () => {
    expect(await ask('/problem')).toEqual({
      status: problemCodes['transition-forbidden'],
      reply: {
        code: 'transition-forbidden',
        message: 'A parsed recording cannot start.',
        details: { allowed: [] },
      },
    });
  });

  it('names the field that is missing or wrong', async () => {
    expect(await ask('/body', {})).toMatchObject({
      status: 400,
      reply: { code: 'invalid-request', message: 'body.email is missing.', details: { field: 'body.email' } },
    });
    expect(await ask('/body', { email: 'a@b.c', age: 'old' })).toMatchObject({
      status: 400,
      reply: { message: 'body.age must be number.' },
    });
    expect(await ask('/by-id/7')).toMatchObject({ status: 400, reply: { details: { field: 'params.id' } } });
  });

  it('says where a file that is no recording stopped making sense', async () => {
    expect(await ask('/format')).toMatchObject({
      status: 422,
      reply: {
        code: 'not-a-recording',
        message: 'dzt: file ends inside startTimeNs at byte 22',
        details: { reason: 'truncated', format: 'dzt', byteOffset: 22 },
      },
    });
  });

  it.each([
    ['23505', 409, 'conflict'],
    ['23503', 409, 'conflict'],
    ['23514', 400, 'invalid-request'],
    ['40001', 409, 'conflict'],
  ])('answers the database’s %s with %i, without naming its tables', async (state, status, code) => {
    const answer = await ask(`/${state}`);
    expect(answer).toMatchObject({ status, reply: { code } });
    expect(JSON.stringify(answer.reply)).not.toContain('people');
  });

  it.each(['/full', '/53100'])('says that the disk is full (%s), and that nothing was lost', async (url) => {
    expect(await ask(url)).toEqual({
      status: 503,
      reply: { code: 'not-ready', message: expect.stringMatching(/disk is full\. Nothing was lost/) },
    });
  });

  it.each(['/bug', '/42P01'])(
    'gives away nothing about a fault of the program (%s), but writes it down',
    async (url) => {
      logged.length = 0;
      const { status, reply } = await ask(url);
      expect(status).toBe(500);
      expect(reply).toMatchObject({ code: 'unexpected', details: { requestId: expect.any(String) } });
      expect(JSON.stringify(reply)).not.toMatch(/secret|password|people/);
      const fault = logged.map((line) => JSON.parse(line)).find(({ level }) => level === 50);
      expect(fault).toMatchObject({ reqId: (reply.details as { requestId: string }).requestId });
    },
  );

  it('answers what Fastify itself refuses', async () => {
    expect(await ask('/body', '{"email"')).toMatchObject({ status: 400, reply: { code: 'invalid-request' } });
    expect(await ask('/body', { email: 'x'.repeat(200) })).toMatchObject({
      status: 413,
      reply: { code: 'too-large' },
    });
  });

  it('asks whoever asks too often to wait', async () => {
    await app.inject('/limited');
    expect(await ask('/limited')).toMatchObject({ status: 429, reply: { code: 'too-many-requests' } });
  });

  it('answers a path that leads nowhere', async () => {
    expect(await ask('/nowhere')).toEqual({
      status: 404,
      reply: { code: 'not-found', message: 'There is nothing at GET /nowhere.' },
    });
  });
});
