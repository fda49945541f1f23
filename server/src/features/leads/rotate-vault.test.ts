import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { LeadSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { openVaultKeys, readVaultKeyFile, vaultKeyFile, vaultKeysOf } from '#vault/vault-keys.ts';
import { addLeadOf, newLead } from './lead-under-test.ts';
import { findLeads } from './queries.ts';
import { resealVault, rotateVault } from './rotate-vault.ts';
import { summaryOf, unsealFields } from './unsealed.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

describe('a new vault key', () => {
  it('takes over every version and every reason, and then the old one opens nothing', async () => {
    const { db, config } = test.parts;
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    await addLeadOf(await test.as('chair'));
    await head.ask({
      method: 'POST',
      url: `/api/leads/${id}/openings`,
      payload: { reason: 'to compare' },
    });
    const oldKeys = openVaultKeys(config);

    const { keyId, resealedCount } = await rotateVault(db, config);
    expect(resealedCount).toBe(3);
    expect(keyId).not.toBe(oldKeys.currentId);
    expect(readVaultKeyFile(vaultKeyFile(config))).toHaveLength(1);

    const [row] = await findLeads(db, 'belgrade');
    expect(unsealFields(openVaultKeys(config), row)).toMatchObject({ statement: newLead.statement });
    expect(summaryOf(oldKeys, row)).toMatchObject({ unreadable: 'wrong-key' });
    const again = await resealVault(db, openVaultKeys(config));
    expect(again).toEqual({ keyId, resealedCount: 0 });
    // The server that runs still has the old key: it says so instead of showing nothing.
    const [lead] = (await head.ask({ url: '/api/leads' })).json() as LeadSummary[];
    expect(lead.unreadable).toBe('wrong-key');
  });

  it('changes nothing when a key is missing', async () => {
    const { db, config } = test.parts;
    const sealedOf = async () =>
      (await findLeads(db, 'belgrade')).map(({ statement }) => statement.toString('hex'));
    const before = await sealedOf();
    const file = readFileSync(vaultKeyFile(config), 'utf8');
    await expect(rotateVault(db, { ...config, vaultKeys: [randomBytes(32)] })).rejects.toThrow(
      'which this server does not have',
    );
    await expect(resealVault(db, vaultKeysOf([randomBytes(32)]))).rejects.toThrow('does not have');
    expect(await sealedOf()).toEqual(before);
    expect(readFileSync(vaultKeyFile(config), 'utf8')).toBe(file);
  });

  it('does not say in the audit log how much it took over', async () => {
    const events = await test.parts.db.many<{ details: object }>(sql`
      select details from app.audit_events where action = 'vault.rotate'`);
    for (const { details } of events) expect(Object.keys(details)).toEqual(['keyId']);
  });
});
