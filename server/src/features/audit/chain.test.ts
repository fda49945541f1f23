import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/db.ts';
import { migrate, migrationsFolder } from '#db/migrate.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { type Sql, sql } from '#db/sql.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { auditHead, recordAudit, verifyChain } from './index.ts';

let database: OpenDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await act('test.first');
});
afterAll(() => database.close());

function act(action: string, details = {}): Promise<void> {
  return inTransaction(database, (tx) => recordAudit(tx, null, { action, subjectId: null, details }));
}

describe('the audit log', () => {
  it.each([
    sql`update app.audit_events set action = 'x'`,
    sql`delete from app.audit_events`,
    sql`truncate app.audit_events cascade`,
    sql`update app.audit_chain set sha256 = repeat('0', 64)`,
    sql`delete from app.audit_chain`,
    sql`truncate app.audit_chain`,
    sql`update app.audit_head set sequence = 0`,
    sql`update app.audit_head set sequence = 1000`,
    sql`delete from app.audit_head`,
    sql`truncate app.audit_head`,
  ])('is not changed, not even by its owner or by a replica (%#)', async (change: Sql) => {
    const refusal = /are never changed|moves only forward/;
    await expect(database.run(change)).rejects.toThrow(refusal);
    const asReplica = inTransaction(database, async (tx) => {
      await tx.run(sql`set local session_replication_role = replica`);
      await tx.run(change);
    });
    await expect(asReplica).rejects.toThrow(refusal);
  });

  it('takes neither time nor place nor seal from whoever writes', async () => {
    await database.run(sql`
      insert into app.audit_events (action, occurred_at, salt)
      values ('test.forged-time', '2001-01-01', '00000000-0000-0000-0000-000000000000')`);
    const written = await database.one<{ year: number; salt: string }>(sql`
      select extract(year from occurred_at)::int as year, salt from app.audit_events where action = 'test.forged-time'`);
    expect(written.year).toBeGreaterThan(2025);
    expect(written.salt).not.toMatch(/^0{8}/);
    const again = database.run(sql`
      insert into app.audit_chain (sequence, event_id, previous_sha256, sha256)
      values (77, (select max(id) from app.audit_events), repeat('0', 64), repeat('0', 64))`);
    await expect(again).rejects.toMatchObject({ code: '23505' });
    expect((await verifyChain(database, [])).fault).toBeNull();
  });

  it('keeps text in one Unicode form, and odd characters out, without refusing the act', async () => {
    await act('test.text', { composed: 'e\u0301', nul: 'a\0b', half: 'x\ud800', combining: '\u0338' });
    const { details } = await database.one<{ details: unknown }>(
      sql`select details from app.audit_events where action = 'test.text'`,
    );
    expect(details).toEqual({ composed: '\u00e9', nul: 'a\ufffdb', half: 'x\ufffd', combining: '\u0338' });
  });

  it('has no gap where a transaction came to nothing, and one order for all that is done at once', async () => {
    const before = (await auditHead(database)).sequence;
    const acts = Array.from({ length: 20 }, (_, i) =>
      inTransaction(database, async (tx) => {
        await recordAudit(tx, null, { action: 'test.at-once', subjectId: String(i) });
        await recordAudit(tx, null, { action: 'test.at-once', subjectId: String(i) });
        if (i % 4 === 0) throw new Error('Came to nothing.');
      }),
    );
    await Promise.allSettled(acts);
    expect((await auditHead(database)).sequence).toBe(before + 30);
    expect((await verifyChain(database, [])).fault).toBeNull();
  });

  it('holds nobody up who locks another thing after writing', async (context) => {
    if (database.kind === 'embedded')
      return context.skip('the embedded database has one transaction at a time');
    await database.run(sql`create table public.things (id int primary key)`);
    await database.run(sql`insert into public.things values (1)`);
    const lockThing = sql`select id from public.things where id = 1 for update`;
    let release = () => {};
    const hasWritten = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writesThenLocks = inTransaction(database, async (tx) => {
      await recordAudit(tx, null, { action: 'test.crossing', subjectId: 'a' });
      release();
      await tx.run(lockThing);
    });
    const locksThenWrites = inTransaction(database, async (tx) => {
      await tx.run(lockThing);
      await hasWritten;
      await recordAudit(tx, null, { action: 'test.crossing', subjectId: 'b' });
    });
    await Promise.all([writesThenLocks, locksThenWrites]);
    expect((await verifyChain(database, [])).fault).toBeNull();
  });
});

describe('a log from before there was a chain', () => {
  it('is sealed in the order in which it was written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jsa-before-'));
    const names = (await readdir(migrationsFolder)).filter((name) => name < '20261126-01');
    for (const name of names) await cp(join(migrationsFolder, name), join(folder, name));
    const old = await openTestDatabase();
    await old.run(sql`drop schema app cascade`);
    await migrate(old.pool, folder);
    await old.run(sql`insert into app.audit_events (action) values ('old.first'), ('old.second')`);
    await migrate(old.pool);
    await inTransaction(old, (tx) => recordAudit(tx, null, { action: 'new.third', subjectId: null }));
    const order = await old.many<{ action: string }>(sql`
      select event.action from app.audit_chain link join app.audit_events event on event.id = link.event_id
      order by link.sequence`);
    expect(order.map(({ action }) => action)).toEqual(['old.first', 'old.second', 'new.third']);
    expect(await verifyChain(old, [])).toMatchObject({ entryCount: 3, fault: null });
    await old.close();
    await rm(folder, { recursive: true, force: true });
  });
});
