import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '#api/client.ts';

export type Loaded<Value> = {
  /** Null until it first came; an older value stays while a newer one is asked for. */
  readonly value: Value | null;
  readonly problem: unknown;
  reload(): void;
  /** Takes an answer that a change brought. */
  put(value: Value): void;
};

/** What the server says; asked for again when `load` becomes another function, and by `reload`. */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    // Only to ask again.
    void asked;
    load(leaving.signal).then(
      (loaded) => {
        if (leaving.signal.aborted) return;
        setValue(loaded);
        setProblem(null);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => leaving.abort();
  }, [load, asked]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  const put = useCallback((next: Value) => setValue(next), []);
  return { value, problem, reload, put };
}

export type Sending = {
  readonly isSending: boolean;
  readonly problem: unknown;
  /** Resolves to whether it was taken. */
  send(work: () => Promise<unknown>): Promise<boolean>;
};

/**
 * One change on its way; what went wrong stays until the next try. `onOutdated` is called when the server's state was
 * another than what the change was made from.
 */
export function useSending(onOutdated?: () => void): Sending {
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = useCallback(
    async (work: () => Promise<unknown>) => {
      setIsSending(true);
      setProblem(null);
      try {
        await work();
        return true;
      } catch (refusal) {
        setProblem(refusal);
        if (refusal instanceof ApiProblem && ['stale', 'conflict'].includes(refusal.code)) onOutdated?.();
        return false;
      } finally {
        setIsSending(false);
      }
    },
    [onOutdated],
  );
  return { isSending, problem, send };
}
