import type { AuditHead, Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findEntriesToExport } from './queries.ts';

/** The export as JSON Lines: a heading, the entries up to `head`, an ending. The format is told in docs/audit-log.md. */
export async function* exportLines(db: Db, reader: Person, head: AuditHead): AsyncGenerator<string> {
  yield lineOf({
    format: 'jsa-audit-export',
    version: 1,
    exportedAt: new Date().toISOString(),
    exportedFor: { personId: reader.id, name: reader.name, organisation: reader.organisation.name },
    head,
  });
  let entryCount = 0;
  for (let after = 0; ; ) {
    const entries = await findEntriesToExport(db, reader, { after, until: head.sequence });
    if (entries.length === 0) break;
    yield entries.map(({ content, ...seal }) => lineOf({ ...seal, ...content })).join('');
    entryCount += entries.length;
    after = entries[entries.length - 1].sequence;
  }
  yield lineOf({ end: true, entryCount });
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
