import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { bytesAtUrl } from './bytes-at-url.ts';
import { fictionalRecording } from './fictional-recording.ts';
import { writeDzt } from './formats/dzt/write.ts';
import { openRecording } from './read-recording.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let address: string;
let answer: Answer;
let asked: { range: string | undefined; authorization: string | undefined }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { range, authorization } = request.headers;
    asked.push({ range, authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A server as it should be; a test spoils its headers or its body. */
function giving(
  content: Uint8Array,
  spoil: (headers: Record<string, string>, body: Uint8Array) => Uint8Array = (_, body) => body,
): Answer {
  return (request, response) => {
    const [, start, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const end = Math.min(Number(last) + 1, content.length);
    if (Number(start) >= content.length) {
      response.writeHead(416, { 'Content-Range': `bytes */${content.length}` }).end();
      return;
    }
    const headers = { 'Content-Range': `bytes ${start}-${end - 1}/${content.length}`, ETag: '"first"' };
    const body = spoil(headers, content.slice(Number(start), end));
    response.writeHead(206, headers).end(body);
  };
}

const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

async function slice(source: ByteSource, start: number, end: number): Promise<number[]> {
  return [...new Uint8Array(await source.slice(start, end))];
}

describe('bytes at a URL', () => {
  it('come from start to before end, cut at the end of the file', async () => {
    answer = giving(content);
    const source = await bytesAtUrl(`${address}/LINE.DZT`);
    expect(source.byteLength).toBe(1000);
    expect(await slice(source, 250, 254)).toEqual([250, 0, 1, 2]);
    expect(await slice(source, 998, 2000)).toEqual([245, 246]);
    expect(await slice(source, 2000, 3000)).toEqual([]);
  });

  it('are asked for one by one, each time only those that are wanted', async () => {
    answer = giving(content);
    const source = await bytesAtUrl(new URL(`${address}/LINE.DZT`));
    await source.slice(10, 20);
    await source.slice(5, 5);
    await source.readInto?.(new Uint8Array(7), 100);
    expect(asked.map(({ range }) => range)).toEqual(['bytes=0-0', 'bytes=10-19', 'bytes=100-106']);
  });

  it('are asked for with the headers that the caller gives, by the fetch that the caller gives', async () => {
    answer = giving(content);
    let count = 0;
    const source = await bytesAtUrl(`${address}/LINE.DZT`, {
      headers: { Authorization: 'Bearer of the line' },
      fetch: (url, init) => {
        count++;
        return fetch(url, init);
      },
    });
    await source.slice(0, 3);
    expect(asked.map(({ authorization }) => authorization)).toEqual(Array(2).fill('Bearer of the line'));
    expect(count).toBe(2);
  });

  it.each<[string, Answer]>([
    ['416, as it has no first byte', giving(new Uint8Array(0))],
    ['200 and no bytes', (_, response) => response.writeHead(200, { 'Content-Length': 0 }).end()],
  ])('are none in an empty file, of which the server says %s', async (_, empty) => {
    answer = empty;
    const source = await bytesAtUrl(`${address}/EMPTY.DZT`);
    expect(source.byteLength).toBe(0);
    expect(await slice(source, 0, 10)).toEqual([]);
  });

  it('make a recording, of which only the asked traces are fetched when it is read', async () => {
    const recording = fictionalRecording();
    const file = writeDzt(recording);
    answer = giving(file);
    const bytes = await bytesAtUrl(`${address}/LINE01.DZT`);
    const opened = await openRecording([{ name: 'LINE01.DZT', bytes }]);
    asked = [];
    const traceBytes = (recording.samplesPerTrace * recording.bitsPerSample) / 8;
    const read = await opened.readTraces(0, 3, 5);
    const start = opened.dataOffset + 3 * traceBytes * opened.channels.length;
    const end = start + (opened.channels.length + 1) * traceBytes;
    expect(asked.map(({ range }) => range)).toEqual([`bytes=${start}-${end - 1}`]);
    const wanted = recording.channels[0].slice(3 * recording.samplesPerTrace, 5 * recording.samplesPerTrace);
    expect([...read.slice(2, recording.samplesPerTrace)]).toEqual([
      ...wanted.slice(2, recording.samplesPerTrace),
    ]);
  });
});

describe('a server is refused', () => {
  it('that sends whole files only, and its file is not received', async () => {
    let sentBytes = 0;
    const isClosed = new Promise<void>((resolve) => {
      answer = (_, response) => {
        response.writeHead(200, { 'Content-Length': 2 ** 34 });
        const chunk = new Uint8Array(2 ** 16);
        const more = () => {
          while (!response.destroyed && response.write(chunk)) sentBytes += chunk.length;
        };
        response.on('drain', more).on('close', resolve);
        more();
      };
    });
    await expect(bytesAtUrl(`${address}/LINE%2007.DZT?key=secret`)).rejects.toMatchObject({
      name: 'GprFormatError',
      code: 'unsupported-variant',
      sentence:
        'LINE 07.DZT: the server sends whole files only, not the part that is asked for; download the file and open the copy.',
    });
    await isClosed;
    expect(sentBytes).toBeLessThan(2 ** 28);
  });

  it.each<[string, Answer, string, string]>([
    [
      'that does not have the file',
      (_, response) => response.writeHead(404).end('no such file'),
      'unreachable',
      'HTTP 404',
    ],
    ['that is broken', (_, response) => response.writeHead(503).end(), 'unreachable', 'HTTP 503'],
    [
      'that does not tell how many bytes there are',
      (_, response) => response.writeHead(206, { 'Content-Range': 'bytes 0-0/*' }).end('x'),
      'unsupported-variant',
      'Content-Range',
    ],
    [
      'that does not tell which bytes it sends',
      (_, response) => response.writeHead(206).end('x'),
      'unsupported-variant',
      'Content-Range',
    ],
    [
      'that sends other bytes than were asked for',
      (_, response) => response.writeHead(206, { 'Content-Range': 'bytes 5-5/1000' }).end('x'),
      'inconsistent',
      'asked for bytes 0 to 0, the server sends bytes 5 to 5',
    ],
  ])('%s', async (_, spoilt, code, message) => {
    answer = spoilt;
    await expect(bytesAtUrl(`${address}/LINE.DZT`)).rejects.toMatchObject({
      name: 'GprFormatError',
      code,
      message: expect.stringContaining(message),
    });
  });

  it('that is not there', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(bytesAtUrl(`http://127.0.0.1:${port}/LINE.DZT`)).rejects.toMatchObject({
      code: 'unreachable',
      cause: expect.any(TypeError),
    });
  });
});

describe('an answer is refused', () => {
  async function opened(): Promise<ByteSource> {
    answer = giving(content);
    return bytesAtUrl(`${address}/LINE.DZT`);
  }

  it.each<[string, Answer]>([
    ['longer', giving(new Uint8Array(1001))],
    ['shorter', giving(content.subarray(0, 150))],
    ['so short that it has none of the bytes', giving(content.subarray(0, 50))],
    ['empty', giving(new Uint8Array(0))],
    [
      'of the same size, but has another tag',
      giving(content, (headers, body) => {
        headers.ETag = '"second"';
        return body;
      }),
    ],
  ])('when the file has changed: it is %s', async (_, changed) => {
    const source = await opened();
    answer = changed;
    await expect(source.slice(100, 200)).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('has changed since it was opened'),
    });
  });

  it('that is shorter than was asked for, at the byte where it ends', async () => {
    const source = await opened();
    answer = giving(content, (_, body) => body.subarray(0, 30));
    await expect(source.slice(100, 200)).rejects.toMatchObject({
      code: 'truncated',
      byteOffset: 130,
      message: expect.stringContaining('sent 30 of the 100 bytes'),
    });
  });

  it('that is longer than was asked for', async () => {
    const source = await opened();
    answer = giving(content, () => content);
    await expect(source.slice(100, 200)).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('more than the 100 bytes'),
    });
  });

  it('that breaks off, at the byte where it did', async () => {
    const source = await opened();
    answer = (_, response) => {
      response.writeHead(206, { 'Content-Range': 'bytes 100-199/1000', 'Content-Length': 100 });
      response.write(content.subarray(100, 130), () => response.destroy());
    };
    await expect(source.slice(100, 200)).rejects.toMatchObject({
      code: 'unreachable',
      byteOffset: 130,
      cause: expect.any(Error),
    });
  });

  it('and what follows is read, for nothing was lost', async () => {
    const source = await opened();
    answer = (_, response) => response.writeHead(503).end();
    await expect(source.slice(0, 2)).rejects.toMatchObject({ code: 'unreachable' });
    answer = giving(content);
    expect(await slice(source, 0, 2)).toEqual([0, 1]);
  });
});
