import type { Round, RoundSummary, SiteDetail } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addFictionalSite,
  deferral,
  deposit,
  draft,
  draftOf,
  itemOf,
  objection,
  open,
  readAs,
  reveal,
  send,
  setTable,
  type Table,
  tryToOpen,
} from '#rounds-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

async function statusOf(siteId: string): Promise<string> {
  const answer = await table.people.chair.ask({ url: `/api/sites/${siteId}` });
  return (answer.json() as SiteDetail).status;
}

describe('a decision round', () => {
  it('ends in agreement when both concur, and the site moves by it', async () => {
    const siteId = await addFictionalSite(table);
    const round = await open(table, [siteId]);
    expect(round).toMatchObject({ state: 'open', code: expect.stringMatching(/^JSA-R-\d{4}-\d{3}$/) });

    const receipt = await deposit(table, round, 'belgrade', { conditions: ['Dry ground'] });
    expect(receipt).toMatchObject({
      roundCode: round.code,
      packSha256: round.packSha256,
      replacedCount: 0,
      delegation: 'belgrade',
    });
    await deposit(table, round, 'pristina', { conditions: ['Dry ground'] });
    const revealed = await reveal(table, round);

    expect(revealed.state).toBe('ended');
    expect(itemOf(revealed)).toMatchObject({
      state: 'published',
      outcome: { kind: 'agreed', conditions: ['Dry ground'] },
      siteMove: { state: 'moved', missing: [] },
    });
    expect(itemOf(revealed).positions.map(({ delegation }) => delegation)).toEqual(['belgrade', 'pristina']);
    expect(itemOf(revealed).deposits[0]?.commitment).toBe(receipt.commitment);
    expect(await statusOf(siteId)).toBe('dig-agreed');
  });

  it.each([
    ['defers', deferral, 'deferred'],
    ['objects', objection, 'not-agreed'],
  ] as const)('leaves the site where it is when one %s', async (_, change, kind) => {
    const siteId = await addFictionalSite(table);
    const round = await open(table, [siteId]);
    await deposit(table, round, 'pristina', change);
    await deposit(table, round, 'belgrade');
    const { outcome, siteMove, positions } = itemOf(await reveal(table, round));
    expect(outcome).toMatchObject({ kind });
    expect(siteMove).toBeNull();
    expect(positions.map(({ position }) => position.value)).toEqual(['concur', change.value]);
    expect(await statusOf(siteId)).toBe('reported');
  });

  it('comes back on its day when it was deferred, until a later round takes it up', async () => {
    const siteId = await addFictionalSite(table);
    const first = await open(table, [siteId]);
    await deposit(table, first, 'belgrade', deferral);
    await deposit(table, first, 'pristina');
    await reveal(table, first);
    const deferred = async () =>
      ((await table.people.pristina.ask({ url: '/api/rounds' })).json() as RoundSummary[]).find(
        ({ id }) => id === first.id,
      )?.deferred;
    const [{ code = '' } = {}] = itemOf(first).subjects;
    expect(await deferred()).toEqual([{ code, reviewOn: '2099-04-01', isDue: false }]);
    await open(table, [siteId]);
    expect(await deferred()).toEqual([]);
  });

  it('closes a site without a dig when it was asked that', async () => {
    const siteId = await addFictionalSite(table);
    const round = await open(table, [siteId], { kind: 'close' });
    await deposit(table, round, 'belgrade');
    await deposit(table, round, 'pristina');
    await reveal(table, round);
    expect(await statusOf(siteId)).toBe('closed-without-dig');
  });

  it('makes a season list of what each side ranks, the overlap first', async () => {
    const siteIds = [
      await addFictionalSite(table),
      await addFictionalSite(table),
      await addFictionalSite(table),
    ];
    const [a = '', b = '', c = ''] = siteIds;
    const round = await open(table, siteIds, { kind: 'season-list' });
    expect(round.items).toHaveLength(1);
    await deposit(table, round, 'belgrade', { ranking: [a, b] });
    await deposit(table, round, 'pristina', { ranking: [b, c] });
    expect(itemOf(await reveal(table, round)).outcome).toMatchObject({
      kind: 'ranked',
      rankedByBoth: [b],
      rankedByOne: [
        { delegation: 'belgrade', siteId: a },
        { delegation: 'pristina', siteId: c },
      ],
    });
  });

  it('has an item for each site, and ends when the last one is open', async () => {
    const round = await open(table, [await addFictionalSite(table), await addFictionalSite(table)]);
    const [first, second] = [itemOf(round, 0), itemOf(round, 1)];
    for (const item of [first, second])
      for (const delegation of ['belgrade', 'pristina'] as const)
        await deposit(table, round, delegation, { item });
    expect((await reveal(table, round, first)).state).toBe('open');
    expect((await reveal(table, round, second)).state).toBe('ended');
  });

  it('keeps what was agreed when the site cannot follow yet, and moves it later', async () => {
    const siteId = await addFictionalSite(table);
    const round = await open(table, [siteId]);
    await deposit(table, round, 'belgrade');
    await deposit(table, round, 'pristina');
    const db = table.test.parts.db;
    await db.run(sql`
      update app.sites set status = 'on-hold', held_status = 'reported', hold_reason = 'Weather',
        hold_review_on = current_date + 10, version = version + 1 where id = ${siteId}`);
    const item = itemOf(await reveal(table, round));
    expect(item).toMatchObject({
      outcome: { kind: 'agreed' },
      siteMove: { state: 'waits', missing: [{ code: 'other-status' }] },
    });
    await db.run(sql`
      update app.sites set status = 'reported', held_status = null, hold_reason = '', hold_review_on = null,
        version = version + 1 where id = ${siteId}`);
    const moved = (await send(table.people.chair, item.id, 'site-move')).json() as Round;
    expect(itemOf(moved).siteMove).toEqual({ state: 'moved', missing: [] });
    expect(await statusOf(siteId)).toBe('dig-agreed');
  });
});

describe('a draft', () => {
  it('is there for the people of the chair alone', async () => {
    const made = await draft(table, draftOf([await addFictionalSite(table)]));
    for (const person of [table.people.belgrade, await table.test.as('member', 'pristina')]) {
      const listed = (await person.ask({ url: '/api/rounds' })).json() as RoundSummary[];
      expect(listed.some(({ id }) => id === made.id)).toBe(false);
      expect((await person.ask({ url: `/api/rounds/${made.id}` })).statusCode).toBe(404);
    }
    expect((await readAs(await table.test.as('secretariat'), made)).code).toBeNull();
  });

  it('is changed by one of two who change it at once, and frozen once it is open', async () => {
    const siteIds = [await addFictionalSite(table)];
    const made = await draft(table, draftOf(siteIds));
    const change = (title: string) =>
      table.people.chair.ask({
        method: 'PUT',
        url: `/api/rounds/${made.id}`,
        headers: { 'if-match': `"${made.version}"` },
        payload: draftOf(siteIds, { title }),
      });
    expect([(await change('One')).statusCode, (await change('Two')).statusCode]).toEqual([200, 412]);
    const { version } = await readAs(table.people.chair, made);
    expect((await tryToOpen(table, { id: made.id, version })).statusCode).toBe(200);
    const late = await table.people.chair.ask({
      method: 'PUT',
      url: `/api/rounds/${made.id}`,
      headers: { 'if-match': `"${version + 1}"` },
      payload: draftOf(siteIds, { title: 'Three' }),
    });
    expect(late.statusCode).toBe(409);
  });

  it('is not opened by the secretariat', async () => {
    const made = await draft(table, draftOf([await addFictionalSite(table)]));
    const secretariat = await table.test.as('secretariat');
    const answer = await secretariat.ask({
      method: 'POST',
      url: `/api/rounds/${made.id}/opening`,
      headers: { 'if-match': `"${made.version}"` },
    });
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    ['a site in another status', async () => [await addFictionalSite(table, 'proposed')], 'other-status'],
    ['a site that is not there', async () => ['00000000-0000-4000-8000-000000000000'], 'no-site'],
    [
      'a site that is in an open round',
      async () => {
        const siteId = await addFictionalSite(table);
        await open(table, [siteId]);
        return [siteId];
      },
      'in-open-round',
    ],
  ])('is not opened on %s, and says which and why', async (_, siteIds, reason) => {
    const answer = await tryToOpen(table, await draft(table, draftOf(await siteIds())));
    expect([answer.statusCode, answer.json().details.reason]).toEqual([409, reason]);
  });

  it('has a deadline that lies ahead', async () => {
    const payload = draftOf([await addFictionalSite(table)], { deadline: '2026-01-01T00:00:00Z' });
    const answer = await table.people.chair.ask({ method: 'POST', url: '/api/rounds', payload });
    expect([answer.statusCode, answer.json().details.field]).toEqual([400, 'body.deadline']);
  });
});
