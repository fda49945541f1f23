import { eventsPath, type SiteNews, type WorkEvent } from '@jsa/contract';

/** Waits between attempts to open the stream again; the last one repeats. */
const retryDelaysMs = [1000, 2000, 3000, 5000, 8000, 10_000];

export type WorkEventsListener = {
  /** The stream is open, for the first time or again: what was missed is asked for now. */
  opened(): void;
  /** The stream broke; `isRefused` when the server answered with an error, as it does to nobody who is signed in. */
  lost(isRefused: boolean): void;
  moved(event: WorkEvent): void;
  /** Something about a site changed, by whomever. */
  siteChanged(siteId: string): void;
  /** Something about a decision round changed. */
  roundChanged(): void;
  /** Something awaits the reader. */
  told(): void;
};

/**
 * Follows the server's work. The browser itself reopens a dropped stream, but gives up for good when a
 * restarting server answers with an error: then it is opened anew here. Returns the call that ends it.
 */
export function followWork(listener: WorkEventsListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failureCount = 0;

  function open(): void {
    source = new EventSource(eventsPath);
    source.addEventListener('open', () => {
      failureCount = 0;
      listener.opened();
    });
    source.addEventListener('work', (message) => {
      listener.moved(JSON.parse((message as MessageEvent<string>).data) as WorkEvent);
    });
    source.addEventListener('site', (message) => {
      listener.siteChanged((JSON.parse((message as MessageEvent<string>).data) as SiteNews).siteId);
    });
    source.addEventListener('round', () => listener.roundChanged());
    source.addEventListener('told', () => listener.told());
    source.addEventListener('error', () => {
      const isRefused = source?.readyState === EventSource.CLOSED;
      listener.lost(isRefused);
      if (!isRefused) return;
      const delay = retryDelaysMs[Math.min(failureCount, retryDelaysMs.length - 1)];
      failureCount++;
      timer = setTimeout(open, delay);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
