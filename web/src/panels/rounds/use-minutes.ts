import { type Minutes, type Round, readMinutes } from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import type { Loaded } from '#panels/use-loaded.ts';
import { useAsked } from './use-rounds.ts';

export type MinutesProps = {
  round: Round;
  minutes: Minutes;
  put: (minutes: Minutes) => void;
  reload: () => void;
};

/** The minutes of a round as far as they have come for the reader. */
export function useMinutes(roundId: string): Loaded<Minutes> {
  const ask = useCallback(
    (signal: AbortSignal) => call(readMinutes, { params: { id: roundId } }, signal) as Promise<Minutes>,
    [roundId],
  );
  return useAsked(ask);
}
