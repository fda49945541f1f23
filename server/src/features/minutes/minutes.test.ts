import { createHash } from 'node:crypto';
import type { Minutes, MinutesDraft, Round, SignedMinutes, SigningKey } from '@jsa/contract';
import { canonicalJson, placeOn, verifyPublished } from '@jsa/sealing';
import { flattenedVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addFictionalSite,
  deferral,
  deposit,
  draft,
  draftOf,
  open,
  reveal,
  setTable,
  type Table,
} from '#rounds-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

async function endedRound(): Promise<Round> {
  const round = await open(table, [await addFictionalSite(table)]);
  await deposit(table, round, 'belgrade', { conditions: ['Dry ground'] });
  await deposit(table, round, 'pristina', {
    ...deferral,
    language: 'sq',
    missing: 'Toka e thatë në zonën e çmuar',
  });
  return reveal(table, round);
}

const url = ({ id }: Pick<Round, 'id'>) => `/api/rounds/${id}/minutes`;
const header = (version: number) => ({ 'if-match': `"${version}"` });

const said: MinutesDraft = {
  heldOn: '2018-10-04',
  place: 'Room 3',
  participants: { belgrade: ['Ana Đurić'], chair: ['The chair'], pristina: ['Besa Çela'] },
  opening: { en: 'The chair opened.', sq: 'Kryesuesi e hapi.', 'sr-Latn': 'Predsedavajući je otvorio.' },
  notes: [{ number: 1, words: { en: 'Weather.', sq: 'Moti.', 'sr-Latn': 'Vreme.' } }],
  closing: { en: '', sq: '', 'sr-Latn': '' },
};

async function read(person: SignedIn, round: Round): Promise<Minutes> {
  return (await person.ask({ url: url(round) })).json() as Minutes;
}

function write(round: Round, version: number, payload = said) {
  return table.people.chair.ask({ method: 'PUT', url: url(round), headers: header(version), payload });
}

function offer(round: Round, version: number) {
  return table.people.chair.ask({ method: 'POST', url: `${url(round)}/offer`, headers: header(version) });
}

async function offered(round: Round): Promise<Minutes> {
  const { version } = (await write(round, 0)).json() as Minutes;
  return (await offer(round, version)).json() as Minutes;
}

function answer(person: SignedIn, round: Round, change: object) {
  const payload = { answer: 'approves', reservation: '', language: 'en', ...change };
  return person.ask({ method: 'POST', url: `${url(round)}/answers`, payload });
}

const reservation = 'Rezervë: çështja e kufizimit të thellësisë';

async function frozen(round: Round): Promise<Minutes> {
  const { contentSha256 } = await offered(round);
  await answer(table.people.pristina, round, {
    contentSha256,
    answer: 'reserves',
    reservation,
    language: 'sq',
  });
  return (await answer(table.people.belgrade, round, { contentSha256 })).json() as Minutes;
}

describe('minutes', () => {
  it('are known to the people of the chair alone until they are offered', async () => {
    const round = await endedRound();
    expect((await write(round, 0)).statusCode).toBe(200);
    expect((await table.people.belgrade.ask({ url: url(round) })).statusCode).toBe(404);
    const seen = await read(await table.test.as('secretariat'), round);
    expect(seen).toMatchObject({ state: 'draft', draft: said, may: { write: true, offer: false } });
    await offer(round, seen.version);
    expect(await read(await table.test.as('member', 'pristina'), round)).toMatchObject({
      state: 'offered',
      draft: null,
      content: { written: said, round: { code: round.code } },
    });
  });

  it('hold no place: the planned area stays inside the hash of the item', async () => {
    const round = await endedRound();
    expect(round.items[0]?.subjects[0]?.digPlan?.area?.type).toBe('MultiPolygon');
    const { content } = await offered(round);
    expect(content.items[0]?.subjects[0]?.digPlan).toMatchObject({ area: null, depthM: 2.5 });
    expect(JSON.stringify(content)).not.toContain('coordinates');
  });

  it('are frozen by the second answer, with a reservation word for word', async () => {
    const round = await endedRound();
    const done = await frozen(round);
    expect(done).toMatchObject({ state: 'frozen', record: { contentSha256: done.contentSha256 } });
    expect(done.record?.answers.map((each) => [each.delegation, each.answer, each.reservation])).toEqual([
      ['belgrade', 'approves', ''],
      ['pristina', 'reserves', reservation],
    ]);
    const late = await answer(table.people.belgrade, round, { contentSha256: done.contentSha256 });
    expect([late.statusCode, late.json().details.reason]).toEqual([409, 'answered-already']);
    expect((await write(round, done.version)).json().details.reason).toBe('minutes-not-draft');
  });

  it('are signed so that anybody with the public key can check them, down to both commitments', async () => {
    const round = await endedRound();
    const done = await frozen(round);
    const signed = (await table.people.belgrade.ask({ url: `${url(round)}.json` })).json() as SignedMinutes;
    const keys = (await table.people.pristina.ask({ url: '/api/signing-keys' })).json() as SigningKey[];
    const key = keys.find(({ kid }) => kid === done.signingKeyId);
    const { payload } = await flattenedVerify(signed, await importJWK(key ?? {}, 'EdDSA'));
    const text = Buffer.from(payload).toString('utf8');
    expect(text).toBe(canonicalJson(done.record));
    const { content, contentSha256 } = JSON.parse(text);
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(contentSha256);
    const [item] = content.items;
    for (const published of item.positions)
      await verifyPublished(published, placeOn(content.round, item, published.delegation));
    const tampered = { ...signed, payload: `${signed.payload.slice(0, -2)}AA` };
    await expect(flattenedVerify(tampered, await importJWK(key ?? {}, 'EdDSA'))).rejects.toThrow();
  });

  it('are taken back by the chair for a change, and answers to the old words do not count for the new', async () => {
    const round = await endedRound();
    const first = await offered(round);
    await answer(table.people.belgrade, round, { contentSha256: first.contentSha256 });
    const { version } = await read(table.people.chair, round);
    const back = await table.people.chair.ask({
      method: 'POST',
      url: `${url(round)}/take-back`,
      headers: header(version),
      payload: { reason: 'A name was wrong.' },
    });
    const draftAgain = back.json() as Minutes;
    expect(draftAgain).toMatchObject({ state: 'draft', answers: [], revision: 1 });
    const changed = (await write(round, draftAgain.version, { ...said, place: 'Room 4' })).json() as Minutes;
    const second = (await offer(round, changed.version)).json() as Minutes;
    expect(second).toMatchObject({ state: 'offered', revision: 2, answers: [] });
    const stale = await answer(table.people.pristina, round, { contentSha256: first.contentSha256 });
    expect([stale.statusCode, stale.json().details.reason]).toEqual([409, 'other-minutes']);
  });

  it('are offered in all three languages or not at all, and say where one is missing', async () => {
    const round = await endedRound();
    const payload = { ...said, closing: { en: 'Closed.', sq: '', 'sr-Latn': '' } };
    const { version } = (await write(round, 0, payload)).json() as Minutes;
    const refused = await offer(round, version);
    expect([refused.statusCode, refused.json().details]).toEqual([
      409,
      { reason: 'minutes-untranslated', what: 'closing: sq, sr-Latn' },
    ]);
  });

  it('lose nothing when two people write them at once', async () => {
    const round = await endedRound();
    const secretariat = await table.test.as('secretariat');
    const byOther = secretariat.ask({ method: 'PUT', url: url(round), headers: header(0), payload: said });
    const codes = [(await write(round, 0)).statusCode, (await byOther).statusCode].sort();
    expect(codes).toEqual([200, 412]);
  });

  it('are frozen once when both heads answer at the same moment', async () => {
    const round = await endedRound();
    const { contentSha256 } = await offered(round);
    const answers = await Promise.all(
      (['belgrade', 'pristina'] as const).map((each) => answer(table.people[each], round, { contentSha256 })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await read(table.people.chair, round)).state).toBe('frozen');
  });

  it('are not written before the round has ended', async () => {
    const waiting = await open(table, [await addFictionalSite(table)]);
    expect((await write(waiting, 0)).json().details.reason).toBe('round-not-ended');
    const drafted = await draft(table, draftOf([await addFictionalSite(table)]));
    expect((await table.people.belgrade.ask({ url: url(drafted) })).statusCode).toBe(404);
  });

  it('ask for the reservation where there is one, and take none where there is none', async () => {
    const round = await endedRound();
    const { contentSha256 } = await offered(round);
    for (const change of [{ answer: 'reserves' }, { reservation: 'But.' }]) {
      const refused = await answer(table.people.belgrade, round, { contentSha256, ...change });
      expect([refused.statusCode, refused.json().details.field]).toEqual([400, 'body.reservation']);
    }
  });

  it('are kept by the database as they were frozen', async () => {
    const round = await endedRound();
    await frozen(round);
    const { db } = table.test.parts;
    for (const change of [
      sql`update app.minutes set draft = '{}' where round_id = ${round.id}`,
      sql`update app.frozen_minutes set kid = kid where round_id = ${round.id}`,
      sql`delete from app.minutes_answers where round_id = ${round.id}`,
    ])
      await expect(db.run(change)).rejects.toThrow(/frozen|append-only|never/);
  });
});
