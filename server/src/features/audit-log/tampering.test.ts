import type { AuditFault, Person } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { inTransaction, type Tx } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import { auditHead, verifyChain } from '#features/audit/index.ts';
import { brokenBy, exportOf, inShort, verdictsOn, writeFiveEntries } from './verifiers-under-test.ts';

let test: AppUnderTest;
let reader: Person;
/** How many entries there are: those of a person who comes in, and five more. */
let count: number;

beforeAll(async () => {
  test = await openAppUnderTest();
  reader = (await test.as('analyst')).person;
  await writeFiveEntries(test.parts.db, reader);
  count = (await auditHead(test.parts.db)).sequence;
});
afterAll(() => test.close());

class PutBack extends Error {}

/** As the owner of the tables may: without triggers, and put back afterwards. */
async function tamper(statements: readonly Sql[], look: (tx: Tx) => Promise<void>): Promise<void> {
  await inTransaction(test.parts.db, async (tx) => {
    for (const table of ['audit_events', 'audit_chain', 'audit_head'])
      await tx.client.query(`alter table app.${table} disable trigger all`);
    for (const statement of statements) await tx.run(statement);
    await look(tx);
    throw new PutBack();
  }).catch((error) => {
    if (!(error instanceof PutBack)) throw error;
  });
}

const eventAt = (sequence: number) =>
  sql`(select event_id from app.audit_chain where sequence = ${sequence})`;
const moveAside = sql`update app.audit_chain set sequence = sequence + 1000 where sequence > 3`;
const moveBack = (by: number) =>
  sql`update app.audit_chain set sequence = sequence - 1000 + ${by} where sequence > 1000`;
const newEvent = sql`insert into app.audit_events (person_id, action) values (${'00000000-0000-4000-8000-000000000000'}, 'test.forged')`;
const newEventId = sql`(select id from app.audit_events where action = 'test.forged')`;
const sealOf = (sequence: number) => sql`
  (select app.audit_entry_sha256(event, ${sequence}, link.previous_sha256)
   from app.audit_chain link join app.audit_events event on event.id = link.event_id where link.sequence = ${sequence})`;

const tamperings: ReadonlyArray<{
  deed: string;
  statements: Sql[];
  kind: AuditFault;
  sequence: number | 'last';
}> = [
  {
    deed: 'a changed row',
    statements: [sql`update app.audit_events set details = '{"note": "other"}' where id = ${eventAt(4)}`],
    kind: 'changed-entry',
    sequence: 4,
  },
  {
    deed: 'a row given to another person',
    statements: [sql`update app.audit_events set person_name = 'Somebody else' where id = ${eventAt(5)}`],
    kind: 'changed-entry',
    sequence: 5,
  },
  {
    deed: 'a row moved in time by a microsecond',
    statements: [
      sql`update app.audit_events set occurred_at = occurred_at + interval '1 microsecond' where id = ${eventAt(4)}`,
    ],
    kind: 'changed-entry',
    sequence: 4,
  },
  {
    deed: 'a changed hash',
    statements: [sql`update app.audit_chain set sha256 = repeat('a', 64) where sequence = 4`],
    kind: 'wrong-hash',
    sequence: 4,
  },
  {
    deed: 'a changed hash of the entry before',
    statements: [sql`update app.audit_chain set previous_sha256 = repeat('a', 64) where sequence = 5`],
    kind: 'wrong-hash',
    sequence: 5,
  },
  {
    deed: 'a row changed together with its hash',
    statements: [
      sql`update app.audit_events set details = '{}' where id = ${eventAt(4)}`,
      sql`update app.audit_chain set sha256 = ${sealOf(4)} where sequence = 4`,
    ],
    kind: 'broken-link',
    sequence: 5,
  },
  {
    deed: 'two entries in the other order',
    statements: [
      sql`update app.audit_chain set sequence = 1004 where sequence = 4`,
      sql`update app.audit_chain set sequence = 4 where sequence = 5`,
      sql`update app.audit_chain set sequence = 5 where sequence = 1004`,
    ],
    kind: 'reordered-entry',
    sequence: 4,
  },
  {
    deed: 'the contents of two entries exchanged',
    statements: [
      sql`update app.audit_chain set event_id = -event_id where sequence in (4, 5)`,
      sql`update app.audit_chain link set event_id = -other.event_id
          from (select sequence, event_id from app.audit_chain) other
          where (link.sequence, other.sequence) in ((4, 5), (5, 4))`,
    ],
    kind: 'reordered-entry',
    sequence: 4,
  },
  {
    deed: 'an entry in the middle taken out',
    statements: [
      sql`delete from app.audit_events where id = ${eventAt(4)}`,
      sql`delete from app.audit_chain where sequence = 4`,
    ],
    kind: 'missing-entry',
    sequence: 4,
  },
  {
    deed: 'an entry in the middle taken out, and the rest renumbered',
    statements: [
      sql`delete from app.audit_chain where sequence = 4`,
      moveAside,
      moveBack(-1),
      sql`update app.audit_head set sequence = sequence - 1`,
    ],
    kind: 'missing-entry',
    sequence: 4,
  },
  {
    deed: 'the last entry taken out',
    statements: [
      sql`delete from app.audit_events where id = (select event_id from app.audit_chain order by sequence desc limit 1)`,
      sql`delete from app.audit_chain where sequence = (select max(sequence) from app.audit_chain)`,
    ],
    kind: 'missing-end',
    sequence: 'last',
  },
  {
    deed: 'an entry put in',
    statements: [
      moveAside,
      moveBack(1),
      newEvent,
      sql`insert into app.audit_chain (sequence, event_id, previous_sha256, sha256)
          select 4, ${newEventId}, sha256, repeat('0', 64) from app.audit_chain where sequence = 3`,
      sql`update app.audit_chain set sha256 = ${sealOf(4)} where sequence = 4`,
      sql`update app.audit_head set sequence = sequence + 1`,
    ],
    kind: 'extra-entry',
    sequence: 4,
  },
];

describe('in the database', () => {
  it.each(tamperings)('$deed is named by all who check', async ({ statements, kind, sequence: place }) => {
    const sequence = place === 'last' ? count : place;
    let exported: string[] = [];
    await tamper(statements, async (tx) => {
      expect((await verifyChain(tx, [])).fault).toEqual({ kind, sequence });
      exported = await exportOf(tx, reader);
    });
    // The forged entry is nobody's, so its export has the seal alone.
    expect(inShort(await verdictsOn(`${exported.join('\n')}\n`))).toEqual(brokenBy(kind, sequence));
    expect((await verifyChain(test.parts.db, [])).fault).toBeNull();
  });

  it('an entry beside the chain is named', async () => {
    await tamper([newEvent], async (tx) => {
      expect((await verifyChain(tx, [])).fault).toEqual({ kind: 'extra-entry', sequence: null });
    });
  });

  it('a lost content is named although its seal is there', async () => {
    await tamper([sql`delete from app.audit_events where id = ${eventAt(4)}`], async (tx) => {
      expect((await verifyChain(tx, [])).fault).toEqual({ kind: 'missing-entry', sequence: 4 });
    });
  });

  it('a log that was wholly written anew is named by a head that was kept elsewhere', async () => {
    const kept = await auditHead(test.parts.db);
    const anew = [
      sql`update app.audit_events set details = '{}' where id = ${eventAt(1)}`,
      ...Array.from({ length: count }, (_, at) => at + 1).flatMap((sequence) => [
        sql`update app.audit_chain link set previous_sha256 = previous.sha256 from app.audit_chain previous
            where link.sequence = ${sequence} and previous.sequence = ${sequence - 1}`,
        sql`update app.audit_chain set sha256 = ${sealOf(sequence)} where sequence = ${sequence}`,
      ]),
      sql`update app.audit_head set sha256 = (select sha256 from app.audit_chain where sequence = ${count})`,
    ];
    await tamper(anew, async (tx) => {
      expect((await verifyChain(tx, [])).fault).toBeNull();
      expect((await verifyChain(tx, [kept])).fault).toEqual({
        kind: 'contradicts-kept-head',
        sequence: count,
      });
      for (const { words } of await verdictsOn(`${(await exportOf(tx, reader)).join('\n')}\n`, kept))
        expect(words).toContain(`BROKEN: contradicts-kept-head at entry ${count}:`);
    });
  });

  it('goes on from the head after a loss, so that the gap stays to be seen', async () => {
    const loss = [
      sql`delete from app.audit_chain where sequence = ${count}`,
      sql`alter table app.audit_events enable trigger all`,
      sql`alter table app.audit_chain enable trigger all`,
      sql`alter table app.audit_head enable trigger all`,
      newEventOf(reader.id),
      sql`set constraints all immediate`,
    ];
    await tamper(loss, async (tx) => {
      expect((await verifyChain(tx, [])).fault).toEqual({ kind: 'missing-entry', sequence: count });
    });
  });
});

function newEventOf(personId: string): Sql {
  return sql`insert into app.audit_events (person_id, action) values (${personId}, 'test.later')`;
}
