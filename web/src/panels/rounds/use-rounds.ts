import {
  listRounds,
  listSealingKeys,
  type Round,
  type RoundSummary,
  readRound,
  type SealingKey,
} from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { useParts, useStored } from '#panels/parts.ts';
import { type Loaded, useLoaded } from '#panels/use-loaded.ts';

/** Asks now, and again whenever it is heard that a decision round changed. */
export function useAsked<Value>(ask: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const { evidence } = useParts();
  const changeCount = useStored(evidence, ({ roundChangeCount }) => roundChangeCount);
  const again = useCallback(
    (signal: AbortSignal) => {
      // Only to ask again.
      void changeCount;
      return ask(signal);
    },
    [ask, changeCount],
  );
  return useLoaded(again);
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
