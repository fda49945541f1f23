import type { MessagePort } from 'node:worker_threads';
import {
  type ClientMessage,
  closeStatementMessage,
  fatalError,
  isPipelineEnd,
  listenCommands,
  prefixStatementName,
  statementChange,
  syncMessage,
  type TransactionStatus,
  takeMessage,
  tlsRefusal,
} from './wire-protocol.ts';

let sessionCount = 0;

/** One client of the shared backend: a MessagePort that carries the PostgreSQL wire protocol. */
export class Session {
  readonly channels = new Set<string>();
  /** Null while a pipeline is unfinished, so that nobody else's messages come between. */
  status: TransactionStatus | null = 'idle';
  isClosed = false;
  hasUnlistened = false;

  readonly #port: MessagePort;
  readonly #onWork: () => void;
  readonly #prefix = `s${++sessionCount}_`;
  readonly #statementNames = new Set<string>();
  readonly #pipelines: Buffer[] = [];
  #unread: Buffer = Buffer.alloc(0);
  #pipeline: Buffer[] = [];
  #isStarted = false;

  /** `onWork` is called whenever a pipeline is complete, and when the client has gone. */
  constructor(port: MessagePort, onWork: () => void) {
    this.#port = port;
    this.#onWork = onWork;
    port.on('message', (bytes: Uint8Array | null) => (bytes === null ? this.close() : this.#read(bytes)));
    port.on('close', () => this.close());
  }

  get holdsBackend(): boolean {
    return this.status !== 'idle';
  }

  get hasPipeline(): boolean {
    return this.#pipelines.length > 0;
  }

  takePipeline(): Buffer | null {
    return this.#pipelines.shift() ?? null;
  }

  send(bytes: Uint8Array): void {
    if (this.isClosed) return;
    const copy = new Uint8Array(bytes);
    this.#port.postMessage(copy, [copy.buffer]);
  }

  /** Tells the client why, then leaves it. */
  cutOff(code: string, reason: string): void {
    this.send(fatalError(code, reason));
    this.close();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#pipelines.length = 0;
    this.#port.close();
    this.#onWork();
  }

  /** What the backend has to be told after this client has gone: no statement of it may pile up there. */
  farewell(): Buffer {
    const closings = [...this.#statementNames].map((name) => closeStatementMessage(this.#prefix + name));
    return Buffer.concat([...closings, syncMessage()]);
  }

  #read(bytes: Uint8Array): void {
    const arrived = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#unread = this.#unread.length === 0 ? arrived : Buffer.concat([this.#unread, arrived]);
    while (!this.isClosed) {
      const taken = takeMessage(this.#unread, this.#isStarted);
      if (taken === null) return;
      this.#unread = taken.rest;
      this.#accept(taken.message);
    }
  }

  #accept({ kind, bytes }: ClientMessage): void {
    switch (kind) {
      case 'terminate':
      case 'cancel-request':
        this.close();
        break;
      case 'ssl-request':
        this.send(tlsRefusal);
        break;
      case 'startup':
        this.#isStarted = true;
        this.#complete([bytes]);
        break;
      case 'message':
        this.#append(bytes);
    }
  }

  #append(message: Buffer): void {
    this.#remember(message);
    this.#pipeline.push(prefixStatementName(message, this.#prefix));
    if (!isPipelineEnd(message)) return;
    const pipeline = this.#pipeline;
    this.#pipeline = [];
    this.#complete(pipeline);
  }

  #complete(pipeline: Buffer[]): void {
    this.#pipelines.push(pipeline.length === 1 ? pipeline[0] : Buffer.concat(pipeline));
    this.#onWork();
  }

  /** A LISTEN counts from here on, even when its transaction is rolled back: a needless notification does no harm. */
  #remember(message: Buffer): void {
    const statement = statementChange(message);
    if (statement?.isOpen) this.#statementNames.add(statement.name);
    else if (statement) this.#statementNames.delete(statement.name);

    for (const { channel, isListening } of listenCommands(message)) {
      if (isListening) this.channels.add(channel);
      else if (channel === '*') this.channels.clear();
      else this.channels.delete(channel);
      if (!isListening) this.hasUnlistened = true;
    }
  }
}
