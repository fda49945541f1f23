import { type BoundaryEditionSummary, listBoundaryEditions } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { call } from '#api/client.ts';

export type Editions = {
  /** Null until they came for the first time. */
  readonly editions: readonly BoundaryEditionSummary[] | null;
  readonly problem: unknown;
  reload(): void;
};

const pollMs = 3000;

function isComputing({ recomputation }: BoundaryEditionSummary): boolean {
  return recomputation !== null && recomputation.finishedAt === null && recomputation.failure === null;
}

/** The editions; asked for again while sites are looked at anew, because no event tells of that. */
export function useEditions(): Editions {
  const [asked, setAsked] = useState(0);
  const [editions, setEditions] = useState<readonly BoundaryEditionSummary[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    call(listBoundaryEditions, {}, leaving.signal).then(
      (loaded) => {
        setEditions(loaded);
        setProblem(null);
        if (loaded.some(isComputing)) again = setTimeout(() => setAsked((count) => count + 1), pollMs);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => {
      leaving.abort();
      clearTimeout(again);
    };
  }, [asked]);
  return { editions, problem, reload: () => setAsked((count) => count + 1) };
}
