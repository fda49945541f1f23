import type { LeadTabling, Owner, Person } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { Problem } from '#http/problem.ts';

/** The door of the sites through which a site comes to the table. */
export async function proposeSite(
  _tx: Tx,
  _person: Person,
  _proposal: Omit<LeadTabling, 'overrides'> & { owner: Owner },
): Promise<{ id: string; code: string }> {
  throw new Problem('not-ready', 'Sites cannot be proposed yet.');
}
