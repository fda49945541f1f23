import type { ByteRange } from '#block-reader.ts';
import type { ByteSource } from '#byte-source.ts';
import { GprFormatError, type GprFormatErrorCode } from '#errors.ts';

/** How a server is asked. */
export type UrlOptions = {
  /** Instead of the platform's own: to give up after a while, to try again, to ask something else than a server. */
  readonly fetch?: (url: string, init: { headers: Record<string, string> }) => Promise<Response>;
  /** Sent with every request: an authorization, for example. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** What an answer says of the file and of the bytes that follow, before they are read. */
type Answer = ByteRange & {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly byteLength: number;
  /** Changes when the file does; null when the server tells none. */
  readonly version: string | null;
};

type Refuse = (code: GprFormatErrorCode, message: string, detail?: RefusalDetail) => GprFormatError;

type RefusalDetail = { readonly byteOffset?: number; readonly cause?: unknown };

/** Asks for one range. Null when the file has no bytes from there on. */
type AskForRange = (range: ByteRange) => Promise<Answer | null>;

/**
 * A file on a server, read by range: each range is one request, for its own bytes; a first one, for a single byte,
 * learns the size. Throws GprFormatError when the server gives whole files only, sends something else than was asked
 * for, or has another file by now. What failed is not asked again: only the caller knows how patient to be.
 */
export async function bytesAtUrl(url: string | URL, options: UrlOptions = {}): Promise<ByteSource> {
  const refuse = refusalsOf(String(url));
  const ask = rangeAskerOf(String(url), options, refuse);
  const first = await ask({ start: 0, end: 1 });
  const byteLength = first?.byteLength ?? 0;
  if (first) await fill(new Uint8Array(1), { start: 0, answer: first, refuse });

  async function readInto(room: Uint8Array, start: number): Promise<number> {
    const end = Math.min(start + room.byteLength, byteLength);
    if (end <= start) return 0;
    const answer = await ask({ start, end });
    if (!answer || !first || isOther(answer, first)) {
      await drop(answer?.body);
      throw refuse('inconsistent', 'the file on the server has changed since it was opened; open it again');
    }
    await fill(room.subarray(0, end - start), { start, answer, refuse });
    return end - start;
  }

  return {
    byteLength,
    readInto,
    async slice(start, end) {
      const from = Math.max(0, start);
      const bytes = new Uint8Array(Math.max(0, Math.min(end, byteLength) - from));
      await readInto(bytes, from);
      return bytes.buffer;
    },
  };
}

function isOther(answer: Answer, first: Answer): boolean {
  const areTold = answer.version !== null && first.version !== null;
  return answer.byteLength !== first.byteLength || (areTold && answer.version !== first.version);
}

/** What is not wanted is not received either; a connection that is gone already cannot be told so. */
async function drop(body: Answer['body'] | undefined): Promise<void> {
  await body?.cancel().catch(() => null);
}

/** The file's name is all that is told of an address: what else stands in it may be a secret. */
function fileNameIn(url: string): string {
  const name = url.split(/[?#]/, 1)[0].split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function refusalsOf(url: string): Refuse {
  const file = fileNameIn(url);
  return (code, message, detail = {}) =>
    new GprFormatError(code, message, { format: 'gpr', file, ...detail });
}

const whatToDo = 'download the file and open the copy';

function rangeAskerOf(url: string, options: UrlOptions, refuse: Refuse): AskForRange {
  const send = options.fetch ?? ((address, init) => fetch(address, init));

  return async ({ start, end }) => {
    const headers = { ...options.headers, Range: `bytes=${start}-${end - 1}` };
    const response = await send(url, { headers }).catch((cause: unknown) => {
      throw refuse('unreachable', 'the server cannot be reached', { cause });
    });
    const { status, body } = response;
    const told = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '');
    if (status === 206 && told) {
      const version = response.headers.get('ETag') ?? response.headers.get('Last-Modified');
      return { body, version, start: Number(told[1]), end: Number(told[2]) + 1, byteLength: Number(told[3]) };
    }
    await drop(body);
    const isEmpty = status === 200 && response.headers.get('Content-Length') === '0';
    if (isEmpty || status === 416) return null;
    if (status === 200) {
      const message = `the server sends whole files only, not the part that is asked for; ${whatToDo}`;
      throw refuse('unsupported-variant', message);
    }
    if (status !== 206) throw refuse('unreachable', `the server does not give it (HTTP ${status})`);
    const message = `the server does not tell which bytes it sends, of how many (Content-Range); ${whatToDo}`;
    throw refuse('unsupported-variant', message);
  };
}

/** Fills the room from the body of an answer, which must be those bytes and no others. */
async function fill(
  room: Uint8Array,
  { start, answer, refuse }: { start: number; answer: Answer; refuse: Refuse },
): Promise<void> {
  const end = start + room.byteLength;
  if (answer.start !== start || answer.end !== end) {
    await drop(answer.body);
    const sent = `bytes ${answer.start} to ${answer.end - 1}`;
    throw refuse('inconsistent', `asked for bytes ${start} to ${end - 1}, the server sends ${sent}`);
  }
  const reader = answer.body?.getReader();
  let filled = 0;
  while (reader) {
    const { value, done } = await reader.read().catch((cause: unknown) => {
      const message = `the connection broke after ${filled} of ${room.byteLength} bytes`;
      throw refuse('unreachable', message, { byteOffset: start + filled, cause });
    });
    if (done) break;
    if (filled + value.byteLength > room.byteLength) {
      await reader.cancel();
      throw refuse(
        'inconsistent',
        `the server sends more than the ${room.byteLength} bytes that were asked for`,
      );
    }
    room.set(value, filled);
    filled += value.byteLength;
  }
  if (filled < room.byteLength) {
    const message = `the server sent ${filled} of the ${room.byteLength} bytes that were asked for; they end`;
    throw refuse('truncated', message, { byteOffset: start + filled });
  }
}
