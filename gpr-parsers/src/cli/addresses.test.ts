import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;
let server: Server;
let address: string;

/** Gives the files of the folder by range, as servers do. */
beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addDzt({ name: 'LINE01' });
  await folder.addRamac({ name: 'line 2' });
  server = createServer(async ({ url, headers }, response) => {
    const path = join(folder.path, decodeURIComponent(basename(new URL(url ?? '', 'http://x').pathname)));
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
    const there = await stat(path).catch(() => null);
    if (!there || !range) return response.writeHead(404).end();
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), there.size - 1)];
    response.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${there.size}` });
    return createReadStream(path, { start, end }).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await folder.remove();
});

describe('an address on the command line', () => {
  it('is read by range', async () => {
    const { code, stdout } = await gpr(['info', '--json', `${address}/LINE01.DZT?key=secret`]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'LINE01', fileNames: ['LINE01.DZT'], traceCount: 20 });
  });

  it('makes one recording with the address of its companion', async () => {
    const words = ['rd3', 'rad'].map((extension) => `${address}/line%202.${extension}`);
    const { code, stdout } = await gpr(['info', '--json', ...words]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'line 2', format: 'ramac', traceCount: 20 });
  });

  it('that leads nowhere is told by the name of the file alone', async () => {
    const { code, stderr } = await gpr(['info', `${address}/NONE.DZT?key=secret`]);
    expect([code, stderr]).toEqual([2, 'gpr: NONE.DZT: the server does not give it (HTTP 404).\n']);
  });
});
