import { type AuditEntry, type AuditPage, listAuditEntries } from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#api/client.ts';
import { type EntryFilter, queryOf } from './entry-filter.ts';

type Entries = {
  /** Null until the first page came. */
  readonly entries: readonly AuditEntry[] | null;
  readonly nextBefore: number | null;
  readonly problem: unknown;
  readonly isLoading: boolean;
};

const nothingYet: Entries = { entries: null, nextBefore: null, problem: null, isLoading: true };

/** The entries that fit, page after page; from the beginning again with every other filter and every `turn`. */
export function useEntries(filter: EntryFilter, turn: number): Entries & { more(): void; reload(): void } {
  const [state, setState] = useState(nothingYet);
  const [tries, setTries] = useState(0);
  const load = useCallback(
    async (before: readonly AuditEntry[], from: number | null, signal?: AbortSignal) => {
      setState((now) => ({ ...now, problem: null, isLoading: true }));
      try {
        const querystring = { ...queryOf(filter), ...(from !== null && { before: from }) };
        const page = (await call(listAuditEntries, { querystring }, signal)) as AuditPage;
        if (signal?.aborted) return;
        const entries = [...before, ...page.entries];
        setState({ entries, nextBefore: page.nextBefore, problem: null, isLoading: false });
      } catch (problem) {
        if (!signal?.aborted) setState((now) => ({ ...now, problem, isLoading: false }));
      }
    },
    [filter],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void load([], null, leaving.signal);
    return () => leaving.abort();
  }, [load, turn, tries]);
  return {
    ...state,
    more: () => void load(state.entries ?? [], state.nextBefore),
    reload: () => setTries((count) => count + 1),
  };
}
