import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { LeadOpening, LeadSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { keyIdOf, openVaultKeys, vaultKeysOf } from '#vault/vault-keys.ts';
import { addLeadOf, secretWords } from './lead-under-test.ts';
import { findLeads } from './queries.ts';
import { summaryOf } from './unsealed.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

/** Every row of every table of the product as text, binary fields in hexadecimal. */
async function dump(): Promise<string> {
  const tables = await test.parts.db.many<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
  expect(tables.map(({ name }) => name)).toContain('lead_versions');
  const { text } = await test.parts.db.one<{ text: string }>(sql`
    select schema_to_xml('app', true, false, '')::text as text`);
  return text;
}

describe('the vault', () => {
  it('leaves no word of a lead in the database, its audit log and what the server prints', async () => {
    const printed: string[] = [];
    const listen = (chunk: unknown) => {
      printed.push(String(chunk));
      return true;
    };
    const streams = [process.stdout, process.stderr];
    const spies = streams.map((stream) => vi.spyOn(stream, 'write').mockImplementation(listen as never));
    const [head, member] = [await test.as('head'), await test.as('member')];
    const { id } = await addLeadOf(head);
    const payload = { reason: 'zzreason: to compare' };
    const asked = await head.ask({ method: 'POST', url: `/api/leads/${id}/openings`, payload });
    const { id: openingId } = asked.json() as LeadOpening;
    await member.ask({ method: 'POST', url: `/api/lead-openings/${openingId}/confirmation` });
    expect((await head.ask({ url: `/api/leads/${id}/closed` })).body).toContain('zzstatement');
    for (const spy of spies) spy.mockRestore();

    const everything = await dump();
    expect(everything).toContain(id);
    for (const word of secretWords) {
      expect(everything).not.toContain(word);
      expect(everything).not.toContain(Buffer.from(word).toString('hex'));
      expect(everything).not.toContain(Buffer.from(word).toString('base64').slice(0, 12));
      expect(printed.join('')).not.toContain(word);
    }
    expect(everything).not.toMatch(/21\.05|42\.2/);
  });

  it('keeps its key beside the database only for the server’s own user, and finds it again', () => {
    const { dataDir } = test.parts.config;
    expect(statSync(join(dataDir, 'vault.key')).mode & 0o777).toBe(0o600);
    expect(openVaultKeys(test.parts.config).currentId).toBe(openVaultKeys(test.parts.config).currentId);
  });

  it('refuses a text that was moved to another lead, and still shows the other leads', async () => {
    const head = await test.as('head');
    const [one, other] = [await addLeadOf(head), await addLeadOf(head)];
    await test.parts.db.run(sql`
      update app.lead_versions
      set reference = (select reference from app.lead_versions where lead_id = ${other.id})
      where lead_id = ${one.id}`);
    const leads = (await head.ask({ url: '/api/leads' })).json() as LeadSummary[];
    expect(leads.find(({ id }) => id === one.id)).toMatchObject({ unreadable: 'altered', reference: '' });
    expect(leads.find(({ id }) => id === other.id)).toMatchObject({ unreadable: null });
  });

  it('says in a sentence that its key is not the one with which a text was sealed', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const [row] = (await findLeads(test.parts.db, 'belgrade')).filter((lead) => lead.id === id);
    const other = randomBytes(32);
    expect(summaryOf(vaultKeysOf([other]), row)).toMatchObject({ unreadable: 'wrong-key', reference: '' });
    const foreign = Buffer.concat([
      Buffer.from([1]),
      Buffer.from(keyIdOf(other), 'hex'),
      row.statement.subarray(9),
    ]);
    await test.parts.db.run(sql`update app.lead_versions set statement = ${foreign} where lead_id = ${id}`);
    const answer = await head.ask({
      method: 'PATCH',
      url: `/api/leads/${id}`,
      headers: { 'if-match': '"1"' },
      payload: { sourceReliability: 'A' },
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().message).toContain(`vault key ${keyIdOf(other)}, which this server does not have`);
  });
});
