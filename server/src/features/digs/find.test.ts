import type { KeptDigRecord } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { setTable, type Table } from '#rounds-under-test.ts';
import { at, underWay } from './digs-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

async function readRecord(siteId: string, person = table.people.chair): Promise<KeptDigRecord> {
  return (await person.ask({ url: at(siteId, 'dig-record') })).json() as KeptDigRecord;
}

describe('remains that are found', () => {
  async function release(siteId: string): Promise<void> {
    await table.test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by, request_id)
      select ${siteId}, 'observer', 'P1', 'Test', 'None', now() + interval '1 day', person.id, null
      from app.people person limit 1`);
  }

  it('are told to both heads and the chair at one moment, and to nobody else', async () => {
    const siteId = await underWay(table);
    const secretariat = await table.test.as('secretariat');
    const answer = await secretariat.ask({ method: 'POST', url: at(siteId, 'find') });
    expect(answer.json()).toMatchObject({
      find: { by: secretariat.person.name },
      embargo: { liftedFor: [] },
    });
    const told = await table.test.parts.db.many<{ role: string; at: string }>(sql`
      select held.role, told.told_at::text as at from app.notifications told
      join app.held_roles held on held.person_id = told.person_id
      where told.site_id = ${siteId} and told.kind = 'remains-found' order by held.role`);
    expect(told.map(({ role }) => role)).toEqual(['chair', 'head', 'head']);
    expect(new Set(told.map((each) => each.at)).size).toBe(1);
    const again = await secretariat.ask({ method: 'POST', url: at(siteId, 'find') });
    expect([again.statusCode, again.json().details.reason]).toEqual([409, 'find-reported']);
  });

  it('put an embargo on every wider circle until the chair and both heads have ended it', async () => {
    const siteId = await underWay(table);
    await release(siteId);
    const observer = await table.test.as('observer');
    const sees = async () => (await observer.ask({ url: `/api/sites/${siteId}` })).statusCode;
    const lists = async () =>
      ((await observer.ask({ url: '/api/sites' })).json() as { id: string }[]).some(
        ({ id }) => id === siteId,
      );
    expect([await sees(), await lists()]).toEqual([200, true]);
    await table.people.chair.ask({ method: 'POST', url: at(siteId, 'find') });
    expect([await sees(), await lists()]).toEqual([404, false]);
    for (const each of ['belgrade', 'chair'] as const) {
      const { embargo } = (
        await table.people[each].ask({ method: 'POST', url: at(siteId, 'embargo/end') })
      ).json() as KeptDigRecord;
      expect(embargo?.liftedFor).toContain(each);
      expect(await sees()).toBe(404);
    }
    const last = await table.people.pristina.ask({ method: 'POST', url: at(siteId, 'embargo/end') });
    expect(last.json().embargo).toBeNull();
    expect(await sees()).toBe(200);
    expect((await readRecord(siteId)).find).not.toBeNull();
  });
});
