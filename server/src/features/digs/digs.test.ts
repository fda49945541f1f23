import type { AgreedDig, DigRecord, KeptDigPlan, KeptDigRecord, SiteArea } from '@jsa/contract';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import {
  addFictionalSite,
  deferral,
  deposit,
  open,
  reveal,
  setTable,
  type Table,
} from '#rounds-under-test.ts';
import { areaOf, at, header, record, underWay, writePlan } from './digs-under-test.ts';

let table: Table;

beforeAll(async () => {
  table = await setTable(await openAppUnderTest());
});
afterAll(() => table.test.close());

function writeRecord(siteId: string, version: number, change: Partial<DigRecord> = {}) {
  const payload = { ...record, ...change };
  return table.people.chair.ask({
    method: 'PUT',
    url: at(siteId, 'dig-record'),
    headers: header(version),
    payload,
  });
}

async function move(person: SignedIn, siteId: string, body: object) {
  const { version } = (await person.ask({ url: `/api/sites/${siteId}` })).json() as { version: number };
  return person.ask({ method: 'POST', url: at(siteId, 'moves'), headers: header(version), payload: body });
}

describe('the plan of a dig', () => {
  it('is frozen into the round that decides on it, and not changed while that is open', async () => {
    const siteId = await addFictionalSite(table);
    expect((await writePlan(table, siteId, 1)).statusCode).toBe(200);
    const round = await open(table, [siteId]);
    expect(round.items[0]?.subjects[0]?.digPlan).toMatchObject({ depthM: 2, method: 'machine-then-hand' });
    const refused = await writePlan(table, siteId, 2, { depthM: 3 });
    expect([refused.statusCode, refused.json().details.reason]).toEqual([409, 'plan-closed']);
    const seen = (await table.people.belgrade.ask({ url: at(siteId, 'dig-plan') })).json() as KeptDigPlan;
    expect(seen).toMatchObject({ version: 2, frozenIn: round.code, may: { write: false } });
    expect(seen.areaM2).toBeCloseTo(50, 0);
  });

  it('is needed before a round on a dig is opened', async () => {
    const siteId = await addFictionalSite(table);
    await table.test.parts.db.run(sql`alter table app.dig_plans disable trigger user`);
    await table.test.parts.db.run(sql`delete from app.dig_plans where site_id = ${siteId}`);
    await table.test.parts.db.run(sql`alter table app.dig_plans enable trigger user`);
    await expect(open(table, [siteId])).rejects.toThrow(/where, how deep and how/);
  });

  it.each([
    ['an area elsewhere', { area: areaOf(10, 5, [900, 0]) }, 'body.area', 'outside-site'],
    ['an outline that crosses itself', { area: crossed() }, 'body.area', 'self-crossing'],
  ])('is not taken with %s, and says where', async (_, change, field, reason) => {
    const refused = await writePlan(table, await addFictionalSite(table), 1, change);
    expect([refused.statusCode, refused.json().details]).toMatchObject([400, { field, reason }]);
  });

  it('loses nothing when two write it at once', async () => {
    const siteId = await addFictionalSite(table);
    const codes = (await Promise.all([writePlan(table, siteId, 1), writePlan(table, siteId, 1)])).map(
      (each) => each.statusCode,
    );
    expect(codes.sort()).toEqual([200, 412]);
  });
});

function crossed(): SiteArea {
  const [[ring]] = areaOf(10, 5).coordinates as [[[number, number][]]];
  const [a, b, c, d] = ring as [[number, number], [number, number], [number, number], [number, number]];
  return { type: 'MultiPolygon', coordinates: [[[a, c, b, d, a]]] };
}

describe('the list of digs', () => {
  it('stands in the order that both ranked, then by the day of the agreement, with what was agreed on', async () => {
    const ids = [await addFictionalSite(table), await addFictionalSite(table), await addFictionalSite(table)];
    const [first = '', second = '', third = ''] = ids;
    const season = await open(table, ids, { kind: 'season-list' });
    await deposit(table, season, 'belgrade', { ranking: [third, second] });
    await deposit(table, season, 'pristina', { ranking: [third, second] });
    await reveal(table, season);
    for (const siteId of ids) {
      const round = await open(table, [siteId]);
      for (const each of ['belgrade', 'pristina'] as const)
        await deposit(table, round, each, { conditions: ['Dry ground'] });
      await reveal(table, round);
    }
    const digs = (await table.people.pristina.ask({ url: '/api/dig-list' })).json() as AgreedDig[];
    expect(digs.map(({ siteId }) => siteId).filter((id) => ids.includes(id))).toEqual([third, second, first]);
    expect(digs.find(({ siteId }) => siteId === third)).toMatchObject({
      place: 1,
      season: { roundCode: season.code, place: 1 },
      plan: { depthM: 2.5, stopRules: 'Anything that may be human.' },
      agreedIn: { conditions: ['Dry ground'] },
    });
    const judicial = digs[0]?.clearances.find(({ kind }) => kind === 'judicial-order');
    expect(judicial).toEqual({
      kind: 'judicial-order',
      state: 'missing',
      coveredFraction: 0,
      validUntil: null,
    });
  });

  it('is a paper with the corners of each area, in each script', async () => {
    const siteId = await underWay(table);
    for (const [language, words] of [
      ['en', 'The agreed digs'],
      ['sr-Cyrl', 'Договорена ископавања'],
    ] as const) {
      const answer = await table.people.chair.ask({ url: `/api/dig-list.pdf?language=${language}` });
      expect(answer.headers['content-type']).toBe('application/pdf');
      const pdf = await getDocumentProxy(new Uint8Array(answer.rawPayload));
      expect((await extractText(pdf, { mergePages: true })).text).toContain(words);
    }
    const digs = (await table.people.chair.ask({ url: '/api/dig-list' })).json() as AgreedDig[];
    expect(digs.some((dig) => dig.siteId === siteId)).toBe(true);
  });

  it('is a calendar of codes and days that tells no place', async () => {
    const siteId = await underWay(table);
    const { db } = table.test.parts;
    await db.run(sql`
      update app.sites set planned_from = '2030-05-06', planned_until = '2030-05-10' where id = ${siteId}`);
    const { body, headers } = await table.people.belgrade.ask({ url: '/api/dig-list.ics' });
    expect(headers['content-type']).toContain('text/calendar');
    const unfolded = body.replaceAll('\r\n ', '');
    expect(unfolded).toMatch(/SUMMARY:JSA-2026-\d+: planned days of the dig/);
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20300506');
    // The end of an event of whole days is the day after its last.
    expect(unfolded).toContain('DTEND;VALUE=DATE:20300511');
    expect(unfolded).not.toMatch(/DEMO|fictional|42\.2|21\.05/);
  });

  it('tells of rounds, and of sites that come back, to nobody who does not sit in them', async () => {
    const siteId = await addFictionalSite(table);
    const round = await open(table, [siteId]);
    const calendar = async (person: SignedIn) => (await person.ask({ url: '/api/dig-list.ics' })).body;
    expect(await calendar(table.people.belgrade)).toContain(`SUMMARY:${round.code}`);
    expect(await calendar(await table.test.as('field'))).not.toContain(round.code);
    for (const each of ['belgrade', 'pristina'] as const) await deposit(table, round, each, deferral);
    await reveal(table, round);
    const { code } = await table.test.parts.db.one<{ code: string }>(
      sql`select code from app.sites where id = ${siteId}`,
    );
    expect(await calendar(table.people.belgrade)).toContain(code);
    expect(await calendar(await table.test.as('field'))).not.toContain(code);
  });
});

describe('what was dug', () => {
  it('says planned, dug, not opened and beyond the plan, by the polygons', async () => {
    const siteId = await underWay(table);
    const change = { trenches: [{ area: areaOf(8, 6), depthM: 2.5 }] };
    const kept = (await writeRecord(siteId, 0, change)).json() as KeptDigRecord;
    const volumes = kept.volumes ?? ({} as NonNullable<KeptDigRecord['volumes']>);
    expect(volumes.plannedAreaM2).toBeCloseTo(50, 0);
    expect(volumes.plannedVolumeM3).toBeCloseTo(100, 0);
    expect(volumes.dugVolumeM3).toBeCloseTo(48 * 2.5, 0);
    expect(volumes.notOpenedM2).toBeCloseTo(10, 0);
    expect(volumes.outsidePlanM2).toBeCloseTo(8, 0);
  });

  it('ends a site as not found when both heads signed and the families were told', async () => {
    const siteId = await underWay(table);
    await writeRecord(siteId, 0, { familiesInformed: null });
    for (const each of ['belgrade', 'pristina'] as const)
      expect((await move(table.people[each], siteId, { action: 'sign-as-dug' })).statusCode).toBe(200);
    const secretariat = await table.test.as('secretariat');
    const refused = await move(secretariat, siteId, {
      action: 'record-not-found',
      reason: 'Nothing was found.',
    });
    expect(refused.json().details.missing.map(({ code }: { code: string }) => code)).toEqual([
      'families-informed',
    ]);
  });

  it('is complete with a refusal that says why, as with a signature', async () => {
    const siteId = await underWay(table);
    await writeRecord(siteId, 0);
    expect((await move(table.people.belgrade, siteId, { action: 'sign-as-dug' })).statusCode).toBe(200);
    const payload = { reason: 'The depth of trench 1 was not measured in our presence.' };
    const refusal = await table.people.pristina.ask({
      method: 'POST',
      url: at(siteId, 'dig-record/refusal'),
      headers: header(1),
      payload,
    });
    expect(refusal.json().signs).toMatchObject([
      { delegation: 'belgrade', did: 'signed' },
      { delegation: 'pristina', did: 'refused', reason: payload.reason },
    ]);
    const late = await writeRecord(siteId, 1, { note: 'Changed' });
    expect([late.statusCode, late.json().details.reason]).toEqual([409, 'dig-record-signed']);
    const secretariat = await table.test.as('secretariat');
    const wrong = await move(secretariat, siteId, { action: 'record-found', reason: 'Found.' });
    expect(wrong.json().details.missing).toMatchObject([{ code: 'as-dug-record', values: { has: 'other' } }]);
    const done = await move(secretariat, siteId, {
      action: 'record-not-found',
      reason: 'Nothing in the volume.',
    });
    expect(done.statusCode).toBe(200);
    // What was dug, and who signed it, is told for ever after.
    const kept = (await table.people.belgrade.ask({ url: at(siteId, 'dig-record') })).json() as KeptDigRecord;
    expect(kept).toMatchObject({
      version: 1,
      record: { result: 'not-found-in-volume' },
      may: { write: false },
    });
    expect(kept.signs.map(({ did }) => did)).toEqual(['signed', 'refused']);
  });

  it.each<[string, Partial<DigRecord>, string]>([
    ['a last day before the first', { dugUntil: '2018-10-01' }, 'body.dugUntil'],
    ['a day that is still to come', { dugUntil: '2099-01-01' }, 'body.dugUntil'],
    ['no volume where nothing was found', { volumeStatement: ' ' }, 'body.volumeStatement'],
    [
      'an interruption that ends before it begins',
      { interruptions: [{ from: '2018-10-09', until: '2018-10-08', reason: 'court', by: 'A', note: '' }] },
      'body.interruptions/0/until',
    ],
    ['a trench that is no area', { trenches: [{ area: crossed(), depthM: 1 }] }, 'body.trenches/0/area'],
  ])('is not taken with %s', async (_, change, field) => {
    const refused = await writeRecord(await underWay(table), 0, change);
    expect([refused.statusCode, refused.json().details.field]).toEqual([400, field]);
  });

  it('is not recorded where nobody digs', async () => {
    const refused = await writeRecord(await addFictionalSite(table), 0);
    expect([refused.statusCode, refused.json().details.reason]).toEqual([409, 'not-excavating']);
  });
});
