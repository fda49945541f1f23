import type { NewClearance, Person, SiteAction } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { proposeSite, type SiteProposal } from './actions.ts';
import { noteClearance } from './clearance-actions.ts';
import { findDemoPerson } from './fictional-queries.ts';
import { walkFictionalSite } from './move-site.ts';

export type FictionalSite = {
  code: string;
  proposal: SiteProposal;
  /** Addresses of the demonstration's people: who put it on the table, and who did what since. */
  proposedBy: string;
  steps: readonly { by: string; action: SiteAction }[];
  clearances: readonly NewClearance[];
  clearancesNotedBy: string;
};

/**
 * For the demonstration: a site with its history, written by the same acts as a real one but for the conditions of its
 * moves; all of it or nothing.
 */
export function addFictionalSite(db: Database, site: FictionalSite): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = new Map<string, Person>();
    const personOf = async (email: string): Promise<Person> => {
      const person = known.get(email) ?? (await findDemoPerson(tx, email));
      known.set(email, person);
      return person;
    };
    const proposer = await personOf(site.proposedBy);
    const added = await proposeSite(tx, proposer, site.proposal, { isFictional: true, code: site.code });
    for (const clearance of site.clearances)
      await noteClearance(tx, await personOf(site.clearancesNotedBy), { siteId: added.id, clearance });
    for (const { by, action } of site.steps)
      await walkFictionalSite(tx, await personOf(by), { siteId: added.id, actions: [action] });
    return added;
  });
}
