import type { ServerResponse } from 'node:http';
import type { RoundNews, SiteNews, WorkEvent } from '@jsa/contract';
import type { Pool } from 'pg';
import { listenForNews } from '#jobs/work-events.ts';

type EventStream = {
  readonly response: ServerResponse;
  readonly sessionId: string;
  readonly personId: string;
  /** Whether its reader may know of a recording now. */
  readonly hearsOf: (recordingId: string) => Promise<boolean>;
  /** Whether its reader sees where a site lies now. */
  readonly hearsOfSite: (siteId: string) => Promise<boolean>;
  /** Whether its reader knows of a decision round now. */
  readonly hearsOfRound: (roundId: string) => Promise<boolean>;
};

/** All open event streams of this process, fed by what any process announces. */
export type EventHub = {
  add(stream: EventStream): void;
  /** Ends the streams of a session, for instance when its person signs out. */
  endSession(sessionId: string): void;
  close(): Promise<void>;
};

const heartbeatMs = 15_000;
/** A reader that does not read is cut off; it connects again and asks for the list. */
const mostWaitingBytes = 1 << 20;

/** Opens the one LISTEN of this process. `isSessionLive` is asked at each heartbeat, so no stream outlives its session. */
export async function openEventHub(
  pool: Pool,
  isSessionLive: (sessionId: string) => Promise<boolean>,
): Promise<EventHub> {
  const streams = new Set<EventStream>();

  const end = (stream: EventStream) => {
    streams.delete(stream);
    stream.response.end();
  };
  const send = (stream: EventStream, text: string) => {
    // While its session was looked up, a stream may have ended; writing on would end the process.
    if (!streams.has(stream)) return;
    // What waits for such a reader would never leave, and an end in order comes after it.
    if (stream.response.writableLength > mostWaitingBytes) stream.response.destroy();
    else stream.response.write(text);
  };
  // One after the other for each stream, so that a reader hears of the end of some work after its beginning.
  const lastTold = new WeakMap<EventStream, Promise<void>>();
  const tell = async (stream: EventStream, text: string, asked: Promise<boolean>, before?: Promise<void>) => {
    const [hears] = await Promise.all([asked, before]);
    if (hears) send(stream, text);
  };
  const tellAll = (text: string, ask: (stream: EventStream) => Promise<boolean>) => {
    for (const stream of streams) lastTold.set(stream, tell(stream, text, ask(stream), lastTold.get(stream)));
  };
  const textOf = (name: string, event: WorkEvent | SiteNews | RoundNews) =>
    `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`;
  const beat = async (stream: EventStream) => {
    const isLive = await isSessionLive(stream.sessionId).catch(() => true);
    if (isLive) send(stream, ': still here\n\n');
    else end(stream);
  };

  const listening = await listenForNews(pool, {
    work: (event) => tellAll(textOf('work', event), (stream) => stream.hearsOf(event.recordingId)),
    site: (siteId) => tellAll(textOf('site', { siteId }), (stream) => stream.hearsOfSite(siteId)),
    round: (roundId) => tellAll(textOf('round', { roundId }), (stream) => stream.hearsOfRound(roundId)),
    person: (personId) =>
      tellAll('event: told\ndata: {}\n\n', async (stream) => stream.personId === personId),
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) void beat(stream);
  }, heartbeatMs);

  return {
    add(stream) {
      streams.add(stream);
      stream.response.on('close', () => streams.delete(stream));
      stream.response.on('error', () => streams.delete(stream));
      send(stream, 'retry: 2000\n\n');
    },
    endSession(sessionId) {
      for (const stream of streams) if (stream.sessionId === sessionId) end(stream);
    },
    async close() {
      clearInterval(heartbeat);
      for (const stream of streams) end(stream);
      await listening.close();
    },
  };
}
