import type { Delegation } from '@jsa/contract';
import { decryptReleased, keyOfOwn, openReleased, openWithKey, rewrapPosition } from '@jsa/sealing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  deposit,
  itemOf,
  objection,
  open,
  openBoth,
  placeOf,
  readAs,
  registerKeyOf,
  release,
  reveal,
  seal,
  send,
  setTable,
  type Table,
} from '#rounds-under-test.ts';
import { allThatIsKept, freshRound, letDeadlinePass, ownOf, publish, secretly } from './sealed-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterEach(() => vi.useRealTimers());
afterAll(() => table.test.close());

describe('a delegation that withholds', () => {
  it('does not get to see the other position: it stays sealed, and the share that would open it is destroyed', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade', secretly);
    const { id } = itemOf(round);
    const close = () => send(table.people.chair, id, 'closing', { reason: 'Nothing came.' });
    expect((await close()).statusCode).toBe(409);
    await letDeadlinePass(table, round);
    const late = await send(
      table.people.pristina,
      id,
      'deposit',
      await seal(table, placeOf(round, 'pristina')),
    );
    expect(late.statusCode).toBe(409);
    expect((await send(table.people.chair, id, 'release')).statusCode).toBe(409);
    expect(itemOf((await close()).json())).toMatchObject({
      state: 'no-position',
      outcome: { kind: 'no-position' },
      positions: [],
    });
    const row = await table.test.parts.db.one<{ share: Buffer | null }>(sql`
      select share_for_server as share from app.position_deposits where item_id = ${id}`);
    expect(row.share).toBeNull();
    expect((await send(table.people.chair, id, 'release')).statusCode).toBe(409);
  });
});

describe('a delegation that deposits what is no position', () => {
  it('gets the other one shown to nobody but the chair: the item counts as without a position', async () => {
    const round = await freshRound(table);
    const { id } = itemOf(round);
    const place = placeOf(round, 'belgrade');
    // A ranking in a round that takes none: only a browser that was tampered with seals it.
    const unlawful = await seal(table, { ...place, kind: 'season-list' }, { ranking: [...place.siteIds] });
    expect((await send(table.people.belgrade, id, 'deposit', unlawful)).statusCode).toBe(200);
    await deposit(table, round, 'pristina', secretly);
    const released = await release(table, itemOf(round));
    const { chair } = table.identities;
    const positions = await Promise.all(
      released.map((each) => decryptReleased(each, placeOf(round, each.delegation), chair)),
    );
    const closed = itemOf((await publish(table, round, positions)).json());
    expect(closed).toMatchObject({ state: 'no-position', positions: [], outcome: { kind: 'no-position' } });
    expect(closed.closeReason).toContain('belgrade');
    expect(await allThatIsKept(table)).not.toContain(secretly.text);
  });

  it('does not keep the site for ever with bytes that no key opens: the chair closes after the deadline', async () => {
    const round = await freshRound(table);
    const { id } = itemOf(round);
    const sealed = await seal(table, placeOf(round, 'belgrade'));
    const noise = Buffer.alloc(Buffer.from(sealed.ciphertext, 'base64').length, 7).toString('base64');
    await send(table.people.belgrade, id, 'deposit', { ...sealed, ciphertext: noise });
    await deposit(table, round, 'pristina');
    await release(table, itemOf(round));
    const close = () => send(table.people.chair, id, 'closing', { reason: 'It opens with no key.' });
    expect((await close()).statusCode).toBe(409);
    await letDeadlinePass(table, round);
    expect(itemOf((await close()).json())).toMatchObject({ state: 'no-position', positions: [] });
    const [{ siteId = '' } = {}] = itemOf(round).subjects;
    expect((await open(table, [siteId])).state).toBe('open');
  });
});

describe('a replaced position', () => {
  it('is gone: what was taken back is neither kept nor published', async () => {
    const round = await freshRound(table);
    const first = await seal(table, placeOf(round, 'belgrade'), secretly);
    await send(table.people.belgrade, itemOf(round).id, 'deposit', first);
    await deposit(table, round, 'belgrade');
    expect(await allThatIsKept(table)).not.toContain(Buffer.from(first.ciphertext, 'base64').toString('hex'));
    await deposit(table, round, 'pristina');
    const released = await release(table, itemOf(round));
    const [, other] = await openBoth(table, round, { released });
    const place = placeOf(round, 'belgrade');
    const old = await openWithKey(first, await keyOfOwn(first, table.identities.belgrade), place);
    const { position: _, ...opened } = old;
    expect((await publish(table, round, [opened, other as object])).statusCode).toBe(409);
    const late = await seal(table, place, secretly);
    expect((await send(table.people.belgrade, itemOf(round).id, 'deposit', late)).statusCode).toBe(409);
  });
});

describe('a lost key of the chair', () => {
  it.each(['sealed', 'released'] as const)(
    'holds no position hostage: it is wrapped anew while %s',
    async (state) => {
      const round = await freshRound(table);
      await deposit(table, round, 'belgrade', secretly);
      await deposit(table, round, 'pristina');
      if (state === 'released') await release(table, itemOf(round));
      await registerKeyOf(table, 'chair');
      const { chair } = table.identities;
      const before = await release(table, itemOf(round));
      for (const each of before)
        await expect(openReleased(each, placeOf(round, each.delegation), chair)).rejects.toMatchObject({
          code: 'cannot-open',
        });
      for (const side of ['belgrade', 'pristina'] as const) {
        const own = await ownOf(table, side, round);
        const toKey = (party: 'chair' | Delegation) => ({
          id: table.keyIds[party],
          recipient: table.identities[party].recipient,
        });
        const parties = { chair: toKey('chair'), own: toKey(side) };
        const wrapped = await rewrapPosition(own, table.identities[side], parties);
        const answer = await send(table.people[side], itemOf(round).id, 'rewrapping', wrapped);
        expect(answer.json()).toMatchObject({
          commitment: own.commitment,
          chairFingerprint: chair.fingerprint,
        });
      }
      expect(itemOf(await reveal(table, round))).toMatchObject({
        state: 'published',
        outcome: { kind: 'not-agreed' },
      });
    },
  );
});

describe('a clock that was changed', () => {
  it('opens and closes nothing: the deadline is judged by the database', async () => {
    const round = await freshRound(table);
    const place = placeOf(round, 'belgrade');
    const sealed = await seal(table, place);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.parse(round.deadline) + 60_000);
    // Who is signed in is judged by this clock, within the hour.
    expect((await send(table.people.belgrade, place.itemId, 'deposit', sealed)).statusCode).toBe(200);
    expect((await send(table.people.chair, place.itemId, 'closing', { reason: 'Late.' })).statusCode).toBe(
      409,
    );
    await letDeadlinePass(table, round);
    vi.setSystemTime(Date.parse(round.deadline) - 1_800_000);
    const late = await send(table.people.belgrade, place.itemId, 'deposit', await seal(table, place));
    expect(late.statusCode).toBe(409);
  });
});

describe('a head who is replaced in the middle of a round', () => {
  it('deposits nothing any more, and the next one replaces what is there', async () => {
    const round = await freshRound(table);
    const old = await table.test.signInNew('head', 'pristina');
    const { id } = itemOf(round);
    const place = placeOf(round, 'pristina');
    expect((await send(old, id, 'deposit', await seal(table, place, secretly))).statusCode).toBe(200);
    await table.test.parts.db.run(sql`
      update app.appointments set valid_from = current_date - 2, valid_until = current_date - 1
      where person_id = ${old.person.id}`);
    expect((await send(old, id, 'deposit', await seal(table, place))).statusCode).toBe(404);
    expect((await old.ask({ url: `/api/round-items/${id}/deposit` })).statusCode).toBe(404);
    expect((await deposit(table, round, 'pristina')).replacedCount).toBe(1);
  });
});

describe('a connection that breaks', () => {
  it('between release and publication loses nothing: the chair asks again, and it is counted', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade');
    await deposit(table, round, 'pristina');
    const first = await release(table, itemOf(round));
    expect(await release(table, itemOf(round))).toEqual(first);
    expect(itemOf(await readAs(table.people.belgrade, round))).toMatchObject({
      state: 'released',
      releaseCount: 2,
    });
    expect(itemOf(await reveal(table, round)).releaseCount).toBe(3);
  });

  it('after publication answers the same again, and nothing else than what was published', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade', objection);
    await deposit(table, round, 'pristina');
    const positions = await openBoth(table, round, { released: await release(table, itemOf(round)) });
    const answers = [await publish(table, round, positions), await publish(table, round, positions)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(answers[1]?.json().items).toEqual(answers[0]?.json().items);
    const altered = positions.map((each) => ({ ...each, nonceHex: '0'.repeat(64) }));
    expect((await publish(table, round, altered)).statusCode).toBe(409);
  });
});
