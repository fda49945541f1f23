import { caveatsAgainstTabling, type LeadTabling, leadMachine, nextState, type Person } from '@jsa/contract';
import { inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { proposeSite } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { requireRedaction } from '#redaction/index.ts';
import { leadOf, lockAt, type Vault, writeVersion } from './actions.ts';
import { type LeadRow, updateLead } from './queries.ts';

/** Its handling caveats may keep a lead from the table, for good or until a day. */
function refuseAgainstCaveats({ caveats, doNotTableBefore }: LeadRow): void {
  const against = caveats.find((caveat) => caveatsAgainstTabling.includes(caveat));
  if (against !== undefined) {
    throw conflict('caveat-against-tabling', `The caveat "${against}" keeps this lead from the table.`, {
      caveat: against,
    });
  }
  if (doNotTableBefore !== null && new Date().toISOString().slice(0, 10) < doNotTableBefore) {
    throw conflict(
      'not-tabled-before',
      `This lead is not to be put on the table before ${doNotTableBefore}.`,
      {
        caveat: 'do-not-table-before',
        day: doNotTableBefore,
      },
    );
  }
}

/**
 * Puts a candidate site on the table that comes of a lead. Only what is written here goes there: nothing of the lead is
 * taken over by itself, and the site does not know of which lead it came.
 */
export function putOnTheTable(
  { db, keys }: Vault,
  person: Person,
  { id, version, tabling }: { id: string; version: number; tabling: LeadTabling },
): Promise<{ siteId: string; code: string }> {
  return inTransaction(db, async (tx) => {
    const row = await lockAt(tx, person, { id, version });
    const status = nextState(leadMachine, row.status, 'table');
    if (status === null) {
      throw new Problem('transition-forbidden', `A ${row.status} lead cannot be put on the table.`, {
        allowed: [],
      });
    }
    refuseAgainstCaveats(row);
    const { overrides, ...proposal } = tabling;
    const { title, summary, hypothesis, municipality } = proposal;
    const overridden = requireRedaction({ title, summary, hypothesis, municipality }, overrides);

    const { owner } = row;
    const site = await proposeSite(tx, person, { ...proposal, owner });
    const next = version + 1;
    const written = { id, owner, version: next, fields: ['site'], ...leadOf(keys, row) };
    await writeVersion(tx, { keys, person }, written);
    await updateLead(tx, { id, version: next, status, siteId: site.id });
    // Without the site's id: who reads of the site must not learn which lead it came of.
    await recordAudit(tx, person.id, { action: 'lead.table', subjectId: id, owner, details: { overridden } });
    return { siteId: site.id, code: site.code };
  });
}
