import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Delegation, OwnDeposit, Round } from '@jsa/contract';
import { sql } from '#db/sql.ts';
import { addFictionalSite, itemOf, objection, open, send, type Table } from '#rounds-under-test.ts';

/** Stands in a position and nowhere else in the world. */
export const phrase = 'Kvarcni pesak ispod starog mlina';
export const secretly = { ...objection, text: phrase, reasonCodes: ['landowner-or-cultural' as const] };

export async function freshRound(table: Table): Promise<Round> {
  return open(table, [await addFictionalSite(table)]);
}

/** What an operator does who wants another deadline than was agreed; the tests' way of letting time pass. */
export async function letDeadlinePass({ test }: Table, { id }: Pick<Round, 'id'>): Promise<void> {
  const { db } = test.parts;
  await db.run(sql`alter table app.rounds disable trigger rounds_are_frozen`);
  await db.run(sql`update app.rounds set deadline = now() - interval '1 minute' where id = ${id}`);
  await db.run(sql`alter table app.rounds enable trigger rounds_are_frozen`);
}

export async function ownOf(table: Table, delegation: Delegation, round: Round): Promise<OwnDeposit> {
  const url = `/api/round-items/${itemOf(round).id}/deposit`;
  return (await table.people[delegation].ask({ url })).json() as OwnDeposit;
}

export function publish(table: Table, round: Round, positions: readonly object[]) {
  return send(table.people.chair, itemOf(round).id, 'publication', { positions });
}

/** Every value of every row of every table, and whatever this process wrote to its folder, as text and as hexadecimal. */
export async function allThatIsKept({ test }: Table): Promise<string> {
  const { db, config } = test.parts;
  const tables = await db.many<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('information_schema', 'pg_catalog')`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.many<{ row: string }>({
      parts: [`select t::text as row from ${name} t`],
      values: [],
    });
    texts.push(...rows.map(({ row }) => row));
  }
  for (const name of readdirSync(config.dataDir, { recursive: true, encoding: 'utf8' })) {
    const file = join(config.dataDir, name);
    if (statSync(file).isFile() && !name.endsWith('vault.key')) texts.push(readFileSync(file, 'latin1'));
  }
  return texts.join('\n');
}

/** The write-ahead log, as whoever copies the machine's disk reads it. */
export async function writeAheadLog({ test }: Table): Promise<Buffer> {
  const rows = await test.parts.db.many<{ bytes: Buffer }>(sql`
    select pg_read_binary_file('pg_wal/' || name) as bytes from pg_ls_waldir()`);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

export function tracesOf(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  return [base64, bytes.toString('hex'), bytes.toString('latin1')];
}
