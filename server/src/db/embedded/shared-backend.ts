import type { MessagePort } from 'node:worker_threads';
import { Session } from './session.ts';
import { queryMessage, splitReplies, type TransactionStatus } from './wire-protocol.ts';

/** Runs wire-protocol messages on the one backend and answers with its raw replies. */
type RunMessages = (messages: Uint8Array) => Promise<Uint8Array>;

export type SharedBackendOptions = {
  run: RunMessages;
  idleInTransactionMs: number;
  /** The backend itself broke (not: a statement failed). Nothing that it holds can be trusted any more. */
  onBroken: (error: unknown) => void;
};

/**
 * One backend, many clients. A client owns the backend from its first message until the backend reports that no
 * transaction is open, so pipelines and transactions never mix; everyone else waits in line.
 */
export class SharedBackend {
  readonly #options: SharedBackendOptions;
  readonly #sessions = new Set<Session>();
  readonly #waiting = new Set<Session>();
  #owner: Session | null = null;
  #isBusy = false;
  #idleTimer: NodeJS.Timeout | undefined;
  #pipelineCount = 0;

  constructor(options: SharedBackendOptions) {
    this.#options = options;
  }

  /** Pipelines run so far: tells whether there was any work since the last look. */
  get pipelineCount(): number {
    return this.#pipelineCount;
  }

  connect(port: MessagePort): void {
    const session = new Session(port, () => {
      this.#waiting.add(session);
      this.#serve();
    });
    this.#sessions.add(session);
  }

  /** Runs upkeep statements of our own when nobody uses the backend; false when somebody does. */
  async runWhenIdle(statements: readonly string[]): Promise<boolean> {
    if (this.#isBusy || this.#owner !== null || this.#waiting.size > 0) return false;
    this.#isBusy = true;
    for (const statement of statements) await this.#run(queryMessage(statement), null);
    this.#isBusy = false;
    this.#serve();
    return true;
  }

  #serve(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#serveAll().then(
      () => {
        this.#isBusy = false;
      },
      (error) => this.#options.onBroken(error),
    );
  }

  async #serveAll(): Promise<void> {
    for (let session = this.#next(); session !== null; session = this.#next()) {
      clearTimeout(this.#idleTimer);
      this.#owner = session;
      const pipeline = session.takePipeline();
      if (pipeline !== null) {
        this.#pipelineCount++;
        session.status = await this.#run(pipeline, session);
      }
      if (session.isClosed) await this.#bury(session);
      if (session.holdsBackend) {
        if (!session.hasPipeline) this.#startIdleTimer(session);
      } else {
        await this.#release(session);
      }
    }
  }

  /** The owner while it has something to do, else the longest waiting; null when there is nothing to do. */
  #next(): Session | null {
    if (this.#owner !== null) {
      const hasWork = this.#owner.hasPipeline || this.#owner.isClosed;
      return hasWork ? this.#owner : null;
    }
    const [longestWaiting] = this.#waiting;
    if (longestWaiting === undefined) return null;
    this.#waiting.delete(longestWaiting);
    return longestWaiting;
  }

  async #release(session: Session): Promise<void> {
    this.#owner = null;
    this.#waiting.delete(session);
    if (session.hasPipeline) this.#waiting.add(session);
    if (!session.hasUnlistened) return;
    // UNLISTEN reached the one backend, which others may still want to listen.
    session.hasUnlistened = false;
    await this.#listenForAll();
  }

  async #listenForAll(): Promise<void> {
    const channels = new Set([...this.#sessions].flatMap((session) => [...session.channels]));
    for (const channel of channels) {
      await this.#run(queryMessage(`listen "${channel.replaceAll('"', '""')}"`), null);
    }
  }

  async #bury(session: Session): Promise<void> {
    this.#sessions.delete(session);
    const status = await this.#run(session.farewell(), null);
    if (status !== 'idle') await this.#run(queryMessage('rollback'), null);
    session.status = 'idle';
    session.hasUnlistened = false;
  }

  #startIdleTimer(session: Session): void {
    this.#idleTimer = setTimeout(() => {
      session.cutOff('25P03', 'The transaction was idle for too long and was rolled back.');
    }, this.#options.idleInTransactionMs);
  }

  async #run(messages: Uint8Array, asker: Session | null): Promise<TransactionStatus | null> {
    const replies = splitReplies(await this.#options.run(messages));
    const { forClient, notifications, status, breakage } = replies;
    for (const bytes of forClient) asker?.send(bytes);
    for (const { channel, bytes } of notifications) {
      for (const session of this.#sessions) {
        if (session.channels.has(channel)) session.send(bytes);
      }
    }
    if (breakage !== null) throw new Error(breakage);
    return status;
  }
}
