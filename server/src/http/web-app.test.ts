import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setErrorHandler } from './error-handler.ts';
import { serveWebApp } from './web-app.ts';

let parent: string;
let app: FastifyInstance;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'jsa-web-'));
  const folder = join(parent, 'dist');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(folder, 'assets', 'app-3f2a.js'), 'export {};');
  await writeFile(join(folder, 'site.svg'), '<svg/>');
  app = Fastify();
  setErrorHandler(app);
  await serveWebApp(app, { folder, preHandler: async () => {} });
});

afterAll(async () => {
  await app.close();
  await rm(parent, { recursive: true, force: true });
});

describe('the web app', () => {
  it.each(['/', '/sites/JSA-2026-001', '/@42.5,21.2,9z', '/recordings/x?trace=7'])(
    'answers %s with its page, always asked for anew',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.body).toContain('<title>page</title>');
    },
  );

  it('lets a file be kept for ever whose name changes with its content', async () => {
    const answer = await app.inject('/assets/app-3f2a.js');
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('has every other file asked for anew', async () => {
    expect((await app.inject('/site.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('has no page in the place of a script that is gone, nor of the API', async () => {
    for (const url of ['/assets/app-0000.js', '/api/sites', '/api']) {
      expect((await app.inject(url)).statusCode).toBe(404);
    }
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
  ])('gives nothing from outside its folder: %s', async (url) => {
    expect((await app.inject(url)).body).not.toContain('secret');
  });
});
