import { readSite, type SiteDetail } from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#api/client.ts';

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
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  // `turn` asks for the same site once more.
  useEffect(() => {
    const leaving = new AbortController();
    call(readSite, { params: { id: siteId } }, leaving.signal).then(
      (loaded) => {
        put(loaded as SiteDetail);
        setProblem(null);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => leaving.abort();
  }, [siteId, turn]);
  return { site: site?.id === siteId ? site : null, problem, reload, put };
}
