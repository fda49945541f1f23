import { Duplex } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** What node-postgres takes for a TCP socket: bytes over a MessagePort to the embedded database. */
export class PortStream extends Duplex {
  readonly #offer: (port: MessagePort) => void;
  #port: MessagePort | null = null;

  /** `offer` hands the other end of the line to the database when node-postgres connects. */
  constructor(offer: (port: MessagePort) => void) {
    super();
    this.#offer = offer;
  }

  connect(): this {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', (bytes: Uint8Array) => {
      this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    port1.on('close', () => this.push(null));
    this.#offer(port2);
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, onWritten: () => void): void {
    const copy = new Uint8Array(bytes);
    this.#port?.postMessage(copy, [copy.buffer]);
    onWritten();
  }

  override _final(onEnded: () => void): void {
    this.#port?.postMessage(null);
    onEnded();
  }

  override _destroy(error: Error | null, onDestroyed: (error: Error | null) => void): void {
    this.#port?.postMessage(null);
    this.#port?.close();
    onDestroyed(error);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#port?.ref();
    return this;
  }

  unref(): this {
    this.#port?.unref();
    return this;
  }
}
