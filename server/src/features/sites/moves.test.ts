import { randomUUID } from 'node:crypto';
import { siteMoves } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { addSite, moveSiteByRound } from './index.ts';
import { bringToDeskReview, look, move, proposalAt, propose } from './sites-under-test.ts';

let test: AppUnderTest;
let belgrade: SignedIn;
let pristina: SignedIn;
let secretariat: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  belgrade = await test.as('head', 'belgrade');
  pristina = await test.as('head', 'pristina');
  secretariat = await test.as('secretariat');
});
afterAll(() => test.close());

const round = (siteId: string, action: 'agree-assessment' | 'agree-dig') =>
  inTransaction(test.parts.db, (tx) =>
    moveSiteByRound(tx, secretariat.person, { siteId, action, roundId: randomUUID() }),
  );

const codesOf = (missing: { code: string }[]) => missing.map(({ code }) => code);

describe('the table of moves', () => {
  it('is the same in the database as in the contract', async () => {
    const rows = await test.parts.db.many<{ row: string }>(sql`
      select concat_ws(' ', coalesce(from_status, '-'), action, to_status) as row from app.site_moves`);
    const told = siteMoves.map(({ from, action, to }) => `${from ?? '-'} ${action} ${to}`);
    expect(rows.map(({ row }) => row).sort()).toEqual(told.sort());
  });

  it('is what the database itself refuses by', async () => {
    const { id } = await propose(belgrade);
    const set = (change: ReturnType<typeof sql>) =>
      test.parts.db.run(sql`update app.sites set ${change} where id = ${id}`);
    await expect(set(sql`status = 'surveyed'`)).rejects.toThrow('no move leads from proposed to surveyed');
    await expect(set(sql`status = 'on-hold', held_status = 'surveyed'`)).rejects.toThrow('knows where');
    await set(sql`status = 'on-hold', held_status = 'proposed'`);
    await expect(set(sql`status = 'desk-review', held_status = null`)).rejects.toThrow(
      'goes back to proposed',
    );
  });

  it('lets nothing real begin elsewhere than as proposed', async () => {
    const site = {
      title: 'A place',
      status: 'surveyed' as const,
      isFictional: false,
      position: [20.95, 43.1] as [number, number],
      horizontalUncertaintyM: 5,
    };
    await expect(addSite(test.parts.db, site)).rejects.toThrow('a site begins as proposed');
  });
});

describe('from the table to the field', () => {
  it('a site waits for both heads and for the look at its neighbours', async () => {
    const { id } = await propose(pristina);
    const early = await move(secretariat, id, 'start-desk-review');
    expect(early.statusCode).toBe(409);
    const { code, details } = early.json();
    expect(code).toBe('transition-forbidden');
    expect(codesOf(details.missing)).toEqual(['duplicates-looked-at', 'receipt-of-both']);
    expect(details.missing[1].message).toBe('Receipt is not acknowledged by Belgrade and Pristina.');
    expect(details.allowed).toEqual(['look-at-duplicates', 'hold', 'merge']);

    expect((await move(belgrade, id, 'acknowledge')).statusCode).toBe(200);
    const again = await move(belgrade, id, 'acknowledge');
    expect(codesOf(again.json().details.missing)).toEqual(['already-signed']);
    const offered = async () => (await look(secretariat, id)).moves.map(({ action }) => action);
    expect(await offered()).toContain('acknowledge');
    await move(pristina, id, 'acknowledge');
    expect(await offered()).not.toContain('acknowledge');
    await move(secretariat, id, 'look-at-duplicates');
    const begun = await move(secretariat, id, 'start-desk-review');
    expect(begun.json()).toMatchObject({ status: 'desk-review' });
  });

  it('a dossier is signed by an analyst of each delegation, and only a round goes on from it', async () => {
    const { id } = await propose(belgrade);
    await bringToDeskReview(test, id);
    await expect(round(id, 'agree-assessment')).rejects.toMatchObject({ code: 'transition-forbidden' });
    const neutral = await move(await test.as('analyst'), id, 'sign-dossier');
    expect(codesOf(neutral.json().details.missing)).toEqual(['not-your-side']);
    for (const side of ['belgrade', 'pristina'] as const)
      expect((await move(await test.as('analyst', side), id, 'sign-dossier')).statusCode).toBe(200);
    const byHand = await move(await test.as('chair'), id, 'agree-assessment');
    expect(codesOf(byHand.json().details.missing)).toEqual(['not-your-role', 'round-assess']);
    await round(id, 'agree-assessment');
    expect(await look(secretariat, id)).toMatchObject({ status: 'assessment-agreed' });
  });

  it('a round makes no move that is not a round’s', async () => {
    const { id } = await propose(belgrade);
    await expect(round(id, 'agree-dig')).rejects.toMatchObject({ code: 'transition-forbidden' });
  });
});

describe('aside from the way', () => {
  it('a site on hold says why and until when, and goes back to where it was', async () => {
    const { id } = await propose(belgrade);
    const silent = await move(secretariat, id, 'hold', { reviewOn: '2020-01-01' });
    expect(codesOf(silent.json().details.missing)).toEqual(['said-reason', 'said-reviewOn']);
    await move(belgrade, id, 'acknowledge');
    const held = await move(pristina, id, 'hold', {
      reason: 'Deep snow until spring.',
      reviewOn: '2199-04-01',
    });
    expect(held.json()).toMatchObject({
      status: 'on-hold',
      hold: { reason: 'Deep snow until spring.', reviewOn: '2199-04-01', heldStatus: 'proposed' },
    });
    const back = await move(secretariat, id, 'resume', { reason: 'The snow is gone.' });
    expect(back.json()).toMatchObject({ status: 'proposed', hold: null });
    expect(codesOf((await move(belgrade, id, 'acknowledge')).json().details.missing)).toEqual([
      'already-signed',
    ]);
  });

  it('is withdrawn by the side that brought it and by no other', async () => {
    const { id } = await propose(belgrade);
    const other = await move(pristina, id, 'withdraw', { reason: 'Not our wish.' });
    expect(codesOf(other.json().details.missing)).toEqual(['not-your-side']);
    const own = await move(belgrade, id, 'withdraw', { reason: 'It was a mistake of the archive.' });
    expect(own.json()).toMatchObject({ status: 'withdrawn' });
  });

  it('is merged into another code, never into itself or into one that was merged', async () => {
    const [one, two] = [await propose(belgrade), await propose(pristina)];
    const reason = 'The same ground.';
    const itself = await move(secretariat, one.id, 'merge', { mergeInto: one.code, reason });
    expect(codesOf(itself.json().details.missing)).toEqual(['merge-target']);
    const merged = await move(secretariat, one.id, 'merge', { mergeInto: two.code, reason });
    expect(merged.json()).toMatchObject({ status: 'merged', mergedInto: { code: two.code } });
    const circle = await move(secretariat, two.id, 'merge', { mergeInto: one.code, reason });
    expect(codesOf(circle.json().details.missing)).toEqual(['merge-target']);
  });

  it('is reopened only with new information that the other side acknowledges', async () => {
    const { id } = await propose(belgrade);
    await move(belgrade, id, 'withdraw', { reason: 'Nothing more is known.' });
    expect(codesOf((await move(pristina, id, 'reopen')).json().details.missing)).toEqual(['new-information']);
    await move(belgrade, id, 'bring-new-information', { reason: 'An aerial image was found.' });
    expect(codesOf((await move(belgrade, id, 'reopen')).json().details.missing)).toEqual(['new-information']);
    expect((await move(pristina, id, 'reopen')).json()).toMatchObject({ status: 'desk-review' });
  });
});

describe('who may ask', () => {
  it('is refused by role aloud, and by version when somebody was faster', async () => {
    const { id, version } = await propose(belgrade);
    const observerLike = await move(await test.as('member', 'belgrade'), id, 'acknowledge');
    expect(observerLike.statusCode).toBe(403);
    const url = `/api/sites/${id}/moves`;
    const payload = { action: 'acknowledge' };
    const bare = await belgrade.ask({ method: 'POST', url, payload });
    expect(bare.statusCode).toBe(428);
    const stale = await belgrade.ask({
      method: 'POST',
      url,
      payload,
      headers: { 'if-match': `"${version - 1}"` },
    });
    expect(stale.statusCode).toBe(412);
    expect(stale.json().details).toEqual({ version });
  });

  it('signs once when two of one delegation press at the same moment', async () => {
    const { id } = await propose(belgrade);
    // Both saw the same version: whoever reads it after the other has signed is told something else.
    const { version } = await look(pristina, id);
    const press = () =>
      pristina.ask({
        method: 'POST',
        url: `/api/sites/${id}/moves`,
        headers: { 'if-match': `"${version}"` },
        payload: { action: 'acknowledge' },
      });
    const both = await Promise.all([press(), press()]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it('is told nothing of a site that does not exist for them, whatever they ask', async () => {
    const { id } = await propose(belgrade);
    const field = await test.as('field');
    const headers = { 'if-match': '"1"' };
    for (const request of [
      { method: 'GET', url: '/api/sites/ID' },
      { method: 'GET', url: '/api/sites/ID/timeline' },
      { method: 'GET', url: '/api/sites/ID/clearances' },
      { method: 'PATCH', url: '/api/sites/ID', headers, payload: { title: 'New' } },
      { method: 'POST', url: '/api/sites/ID/moves', headers, payload: { action: 'hand-over' } },
    ] as const) {
      const ask = (siteId: string) => field.ask({ ...request, url: request.url.replace('ID', siteId) });
      const [hidden, none] = [await ask(id), await ask(randomUUID())];
      expect([hidden.statusCode, hidden.body], request.url).toEqual([none.statusCode, none.body]);
      expect(hidden.headers.etag).toBeUndefined();
      expect(Object.keys(hidden.headers).sort()).toEqual(Object.keys(none.headers).sort());
      expect([403, 404]).toContain(hidden.statusCode);
    }
  });
});

describe('what awaits somebody', () => {
  it('is what they themselves can do next', async () => {
    const { id } = await propose(belgrade, proposalAt([21.15, 43.05]));
    const awaiting = async (by: SignedIn) =>
      ((await by.ask({ url: '/api/sites?awaitsMe=true' })).json() as { id: string }[]).some(
        (site) => site.id === id,
      );
    expect(await awaiting(belgrade)).toBe(true);
    expect(await awaiting(secretariat)).toBe(true);
    expect(await awaiting(await test.as('member', 'belgrade'))).toBe(false);
    await bringToDeskReview(test, id);
    expect(await awaiting(belgrade)).toBe(false);
    expect(await awaiting(secretariat)).toBe(false);
    expect(await awaiting(await test.as('analyst', 'pristina'))).toBe(true);
    expect(await awaiting(await test.as('analyst'))).toBe(false);
  });
});
