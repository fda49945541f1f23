import type { Delegation, SealingKey } from '@jsa/contract';
import { fingerprintOf, keyOfOwn, openWithKey } from '@jsa/sealing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAppUnderTest } from '#app-under-test.ts';
import { type Sql, sql } from '#db/sql.ts';
import {
  deposit,
  itemOf,
  objection,
  openBoth,
  placeOf,
  readAs,
  release,
  seal,
  send,
  setTable,
  type Table,
} from '#rounds-under-test.ts';
import { unseal } from '#vault/seal.ts';
import { openVaultKeys } from '#vault/vault-keys.ts';
import {
  allThatIsKept,
  freshRound,
  ownOf,
  phrase,
  publish,
  secretly,
  tracesOf,
  writeAheadLog,
} from './sealed-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

const run = (statement: Sql) => table.test.parts.db.run(statement);

describe('a malicious server', () => {
  it('finds neither the position nor its key in tables, folder, write-ahead log, output or answers', async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      }),
    );
    const round = await freshRound(table);
    const sealed = await seal(table, placeOf(round, 'belgrade'), secretly);
    const key = await keyOfOwn(sealed, table.identities.belgrade);
    const answer = await send(table.people.belgrade, itemOf(round).id, 'deposit', sealed);
    const kept = await allThatIsKept(table);
    const log = (await writeAheadLog(table)).toString('latin1');
    for (const spy of spies) spy.mockRestore();
    const answers: string[] = [answer.body];
    for (const person of [table.people.chair, table.people.pristina])
      for (const url of [`/api/rounds/${round.id}`, '/api/rounds', '/api/audit/entries'])
        answers.push((await person.ask({ url })).body);

    expect(answer.statusCode).toBe(200);
    for (const place of [kept, log]) expect(place).toContain(sealed.commitment);
    const secrets = [phrase, 'landowner-or-cultural', ...tracesOf(key), ...tracesOf(sealed.shareForServer)];
    for (const place of [kept, log, written.join(''), answers.join('\n')])
      expect(secrets.filter((secret) => place.includes(secret))).toEqual([]);
  });

  it('opens nothing with its own share, though it has the key that seals it', async () => {
    const round = await freshRound(table);
    const sealed = await seal(table, placeOf(round, 'belgrade'), secretly);
    const { id } = itemOf(round);
    await send(table.people.belgrade, id, 'deposit', sealed);
    const { parts } = table.test;
    const row = await parts.db.one<{ share: Buffer }>(sql`
      select share_for_server as share from app.position_deposits where item_id = ${id}`);
    const place = { owner: 'rounds' as const, id: `${id} belgrade`, field: 'share-for-server', version: 1 };
    const share = unseal(openVaultKeys(parts.config), place, row.share);
    expect(share).toBe(sealed.shareForServer);
    await expect(openWithKey(sealed, share, placeOf(round, 'belgrade'))).rejects.toMatchObject({
      code: 'cannot-open',
    });
  });

  it('is seen by the fingerprint when it gives out a key of its own as that of the chair', async () => {
    const told = table.identities.chair.fingerprint;
    const forged = `age1${'q'.repeat(58)}`;
    await run(sql`alter table app.sealing_keys disable trigger sealing_keys_are_append_only`);
    await run(sql`update app.sealing_keys set recipient = ${forged} where id = ${table.keyIds.chair}`);
    const keys = (await table.people.belgrade.ask({ url: '/api/sealing-keys' })).json() as SealingKey[];
    await run(sql`
      update app.sealing_keys set recipient = ${table.identities.chair.recipient} where id = ${table.keyIds.chair}`);
    await run(sql`alter table app.sealing_keys enable trigger sealing_keys_are_append_only`);
    const shown = keys.find(({ id }) => id === table.keyIds.chair);
    expect(shown?.fingerprint).toBe(await fingerprintOf(forged));
    expect(shown?.fingerprint).not.toBe(told);
  });

  it('cannot release, publish or replace past the database, whatever its own code says', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade');
    const { id } = itemOf(round);
    await expect(run(sql`update app.round_items set state = 'released' where id = ${id}`)).rejects.toThrow(
      'nothing is released before both are in',
    );
    await deposit(table, round, 'pristina');
    await release(table, itemOf(round));
    const outcome = JSON.stringify({ kind: 'agreed' });
    await expect(
      run(sql`
        update app.round_items set state = 'published', published_at = now(), outcome = ${outcome}::jsonb
        where id = ${id}`),
    ).rejects.toThrow('both are published, or none');
    await expect(
      run(sql`update app.position_deposits set commitment = ${'0'.repeat(64)} where item_id = ${id}`),
    ).rejects.toThrow('positions are deposited while the round is open');
    await expect(run(sql`delete from app.position_deposits where item_id = ${id}`)).rejects.toThrow(
      'never changed',
    );
  });

  it('answers in as many bytes, and takes as many, whatever was decided', async () => {
    const seen: string[][] = [];
    for (const change of [{}, secretly]) {
      const round = await freshRound(table);
      const sealed = await seal(table, placeOf(round, 'belgrade'), change);
      const answer = await send(table.people.belgrade, itemOf(round).id, 'deposit', sealed);
      const bodies = [answer.body, JSON.stringify(sealed)];
      for (const person of [table.people.chair, table.people.pristina])
        bodies.push((await person.ask({ url: `/api/rounds/${round.id}` })).body);
      seen.push(bodies.map((body) => String(body.length)));
    }
    expect(seen[0]).toEqual(seen[1]);
  });
});

describe('a malicious chair', () => {
  it('is given nothing before both are in', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade');
    const early = await send(table.people.chair, itemOf(round).id, 'release');
    expect([early.statusCode, early.body.includes('share')]).toEqual([409, false]);
    expect(
      (await table.people.chair.ask({ url: `/api/round-items/${itemOf(round).id}/deposit` })).statusCode,
    ).toBe(403);
  });

  it('publishes nothing but what was committed to, and never one of two', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade', objection);
    await deposit(table, round, 'pristina');
    const released = await release(table, itemOf(round));
    const [one, other] = await openBoth(table, round, { released });
    if (one === undefined || other === undefined) throw new Error('both are there');
    const altered = Buffer.from(one.paddedBase64, 'base64');
    altered.write('concur', altered.indexOf('object'));
    const attempts = [
      [{ ...one, paddedBase64: altered.toString('base64') }, other],
      [{ ...one, nonceHex: other.nonceHex }, other],
      [
        { ...one, delegation: 'pristina' },
        { ...other, delegation: 'belgrade' },
      ],
      [one, one],
    ];
    for (const attempt of attempts)
      expect((await publish(table, round, attempt)).statusCode).toBeGreaterThanOrEqual(400);
    expect(
      (await send(table.people.belgrade, itemOf(round).id, 'publication', { positions: [one, other] }))
        .statusCode,
    ).toBe(403);
    expect(itemOf(await readAs(table.people.pristina, round))).toMatchObject({
      state: 'released',
      positions: [],
    });
    expect((await publish(table, round, [one, other])).statusCode).toBe(200);
  });

  it('who publishes nothing is gone round by both delegations with their own keys', async () => {
    const round = await freshRound(table);
    await deposit(table, round, 'belgrade', secretly);
    await deposit(table, round, 'pristina');
    const { id } = itemOf(round);
    const keyOf = async (side: Delegation) =>
      keyOfOwn(await ownOf(table, side, round), table.identities[side]);
    const early = await send(table.people.belgrade, id, 'key-disclosure', { key: await keyOf('belgrade') });
    expect(early.statusCode).toBe(409);
    await release(table, itemOf(round));

    const wrong = await send(table.people.belgrade, id, 'key-disclosure', { key: await keyOf('pristina') });
    expect(wrong.statusCode).toBe(409);
    await send(table.people.belgrade, id, 'key-disclosure', { key: await keyOf('belgrade') });
    const half = await table.people.pristina.ask({ url: `/api/rounds/${round.id}` });
    expect(itemOf(half.json()).deposits.map(({ hasDisclosedKey }) => hasDisclosedKey)).toEqual([true, false]);
    expect(half.body).not.toContain(phrase);
    expect(await allThatIsKept(table)).not.toContain(phrase);

    const whole = await send(table.people.pristina, id, 'key-disclosure', { key: await keyOf('pristina') });
    expect(itemOf(whole.json())).toMatchObject({ state: 'published', outcome: { kind: 'not-agreed' } });
  });
});
