import {
  listRounds,
  listSealingKeys,
  type Round,
  type RoundSummary,
  readRound,
  type SealingKey,
} from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#api/client.ts';
import { useParts, useStored } from '#panels/parts.ts';

export type Loaded<Value> = {
  /** Null until it came for the first time. */
  readonly value: Value | null;
  readonly problem: unknown;
  readonly reload: () => void;
  /** Takes what an answer held, without asking again. */
  readonly put: (value: Value) => void;
};

/** Asks now, and again whenever it is heard that a decision round changed. */
export function useAsked<Value>(ask: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const { evidence } = useParts();
  const changeCount = useStored(evidence, ({ roundChangeCount }) => roundChangeCount);
  const [value, put] = useState<Value | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    // Only to ask again.
    void turn;
    void changeCount;
    const leaving = new AbortController();
    ask(leaving.signal).then(
      (loaded) => {
        if (leaving.signal.aborted) return;
        put(() => loaded);
        setProblem(null);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => leaving.abort();
  }, [ask, turn, changeCount]);
  return { value, problem, reload, put: (next) => put(() => next) };
}

const askRounds = (signal: AbortSignal) => call(listRounds, {}, signal) as Promise<RoundSummary[]>;
const askKeys = (signal: AbortSignal) => call(listSealingKeys, {}, signal) as Promise<SealingKey[]>;

export function useRounds(): Loaded<RoundSummary[]> {
  return useAsked(askRounds);
}

export function useSealingKeys(): Loaded<SealingKey[]> {
  return useAsked(askKeys);
}

export function useRound(id: string): Loaded<Round> {
  const ask = useCallback(
    (signal: AbortSignal) => call(readRound, { params: { id } }, signal) as Promise<Round>,
    [id],
  );
  return useAsked(ask);
}
