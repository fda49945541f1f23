/**
 * The PostgreSQL wire protocol, version 3, as far as sharing one backend among many clients needs it.
 * Each message is one type byte, an int32 length that counts itself, and a body.
 */
const type = {
  query: 0x51, // Q
  parse: 0x50, // P
  bind: 0x42, // B
  describe: 0x44, // D
  close: 0x43, // C
  sync: 0x53, // S
  flush: 0x48, // H
  copyDone: 0x63, // c
  copyFail: 0x66, // f
  terminate: 0x58, // X
  errorResponse: 0x45, // E
  notification: 0x41, // A
  readyForQuery: 0x5a, // Z
};

const sslRequestCode = 80877103;
const cancelRequestCode = 80877102;
const statementKind = 0x53; // S, in Describe and Close; P means a portal

const endsPipeline = new Set([type.query, type.sync, type.flush, type.copyDone, type.copyFail]);

export type ClientMessage = {
  kind: 'startup' | 'ssl-request' | 'cancel-request' | 'message' | 'terminate';
  bytes: Buffer;
};

/** Takes the first whole message off `bytes`; null when more bytes have to arrive first. */
export function takeMessage(
  bytes: Buffer,
  isStarted: boolean,
): { message: ClientMessage; rest: Buffer } | null {
  const lengthOffset = isStarted ? 1 : 0;
  if (bytes.length < lengthOffset + 4) return null;
  const byteLength = lengthOffset + bytes.readInt32BE(lengthOffset);
  if (bytes.length < byteLength || (!isStarted && byteLength < 8)) return null;
  const message = bytes.subarray(0, byteLength);
  return { message: { kind: kindOf(message, isStarted), bytes: message }, rest: bytes.subarray(byteLength) };
}

function kindOf(message: Buffer, isStarted: boolean): ClientMessage['kind'] {
  if (isStarted) return message[0] === type.terminate ? 'terminate' : 'message';
  const code = message.readInt32BE(4);
  if (code === sslRequestCode) return 'ssl-request';
  return code === cancelRequestCode ? 'cancel-request' : 'startup';
}

/** After such a message the backend answers; everything before it only piles up. */
export function isPipelineEnd(message: Buffer): boolean {
  return endsPipeline.has(message[0]);
}

function endOfText(message: Buffer, start: number): number {
  return message.indexOf(0, start);
}

/** Where a message names a prepared statement, or null when it names none. */
function statementNameOffset(message: Buffer): number | null {
  if (message[0] === type.parse) return 5;
  if (message[0] === type.bind) return endOfText(message, 5) + 1;
  const isAboutStatement = message[0] === type.describe || message[0] === type.close;
  return isAboutStatement && message[5] === statementKind ? 6 : null;
}

/** Which prepared statement a message makes or closes; null for all others and for the unnamed statement. */
export function statementChange(message: Buffer): { name: string; isOpen: boolean } | null {
  if (message[0] !== type.parse && message[0] !== type.close) return null;
  const offset = statementNameOffset(message);
  if (offset === null || message[offset] === 0) return null;
  return {
    name: message.toString('utf8', offset, endOfText(message, offset)),
    isOpen: message[0] === type.parse,
  };
}

/** Two clients may use one statement name; the backend keeps them apart by the prefix. */
export function prefixStatementName(message: Buffer, prefix: string): Buffer {
  const offset = statementNameOffset(message);
  if (offset === null || message[offset] === 0) return message;
  const renamed = Buffer.concat([message.subarray(0, offset), Buffer.from(prefix), message.subarray(offset)]);
  renamed.writeInt32BE(renamed.length - 1, 1);
  return renamed;
}

function statementText(message: Buffer): string {
  if (message[0] === type.query) return message.toString('utf8', 5, endOfText(message, 5));
  if (message[0] !== type.parse) return '';
  const start = endOfText(message, 5) + 1;
  return message.toString('utf8', start, endOfText(message, start));
}

const listenCommand = /(?:^|;)\s*(listen|unlisten)\s+(?:"((?:[^"]|"")+)"|([\w$]+)|(\*))/gi;

/** The LISTEN and UNLISTEN commands in a message. Channel `*` (of UNLISTEN) is all channels. */
export function listenCommands(message: Buffer): { channel: string; isListening: boolean }[] {
  const commands: { channel: string; isListening: boolean }[] = [];
  for (const [, verb, quoted, plain, all] of statementText(message).matchAll(listenCommand)) {
    const channel = quoted?.replaceAll('""', '"') ?? plain?.toLowerCase() ?? all;
    commands.push({ channel, isListening: verb.toLowerCase() === 'listen' });
  }
  return commands;
}

export type TransactionStatus = 'idle' | 'in-transaction' | 'failed-transaction';

export type Replies = {
  /** What the asking client gets, in order, without the notifications. */
  forClient: Uint8Array[];
  notifications: { channel: string; bytes: Uint8Array }[];
  /** Null when the backend waits for the rest of the pipeline. */
  status: TransactionStatus | null;
  /** What the backend broke by; null while it is sound. A PANIC of PGlite does not end it: it only answers nonsense. */
  breakage: string | null;
};

/** The message of an ErrorResponse after which PostgreSQL itself would have ended the backend. */
function breakageIn(errorResponse: Buffer): string | null {
  const fields = errorResponse.toString('utf8', 5).split('\0');
  const fieldOf = (letter: string) => fields.find((field) => field.startsWith(letter))?.slice(1) ?? '';
  return ['FATAL', 'PANIC'].includes(fieldOf('V')) ? fieldOf('M') : null;
}

function statusOf(letter: number): TransactionStatus {
  if (letter === 0x49) return 'idle';
  return letter === 0x54 ? 'in-transaction' : 'failed-transaction';
}

/** Takes out of the backend's answer what is meant for others. */
export function splitReplies(answer: Uint8Array): Replies {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const replies: Replies = { forClient: [], notifications: [], status: null, breakage: null };
  let from = 0;
  let at = 0;
  const takeUntil = (end: number) => {
    if (end > from) replies.forClient.push(bytes.subarray(from, end));
  };
  while (at + 5 <= bytes.length) {
    const next = at + 1 + bytes.readInt32BE(at + 1);
    if (bytes[at] === type.readyForQuery) replies.status = statusOf(bytes[at + 5]);
    if (bytes[at] === type.errorResponse) replies.breakage ??= breakageIn(bytes.subarray(at, next));
    if (bytes[at] === type.notification) {
      takeUntil(at);
      const channel = bytes.toString('utf8', at + 9, endOfText(bytes, at + 9)); // after the sender's process id
      replies.notifications.push({ channel, bytes: bytes.subarray(at, next) });
      from = next;
    }
    at = next;
  }
  takeUntil(bytes.length);
  return replies;
}

function message(messageType: number, body: Buffer): Buffer {
  const bytes = Buffer.alloc(5 + body.length);
  bytes[0] = messageType;
  bytes.writeInt32BE(4 + body.length, 1);
  body.copy(bytes, 5);
  return bytes;
}

/** An error after which the client must not use its connection again. */
export function fatalError(code: string, text: string): Uint8Array {
  return Uint8Array.from(message(type.errorResponse, Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`)));
}

export function queryMessage(sql: string): Buffer {
  return message(type.query, Buffer.from(`${sql}\0`));
}

/** Sync: ends whatever pipeline a client left unfinished. */
export function syncMessage(): Buffer {
  return message(type.sync, Buffer.alloc(0));
}

export function closeStatementMessage(name: string): Buffer {
  return message(type.close, Buffer.concat([Buffer.from([statementKind]), Buffer.from(`${name}\0`)]));
}

/** "No" to a client that asks for TLS: the bytes never leave this process. */
export const tlsRefusal = Uint8Array.from([0x4e]);
