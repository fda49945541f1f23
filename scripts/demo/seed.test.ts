import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roles } from '@jsa/contract';
import { closeParts, openParts, readConfig, type ServerParts } from '@jsa/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberDemoPassword } from './people.ts';
import { seedDemoRecordings } from './recordings.ts';
import { seedDatabase } from './seed.ts';
import { demoSites } from './sites.ts';

let dataDir: string;
let parts: ServerParts;

/** Always the embedded database: seeding needs one of its own, and uses nothing that the two kinds do differently. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'seed-'));
  parts = await openParts(readConfig({ DATA_DIR: dataDir }));
});
afterAll(async () => {
  await closeParts(parts);
  await rm(dataDir, { recursive: true, force: true });
});

async function count(table: string): Promise<number> {
  const { rows } = await parts.db.pool.query<{ count: number }>(
    `select count(*)::int as count from app.${table}`,
  );
  return rows[0]?.count ?? -1;
}

describe('seeding', () => {
  it('brings the ABL alone when the demonstration is not wanted', async () => {
    const withoutDemo = { ...parts, config: { ...parts.config, seedsDemo: false } };
    expect(await seedDatabase(withoutDemo)).toBeNull();
    expect(await count('boundary_editions')).toBe(1);
    expect(await count('people')).toBe(0);
    expect(await count('sites')).toBe(0);
  });

  it('brings people of every role with long passwords of their own and five fictional sites', async () => {
    const signIns = await seedDatabase(parts);
    expect(new Set(signIns?.map(({ role }) => role))).toEqual(new Set(roles));
    expect(signIns).toHaveLength(12);
    const passwords = signIns?.map(({ password }) => password) ?? [];
    expect(new Set(passwords).size).toBe(12);
    for (const password of passwords) expect(password.length).toBeGreaterThanOrEqual(16);
    expect(await count('sites')).toBe(5);
    expect(await count('sites where not is_fictional')).toBe(0);
    for (const { code, status, owner } of demoSites)
      expect(
        await count(`sites where code = '${code}' and status = '${status}' and owner = '${owner}'`),
      ).toBe(1);
    expect(await count('people where not is_demo')).toBe(0);
  });

  it('lets nobody else read the passwords', async () => {
    const { mode } = await stat(join(dataDir, 'demo-sign-ins.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('makes nothing twice, and completes what a killed start left out', async () => {
    const first = await seedDatabase(parts);
    // Sites are never deleted; only a session that silences the database's own rules can play the killed start.
    await parts.db.pool.query(`
      begin;
      set local session_replication_role = replica;
      delete from app.sites where code > 'JSA-2026-002';
      commit`);
    await parts.db.pool.query(`delete from app.appointments where role = 'field'`);
    await parts.db.pool.query(`delete from app.people where email = 'field@demo.example'`);
    const second = await seedDatabase(parts);
    expect(second?.[0]).toEqual(first?.[0]);
    expect([await count('people'), await count('sites'), await count('boundary_editions')]).toEqual([
      12, 5, 1,
    ]);
  });

  it('sets new passwords when the file with them is gone', async () => {
    const before = await seedDatabase(parts);
    await unlink(join(dataDir, 'demo-sign-ins.json'));
    const after = await seedDatabase(parts);
    expect(after?.[0]?.password).not.toBe(before?.[0]?.password);
    expect(JSON.parse(await readFile(join(dataDir, 'demo-sign-ins.json'), 'utf8'))).toEqual(after);
  });

  it('goes on telling a password that was set by command', async () => {
    await rememberDemoPassword(parts, 'field@demo.example', 'chosen by command');
    await rememberDemoPassword(parts, 'somebody@elsewhere.example', 'never written');
    const signIns = await seedDatabase(parts);
    expect(signIns).toContainEqual({
      role: 'field',
      email: 'field@demo.example',
      password: 'chosen by command',
    });
    expect(await readFile(join(dataDir, 'demo-sign-ins.json'), 'utf8')).not.toContain('never written');
  });

  it('hands over each recording once, also when it is asked again', async () => {
    const wanted = { lineNames: ['DEMO-S1-L01'], receivedFrom: 'field@demo.example' };
    await seedDemoRecordings(parts, wanted).finished;
    expect(await count('recordings where is_synthetic')).toBe(12);
    expect(await count('recordings where site_id is null')).toBe(0);
    // Of no mission yet: what both delegations signed for cannot be taken out, not even here.
    await parts.db.pool.query(`delete from app.recording_files where name like 'DEMO-S3-L01%'`);
    await parts.db.pool.query(`delete from app.recordings where name = 'DEMO-S3-L01'`);
    await seedDemoRecordings(parts, { ...wanted, lineNames: ['DEMO-S3-L01'] }).finished;
    expect(await count('recordings')).toBe(12);
    expect(await count(`audit_events where action = 'recording.repeat'`)).toBe(0);
  });

  it('leaves a database alone that holds other people', async () => {
    await parts.db.pool.query(`update app.people set email = id || '@elsewhere.example'`);
    expect(await seedDatabase(parts)).toBeNull();
    expect(await count('people')).toBe(12);
  });
});
