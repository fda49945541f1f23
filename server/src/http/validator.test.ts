import Fastify from 'fastify';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { setErrorHandler } from './error-handler.ts';
import { createValidatorCompiler } from './validator.ts';

function openApp() {
  const app = Fastify();
  app.setValidatorCompiler(createValidatorCompiler());
  setErrorHandler(app);
  const body = Type.Object({ depthM: Type.Union([Type.Number(), Type.Null()]) });
  const querystring = Type.Object({ page: Type.Integer({ default: 1 }) });
  app.post('/', { schema: { body, querystring } }, async (request) => ({
    ...(request.body as object),
    ...(request.query as object),
  }));
  return app;
}

describe('a body', () => {
  it.each([0, null, 2.5])('is taken at its word: %s', async (depthM) => {
    const answer = await openApp().inject({ method: 'POST', url: '/?page=3', payload: { depthM } });
    expect(answer.json()).toEqual({ depthM, page: 3 });
  });

  it.each(['', '1', false, []])('is refused where it is of another kind: %j', async (depthM) => {
    const answer = await openApp().inject({ method: 'POST', url: '/', payload: { depthM } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-request', details: { field: 'body.depthM' } });
  });
});
