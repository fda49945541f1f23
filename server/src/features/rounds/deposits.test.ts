import type { Round, RoundSummary, SealingKey } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest } from '#app-under-test.ts';
import {
  addFictionalSite,
  deposit,
  itemOf,
  objection,
  open,
  placeOf,
  readAs,
  registerKeyOf,
  reveal,
  seal,
  send,
  setTable,
  type Table,
} from '#rounds-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

describe('an open round', () => {
  it('tells others that a position was received, and nothing more of it', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    const { commitment } = await deposit(table, round, 'belgrade', objection);
    await deposit(table, round, 'belgrade');
    const own = itemOf(await readAs(await table.test.as('member', 'belgrade'), round)).deposits[0];
    expect(own).toMatchObject({ isReceived: true, replacedCount: 1 });
    expect(own?.commitment).not.toBe(commitment);
    for (const person of [table.people.pristina, table.people.chair])
      expect(itemOf(await readAs(person, round)).deposits).toMatchObject([
        {
          delegation: 'belgrade',
          isReceived: true,
          commitment: null,
          depositedAt: null,
          replacedCount: null,
        },
        { delegation: 'pristina', isReceived: false },
      ]);
  });

  it('tells nobody else even that, where receipts are hidden, until the deadline', async () => {
    const round = await open(table, [await addFictionalSite(table)], { hidesReceipts: true });
    const before = await table.people.chair.ask({ url: `/api/rounds/${round.id}` });
    await deposit(table, round, 'belgrade');
    await deposit(table, round, 'pristina');
    const after = await table.people.chair.ask({ url: `/api/rounds/${round.id}` });
    expect(after.body).toBe(before.body);
    expect(itemOf(after.json()).deposits.map(({ isReceived }) => isReceived)).toEqual([null, null]);
    expect((await send(table.people.chair, itemOf(round).id, 'release')).statusCode).toBe(409);
    const entries = await table.people.chair.ask({ url: `/api/audit/entries?action=position.deposit` });
    expect(entries.body).not.toContain(round.id);
  });

  it('is extended to a later deadline only, with a reason that stays', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    const extend = (deadline: string, version: number) =>
      table.people.chair.ask({
        method: 'POST',
        url: `/api/rounds/${round.id}/extensions`,
        headers: { 'if-match': `"${version}"` },
        payload: { deadline, reason: 'A holiday' },
      });
    const earlier = new Date(Date.parse(round.deadline) - 60_000).toISOString();
    const later = new Date(Date.parse(round.deadline) + 60_000).toISOString();
    expect((await extend(earlier, round.version)).statusCode).toBe(400);
    const extended = (await extend(later, round.version)).json() as Round;
    expect(extended.extensions).toMatchObject([{ reason: 'A holiday' }]);
    expect(Date.parse(extended.deadline)).toBe(Date.parse(later));
  });

  it('refuses a position that was sealed to a key that is not the current one', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    const place = placeOf(round, 'belgrade');
    const sealed = await seal(table, place);
    await registerKeyOf(table, 'chair');
    const answer = await send(table.people.belgrade, place.itemId, 'deposit', sealed);
    expect([answer.statusCode, answer.json().details.reason]).toEqual([409, 'other-key']);
  });

  it('keeps the last of two positions that two heads deposit at once, and counts', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    const other = await table.test.signInNew('head', 'belgrade');
    const [one, two] = [
      await seal(table, placeOf(round, 'belgrade')),
      await seal(table, placeOf(round, 'belgrade')),
    ];
    const { id } = itemOf(round);
    const answers = await Promise.all([
      send(table.people.belgrade, id, 'deposit', one),
      send(other, id, 'deposit', two),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const sign = itemOf(await readAs(other, round)).deposits[0];
    expect(sign?.replacedCount).toBe(1);
    expect([one.commitment, two.commitment]).toContain(sign?.commitment);
  });

  it('tells whom it awaits', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    const awaited = async (person: typeof table.people.chair) =>
      ((await person.ask({ url: '/api/rounds' })).json() as RoundSummary[]).find(({ id }) => id === round.id)
        ?.awaitsYouCount;
    expect(await awaited(table.people.belgrade)).toBe(1);
    await deposit(table, round, 'belgrade');
    expect([await awaited(table.people.belgrade), await awaited(table.people.chair)]).toEqual([0, 0]);
    await deposit(table, round, 'pristina');
    expect(await awaited(table.people.chair)).toBe(1);
  });
});

describe('a matter that was not settled', () => {
  it('is referred by the chair, and says where it lies', async () => {
    const round = await open(table, [await addFictionalSite(table)]);
    await deposit(table, round, 'belgrade', objection);
    await deposit(table, round, 'pristina');
    const item = itemOf(await reveal(table, round));
    const referral = { to: 'plenary', note: 'For the next session.' };
    expect((await send(table.people.belgrade, item.id, 'referral', referral)).statusCode).toBe(403);
    const referred = (await send(table.people.chair, item.id, 'referral', referral)).json() as Round;
    expect(itemOf(referred).outcome?.referral).toEqual(referral);
    const [{ siteId = '' } = {}] = item.subjects;
    const decisions = await table.people.pristina.ask({ url: `/api/sites/${siteId}/decisions` });
    expect(decisions.json()).toMatchObject([{ roundCode: round.code, kind: 'dig', outcome: { referral } }]);
    expect(
      (await (await table.test.as('analyst')).ask({ url: `/api/sites/${siteId}/decisions` })).statusCode,
    ).toBe(404);
  });
});

describe('sealing keys', () => {
  it('are registered by the chair and the heads, and the newest of a party is its current one', async () => {
    await registerKeyOf(table, 'pristina');
    const keys = (await table.people.belgrade.ask({ url: '/api/sealing-keys' })).json() as SealingKey[];
    const current = keys.filter(({ party, isCurrent }) => party === 'pristina' && isCurrent);
    expect(current.map(({ recipient }) => recipient)).toEqual([table.identities.pristina.recipient]);
    expect(current[0]?.fingerprint).toBe(table.identities.pristina.fingerprint);
    const member = await table.test.as('member', 'pristina');
    const payload = { recipient: table.identities.pristina.recipient };
    expect((await member.ask({ method: 'POST', url: '/api/sealing-keys', payload })).statusCode).toBe(403);
    const again = await table.people.pristina.ask({ method: 'POST', url: '/api/sealing-keys', payload });
    expect(again.statusCode).toBe(409);
  });
});
