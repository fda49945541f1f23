import { randomUUID } from 'node:crypto';
import {
  type ClearanceLine,
  clearanceKinds,
  type NewClearance,
  type SiteClearances,
  type SiteDetail,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { moveSiteByRound } from './index.ts';
import { bringToDeskReview, fictionalPlace, move, propose, squareAround } from './sites-under-test.ts';

let test: AppUnderTest;
let secretariat: SignedIn;
let site: SiteDetail;

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function clearance(change: Partial<NewClearance> = {}): NewClearance {
  return {
    kind: 'landowner',
    activity: 'survey',
    isApplicable: true,
    notApplicableBecause: '',
    scope: null,
    validFrom: dayIn(-10),
    validUntil: dayIn(100),
    documentReference: 'Consent 12/2026',
    note: '',
    ...change,
  };
}

function add(change: Partial<NewClearance> = {}, by = secretariat, siteId = site.id) {
  return by.ask({ method: 'POST', url: `/api/sites/${siteId}/clearances`, payload: clearance(change) });
}

async function lineOf(kind: string, activity = 'survey'): Promise<ClearanceLine | undefined> {
  const board: ClearanceLine[] = (await secretariat.ask({ url: `/api/sites/${site.id}/clearances` })).json();
  return board.find((line) => line.kind === kind && line.activity === activity);
}

beforeAll(async () => {
  test = await openAppUnderTest();
  secretariat = await test.as('secretariat');
  site = await propose(await test.as('head', 'belgrade'));
  await bringToDeskReview(test, site.id);
  for (const side of ['belgrade', 'pristina'] as const)
    await move(await test.as('analyst', side), site.id, 'sign-dossier');
  await inTransaction(test.parts.db, (tx) =>
    moveSiteByRound(tx, secretariat.person, {
      siteId: site.id,
      action: 'agree-assessment',
      roundId: randomUUID(),
    }),
  );
});
afterAll(() => test.close());

describe('the clearance board', () => {
  it('shows what is missing from the first', async () => {
    const board: ClearanceLine[] = (
      await secretariat.ask({ url: `/api/sites/${site.id}/clearances` })
    ).json();
    expect(board).toHaveLength(clearanceKinds.length * 2);
    expect(new Set(board.map(({ state }) => state))).toEqual(new Set(['missing']));
  });

  it('measures on the ground how much is covered, by several documents together', async () => {
    const [lon, lat] = fictionalPlace;
    const west = squareAround([lon - 0.00025, lat], 0.00025);
    west.coordinates[0] = [
      [
        [lon - 0.0005, lat - 0.0005],
        [lon, lat - 0.0005],
        [lon, lat + 0.0005],
        [lon - 0.0005, lat + 0.0005],
        [lon - 0.0005, lat - 0.0005],
      ],
    ];
    await add({ kind: 'explosive-ordnance', scope: west });
    expect((await lineOf('explosive-ordnance'))?.coveredFraction).toBeCloseTo(0.5, 3);
    await add({ kind: 'explosive-ordnance', scope: squareAround([lon + 0.0005, lat]) });
    expect((await lineOf('explosive-ordnance'))?.coveredFraction).toBeCloseTo(1, 3);
  });

  it('tells what expires within thirty days from what is over and what is to come', async () => {
    await add({ activity: 'excavation', validUntil: dayIn(29) });
    expect((await lineOf('landowner', 'excavation'))?.state).toBe('expires-soon');
    await add({ activity: 'excavation', kind: 'municipality', validUntil: dayIn(-1) });
    expect((await lineOf('municipality', 'excavation'))?.state).toBe('expired');
    await add({ activity: 'excavation', kind: 'security-plan', validFrom: dayIn(3) });
    expect((await lineOf('security-plan', 'excavation'))?.state).toBe('not-yet-valid');
  });

  it('refuses what says neither by which document nor why not', async () => {
    const fieldOf = async (change: Partial<NewClearance>) => (await add(change)).json().details.field;
    expect(await fieldOf({ documentReference: ' ' })).toBe('body.documentReference');
    expect(await fieldOf({ validFrom: null })).toBe('body.validFrom');
    expect(await fieldOf({ validUntil: dayIn(-20) })).toBe('body.validUntil');
    expect(await fieldOf({ isApplicable: false })).toBe('body.notApplicableBecause');
    expect(await fieldOf({ scope: squareAround([1, 2]) })).toBe('body.scope');
  });

  it('is kept by the chair’s people, read by the delegations and by nobody else', async () => {
    expect((await add({}, await test.as('head', 'belgrade'))).statusCode).toBe(403);
    const url = `/api/sites/${site.id}/clearances`;
    expect((await (await test.as('member', 'pristina')).ask({ url })).statusCode).toBe(200);
    expect((await (await test.as('analyst')).ask({ url })).statusCode).toBe(404);
  });

  it('is changed on the version that was seen', async () => {
    const { id, version } = (await add({ kind: 'judicial-order', activity: 'excavation' })).json();
    const change = (seen: number) => {
      const { kind: _, activity: __, ...payload } = clearance({ note: 'Renewed.' });
      const headers = { 'if-match': `"${seen}"` };
      return secretariat.ask({ method: 'PATCH', url: `/api/clearances/${id}`, headers, payload });
    };
    expect((await change(version)).json()).toEqual({ id, version: version + 1 });
    expect((await change(version)).statusCode).toBe(412);
  });
});

describe('the field', () => {
  it('is entered when every applicable clearance covers the area on every planned day', async () => {
    const plan = { plannedFrom: dayIn(40), plannedUntil: dayIn(45) };
    const early = await move(secretariat, site.id, 'declare-survey-ready', plan);
    const [lacking] = early.json().details.missing;
    expect(lacking).toMatchObject({ code: 'clearances-for-survey' });
    expect(lacking.values.kinds).toBe('landowner municipality judicial-order security-plan');

    await add({ validUntil: dayIn(44) });
    await add({ kind: 'municipality' });
    await add({ kind: 'security-plan', validUntil: null });
    const none = { isApplicable: false, notApplicableBecause: 'No ground is opened.' };
    await add({ kind: 'judicial-order', ...none, documentReference: '', validFrom: null, validUntil: null });
    const short = await move(secretariat, site.id, 'declare-survey-ready', plan);
    expect(short.json().details.missing[0].values.kinds).toBe('landowner');

    await add({ validFrom: dayIn(30), validUntil: dayIn(60) });
    const ready = await move(secretariat, site.id, 'declare-survey-ready', plan);
    expect(ready.json()).toMatchObject({ status: 'survey-ready' });
    const other = await (await test.as('head', 'pristina')).ask({ url: `/api/sites/${site.id}` });
    expect(other.json()).toMatchObject({ precision: 'P4' });
  });

  it('is left by a joint receipt and not before', async () => {
    const refused = await move(await test.as('head', 'pristina'), site.id, 'hand-over');
    expect(refused.json().details.missing[0].code).toBe('joint-receipt');
  });
});

describe('the board of all sites', () => {
  async function boardOf(reader: SignedIn): Promise<SiteClearances[]> {
    const answer = await reader.ask({ url: '/api/clearances' });
    expect(answer.statusCode).toBe(200);
    return answer.json();
  }

  it('tells of each kind what the site’s own board tells, and until when', async () => {
    const own: ClearanceLine[] = (await secretariat.ask({ url: `/api/sites/${site.id}/clearances` })).json();
    const row = (await boardOf(secretariat)).find(({ siteId }) => siteId === site.id);
    expect(row?.lines.map(({ validUntil: _, ...line }) => line)).toEqual(
      own.map(({ clearances: _, ...line }) => line),
    );
    for (const [at, { state, clearances }] of own.entries()) {
      const ends = clearances.filter((one) => one.state === state).map(({ validUntil }) => validUntil);
      const last = ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
      expect(row?.lines[at]?.validUntil).toBe(last);
    }
    expect(own.some(({ state }) => state !== 'missing')).toBe(true);
  });

  it('holds no document, and no site that is only proposed', async () => {
    const other = await propose(await test.as('head', 'belgrade'));
    const board = await boardOf(await test.as('member', 'pristina'));
    expect(board.map(({ siteId }) => siteId)).toContain(site.id);
    expect(board.map(({ siteId }) => siteId)).not.toContain(other.id);
    expect(JSON.stringify(board)).not.toContain('Consent');
  });
});
