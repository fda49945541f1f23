import { readSite, type SiteDetail } from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#api/client.ts';
import { useSiteChanges } from '#panels/parts.ts';
import { refusalOf } from './refusal.ts';

export type SiteAtHand = {
  readonly site: SiteDetail | null;
  readonly problem: unknown;
  /** Asks the server anew. */
  readonly reload: () => void;
  /** Takes the site as an answer held it. */
  readonly put: (site: SiteDetail) => void;
};

export function useSite(siteId: string): SiteAtHand {
  const [site, put] = useState<SiteDetail | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const changeCount = useSiteChanges(siteId);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    // Only to ask again.
    void turn;
    void changeCount;
    const leaving = new AbortController();
    call(readSite, { params: { id: siteId } }, leaving.signal).then(
      (loaded) => {
        put(loaded as SiteDetail);
        setProblem(null);
      },
      (refusal) => {
        if (leaving.signal.aborted) return;
        setProblem(refusal);
        // What may not be seen any more does not stay; what only could not be asked for does.
        if (refusalOf(refusal)?.code === 'not-found') put(null);
      },
    );
    return () => leaving.abort();
  }, [siteId, turn, changeCount]);
  return { site: site?.id === siteId ? site : null, problem, reload, put };
}
