import {
  type AgreedDig,
  type KeptDigPlan,
  type KeptDigRecord,
  readDigList,
  readDigPlan,
  readDigRecord,
} from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { useParts, useSiteChanges, useStored } from '#panels/parts.ts';
import { type Loaded, useLoaded } from '#panels/use-loaded.ts';

/** The agreed digs; asked for again whenever anything about a site or a round changed. */
export function useDigList(): Loaded<AgreedDig[]> {
  const { evidence } = useParts();
  const sites = useStored(evidence, ({ changesBySiteId }) => changesBySiteId);
  const rounds = useStored(evidence, ({ roundChangeCount }) => roundChangeCount);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        // Only to ask again.
        void sites;
        void rounds;
        return call(readDigList, {}, signal) as Promise<AgreedDig[]>;
      },
      [sites, rounds],
    ),
  );
}

export function useDigPlan(siteId: string): Loaded<KeptDigPlan> {
  const changeCount = useSiteChanges(siteId);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        void changeCount;
        return call(readDigPlan, { params: { id: siteId } }, signal) as Promise<KeptDigPlan>;
      },
      [siteId, changeCount],
    ),
  );
}

export function useDigRecord(siteId: string): Loaded<KeptDigRecord> {
  const changeCount = useSiteChanges(siteId);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        void changeCount;
        return call(readDigRecord, { params: { id: siteId } }, signal) as Promise<KeptDigRecord>;
      },
      [siteId, changeCount],
    ),
  );
}
