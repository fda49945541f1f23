import { caveatsAgainstTabling, type LeadCaveat, type LeadSummary } from '@jsa/contract';

/** The handling caveat that keeps a lead from the table today; the server refuses by the same rule. */
export function whatKeepsItOffTheTable({
  caveats,
  doNotTableBefore,
}: Pick<LeadSummary, 'caveats' | 'doNotTableBefore'>): LeadCaveat | null {
  const against = caveats.find((caveat) => caveatsAgainstTabling.includes(caveat));
  if (against !== undefined) return against;
  const today = new Date().toISOString().slice(0, 10);
  return doNotTableBefore !== null && today < doNotTableBefore ? 'do-not-table-before' : null;
}
