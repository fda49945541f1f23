import { signIn } from '@jsa/contract';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#app.ts';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';

let test: AppUnderTest;
let analyst: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  analyst = await test.as('analyst');
});

afterAll(() => test.close());

const id = 'c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1';

describe('a request that makes no sense', () => {
  it.each([
    ['an id with a prefix', `/api/recordings/urn:uuid:${id}`],
    ['an id in capitals', `/api/recordings/${id.toUpperCase()}`],
    ['a NUL for an id', '/api/recordings/%00'],
    ['a path that is not encoded rightly', '/api/recordings/%zz'],
  ])('is refused with a problem, not with a fault: %s', async (_, url) => {
    const answer = await analyst.ask({ url });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-request', message: expect.any(String) });
  });

  it.each([
    ['dashes for an upload', { uploadIds: ['-'.repeat(36)], siteId: null }],
    ['a site with a prefix', { uploadIds: [id], siteId: `urn:uuid:${id}` }],
  ])('is refused with a problem, not with a fault: %s', async (_, payload) => {
    const answer = await analyst.ask({ method: 'POST', url: '/api/recordings', payload });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });

  it('is refused with a problem when an e-mail address holds a NUL', async () => {
    const payload = { email: 'a\0@example.org', password: 'x' };
    const answer = await test.app.inject({ ...signIn, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });
});

describe('the header that binds a browser to https', () => {
  it('is not sent over http, for a field laptop has only that', async () => {
    const answer = await test.app.inject('/healthz');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });
});

describe('behind our proxy', () => {
  let behind: FastifyInstance;
  beforeAll(async () => {
    behind = await buildApp({ ...test.parts, config: { ...test.parts.config, trustsProxy: true } });
    await behind.ready();
  });
  afterAll(() => behind.close());

  it('binds a browser that came by https to https', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await behind.inject({ url: '/healthz', headers });
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
  });

  it('believes the proxy alone who asks: made-up addresses before its own word do not lengthen the guessing', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      const headers = { 'x-forwarded-for': `198.51.100.${attempt}, 203.0.113.7` };
      const payload = { email: 'nobody@example.org', password: 'guess' };
      statuses.push((await behind.inject({ ...signIn, headers, payload })).statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });
});

describe('a sender who never comes to an end', () => {
  it('is waited for a minute for its headers and half an hour without a byte, however long a body takes', () => {
    const { headersTimeout, requestTimeout, timeout } = test.app.server;
    expect({ headersTimeout, requestTimeout, timeout }).toEqual({
      headersTimeout: 60_000,
      requestTimeout: 0,
      timeout: 30 * 60_000,
    });
  });
});

describe('the description of the API', () => {
  it('says of every operation what a refusal looks like, and what its address holds', async () => {
    const { paths } = (await test.app.inject('/api/openapi.json')).json();
    for (const [path, operations] of Object.entries<Record<string, Operation>>(paths)) {
      for (const operation of Object.values(operations)) {
        expect([path, operation.summary]).toEqual([path, expect.stringMatching(/\w/)]);
        const refusal = operation.responses.default?.content['application/json'].schema;
        expect([path, refusal?.required]).toEqual([path, ['code', 'message']]);
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
        const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
        expect(described.map(({ name }) => name).sort()).toEqual(named);
      }
    }
  });
});

type Operation = {
  summary?: string;
  parameters?: { in: string; name: string }[];
  responses: Record<string, { content: Record<string, { schema: { required: string[] } }> }>;
};
