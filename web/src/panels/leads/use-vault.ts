import {
  type LeadDetail,
  type LeadOpening,
  type LeadSummary,
  listLeadOpenings,
  listLeads,
  readLead,
} from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#api/client.ts';

export type Vault = {
  readonly leads: readonly LeadSummary[] | null;
  readonly openings: readonly LeadOpening[];
  readonly problem: unknown;
  reload(): void;
};

/** The own vault's index and openings. They live in this page's memory only, and go with it. */
export function useVault(): Vault {
  const [loaded, setLoaded] = useState<Pick<Vault, 'leads' | 'openings'>>({ leads: null, openings: [] });
  const [problem, setProblem] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    const leaving = new AbortController();
    // `round` counts the times that somebody asked for it anew.
    if (round >= 0) {
      Promise.all([call(listLeads, {}, leaving.signal), call(listLeadOpenings, {}, leaving.signal)]).then(
        ([leads, openings]) => {
          setLoaded({ leads: leads as LeadSummary[], openings: openings as LeadOpening[] });
          setProblem(null);
        },
        (refusal) => {
          if (!leaving.signal.aborted) setProblem(refusal);
        },
      );
    }
    return () => leaving.abort();
  }, [round]);
  return { ...loaded, problem, reload };
}

/** One lead with its place and versions, asked for again at every version. */
export function useLead(id: string, version: number): { lead: LeadDetail | null; problem: unknown } {
  const [lead, setLead] = useState<LeadDetail | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    setProblem(null);
    if (version > 0) {
      call(readLead, { params: { id } }, leaving.signal).then(
        (read) => setLead(read as LeadDetail),
        (refusal) => {
          if (!leaving.signal.aborted) setProblem(refusal);
        },
      );
    }
    return () => leaving.abort();
  }, [id, version]);
  return { lead: lead?.id === id ? lead : null, problem };
}
