import type { SiteArea } from '@jsa/contract';
import { typedSystems } from '@jsa/contract';
import { coordinateSystems } from '@jsa/coordinates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { fictionalPlace, proposalAt, propose, squareAround } from './sites-under-test.ts';

let test: AppUnderTest;
let belgrade: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  belgrade = await test.as('head', 'belgrade');
});
afterAll(() => test.close());

const year = new Date().getUTCFullYear();

function withRings(...rings: [number, number][][]): SiteArea {
  return { type: 'MultiPolygon', coordinates: [rings] };
}

async function refused(area: SiteArea, change: object = {}) {
  const proposal = proposalAt(fictionalPlace, { place: { ...proposalAt().place, area }, ...change });
  const answer = await belgrade.ask({ method: 'POST', url: '/api/sites', payload: proposal });
  return {
    status: answer.statusCode,
    ...(answer.json() as { message: string; details: Record<string, unknown> }),
  };
}

const [lon, lat] = fictionalPlace;
const ring: [number, number][] = [
  [lon, lat],
  [lon + 0.001, lat],
  [lon + 0.001, lat + 0.001],
  [lon, lat + 0.001],
  [lon, lat],
];

describe('a proposal', () => {
  it('becomes a site with the next code of the year, without gaps also when one fails or many come at once', async () => {
    const before = await propose(belgrade);
    const number = Number(before.code.slice(9));
    expect(before.code).toMatch(new RegExp(`^JSA-${year}-\\d{3}$`));
    expect((await refused(withRings(ring.slice(0, 4)))).status).toBe(400);
    const made = await Promise.all([propose(belgrade), propose(belgrade), propose(belgrade)]);
    const numbers = made.map(({ code }) => Number(code.slice(9))).sort();
    expect(numbers).toEqual([number + 1, number + 2, number + 3]);
  });

  it('keeps what was typed, and how it became WGS 84, beside the place', async () => {
    const { place, version, owner, status } = await propose(belgrade);
    expect({ version, owner, status }).toEqual({ version: 1, owner: 'belgrade', status: 'proposed' });
    expect(place).toMatchObject({
      position: [20.95, 43.1],
      original: { text: '43.1, 20.95', crs: 'wgs84' },
    });
    expect(place?.horizontalUncertaintyM).toBeGreaterThanOrEqual(20);
    expect(place?.areaM2).toBeGreaterThan(8_000);
  });

  it('keeps nothing as nothing and zero as zero', async () => {
    const { information } = await propose(belgrade);
    expect(information).toMatchObject({
      expectedDepthFromM: 0,
      expectedDepthToM: 2.5,
      expectedLengthM: null,
    });
  });

  it('may be an area alone, with a point that lies in it', async () => {
    const place = { coordinates: null, area: withRings(ring), areaOrigin: null, horizontalUncertaintyM: 15 };
    const made = await propose(belgrade, proposalAt(fictionalPlace, { place }));
    expect(made.place?.original).toMatchObject({ crs: 'drawn on the map' });
    expect(made.place?.position[0]).toBeGreaterThan(lon);
    const without = { ...place, horizontalUncertaintyM: null };
    const answer = await belgrade.ask({
      method: 'POST',
      url: '/api/sites',
      payload: proposalAt(fictionalPlace, { place: without }),
    });
    expect(answer.json()).toMatchObject({ details: { field: 'body.place.horizontalUncertaintyM' } });
  });

  it('is for the head of a delegation and for the chair', async () => {
    const ask = async (by: SignedIn) =>
      (await by.ask({ method: 'POST', url: '/api/sites', payload: proposalAt() })).statusCode;
    expect(await ask(await test.as('member', 'belgrade'))).toBe(403);
    expect(await ask(await test.as('secretariat'))).toBe(403);
    expect(await ask(await test.as('chair'))).toBe(201);
  });

  it('names no person in what comes to the table', async () => {
    const summary = 'Seen by Petar Petrović near the track, call +381 64 123 4567.';
    const answer = await refused(squareAround(fictionalPlace), { summary });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.details.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'summary' })]),
    );
  });

  it('speaks of typed coordinates that cannot be read, and offers what it would read', async () => {
    const place = { ...proposalAt().place, coordinates: { text: '20.95, 43.1', system: 'wgs84' as const } };
    const answer = await refused(squareAround(fictionalPlace), { place });
    expect(answer).toMatchObject({ status: 400, details: { reason: 'swapped' } });
    expect(answer.details.suggestion).toMatch(/43\.1/);
  });

  it('may be typed in every system that is read here', () => {
    expect(typedSystems).toEqual(coordinateSystems);
  });
});

describe('an area', () => {
  it('with a hole keeps it', async () => {
    const hole: [number, number][] = [
      [lon + 0.0004, lat + 0.0004],
      [lon + 0.0004, lat + 0.0006],
      [lon + 0.0006, lat + 0.0006],
      [lon + 0.0006, lat + 0.0004],
      [lon + 0.0004, lat + 0.0004],
    ];
    const place = { ...proposalAt().place, area: withRings(ring, hole) };
    const made = await propose(belgrade, proposalAt(fictionalPlace, { place }));
    expect(made.place?.area?.coordinates[0]).toHaveLength(2);
  });

  it('that crosses itself is refused with the place where it does', async () => {
    const bowTie: [number, number][] = [ring[0], ring[2], ring[1], ring[3], ring[0]] as [number, number][];
    const { details, message } = await refused(withRings(bowTie));
    expect(details).toMatchObject({ reason: 'self-crossing', field: 'body.place.area' });
    expect((details.at as number[])[0]).toBeCloseTo(lon + 0.0005, 5);
    expect(message).toContain('43.10050 N, 20.95050 E');
  });

  it.each([
    ['empty', { type: 'MultiPolygon', coordinates: [] } as SiteArea],
    ['not-closed', withRings(ring.slice(0, 4))],
    ['ring-too-short', withRings([ring[0], ring[1], ring[0]] as [number, number][])],
    ['no-area', withRings([ring[0], ring[1], ring[0], ring[0]] as [number, number][])],
    ['outside-region', withRings(ring.map(([x, y]) => [x + 5, y]))],
  ])('that is %s is refused by that word', async (reason, area) => {
    const answer = await refused(area);
    expect(answer.status).toBe(400);
    if (reason !== 'no-area') expect(answer.details.reason).toBe(reason);
    else expect(['no-area', 'self-crossing']).toContain(answer.details.reason);
  });

  it('with latitude first is not turned round unasked, but offered so', async () => {
    const { details } = await refused(withRings(ring.map(([x, y]) => [y, x])));
    expect(details.reason).toBe('swapped');
    expect(details.suggestion).toEqual(withRings(ring));
  });

  it('of 50,000 points is refused by their number before anything is computed', async () => {
    const circle = Array.from({ length: 50_000 }, (_, index): [number, number] => {
      const turn = (2 * Math.PI * (index % 49_999)) / 49_999;
      return [lon + 0.001 * Math.cos(turn), lat + 0.001 * Math.sin(turn)];
    });
    const answer = await refused(withRings(circle));
    expect(answer).toMatchObject({
      status: 400,
      details: { reason: 'too-many-vertices', vertexCount: 50_000 },
    });
    const few = Array.from({ length: 5_000 }, (_, index): [number, number] => {
      const turn = (2 * Math.PI * (index % 4_999)) / 4_999;
      return [lon + 0.001 * Math.cos(turn), lat + 0.001 * Math.sin(turn)];
    });
    const place = { ...proposalAt().place, area: withRings(few) };
    expect((await propose(belgrade, proposalAt(fictionalPlace, { place }))).status).toBe('proposed');
  });

  it('holds no number that is none', async () => {
    for (const text of ['null', '1e999', '"20.95"']) {
      const payload = JSON.stringify(proposalAt()).replace(`[[[[${lon - 0.0005}`, `[[[[${text}`);
      expect(payload).toContain(`[[[[${text}`);
      const answer = await belgrade.ask({
        method: 'POST',
        url: '/api/sites',
        headers: { 'content-type': 'application/json' },
        payload,
      });
      expect(answer.statusCode, text).toBe(400);
    }
  });
});
