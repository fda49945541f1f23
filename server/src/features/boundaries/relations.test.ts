import { readFileSync } from 'node:fs';
import { utmCellOf } from '@jsa/coordinates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { addBoundaryEdition, findSiteRelation, type NewBoundaryEdition, relateSite } from './index.ts';

type Position = [number, number];
const builtIn: { geometry: { coordinates: Position[] }; properties: NewBoundaryEdition } = JSON.parse(
  readFileSync(new URL('../../../assets/boundary/abl-osm2017-s.geojson', import.meta.url), 'utf8'),
);
const line = builtIn.geometry.coordinates;

let db: Awaited<ReturnType<typeof openTestDatabase>>;
let siteCount = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  await addBoundaryEdition(db, { ...builtIn.properties, line });
});

afterAll(() => db.close());

async function placeSite(position: Position, { uncertaintyM = 20, area = null as Position[] | null } = {}) {
  siteCount += 1;
  const { id } = await addSite(db, {
    code: `JSA-2026-${String(siteCount).padStart(3, '0')}`,
    title: 'DEMO: a fictional place',
    status: 'proposed',
    isFictional: true,
    position,
    horizontalUncertaintyM: uncertaintyM,
  });
  const polygon = area && JSON.stringify({ type: 'MultiPolygon', coordinates: [[area]] });
  if (polygon) {
    await db.run(sql`
      update app.sites set area = st_setsrid(st_geomfromgeojson(${polygon}), 4326) where id = ${id}`);
  }
  await inTransaction(db, (tx) => relateSite(tx, id));
  return { id, relation: await findSiteRelation(db, id) };
}

/** Metres on the ellipsoid (Vincenty's inverse), sharing no code with the product or the database. */
function vincentyM([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [a, f] = [6378137, 1 / 298.257223563];
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const u1 = Math.atan((1 - f) * Math.tan(lat1 * rad));
  const u2 = Math.atan((1 - f) * Math.tan(lat2 * rad));
  const l = (lon2 - lon1) * rad;
  let lambda = l;
  for (let round = 0; round < 50; round++) {
    const sinSigma = Math.hypot(
      Math.cos(u2) * Math.sin(lambda),
      Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda),
    );
    if (sinSigma === 0) return 0;
    const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    const cos2SigmaM = cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cosSqAlpha;
    const c = (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
    const before = lambda;
    lambda =
      l +
      (1 - c) *
        f *
        sinAlpha *
        (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM ** 2 - 1)));
    if (Math.abs(lambda - before) < 1e-13) {
      const uSq = (cosSqAlpha * (a * a - b * b)) / (b * b);
      const bigA = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
      const bigB = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
      const deltaSigma =
        bigB *
        sinSigma *
        (cos2SigmaM +
          (bigB / 4) *
            (cosSigma * (2 * cos2SigmaM ** 2 - 1) -
              (bigB / 6) * cos2SigmaM * (4 * sinSigma ** 2 - 3) * (4 * cos2SigmaM ** 2 - 3)));
      return b * bigA * (sigma - deltaSigma);
    }
  }
  throw new Error('did not converge');
}

/** The line cut into pieces of at most 1/200 of each segment: the nearest of their ends. */
function distanceToLineM(position: Position): number {
  const near = line
    .slice(1)
    .map((end, index) => ({ start: line[index], end }))
    .map((segment) => ({
      segment,
      roughM: Math.min(vincentyM(position, segment.start), vincentyM(position, segment.end)),
    }))
    .sort((a, b) => a.roughM - b.roughM)
    .slice(0, 20);
  return Math.min(
    ...near.flatMap(({ segment: { start, end } }) =>
      Array.from({ length: 201 }, (_, step) =>
        vincentyM(position, [
          start[0] + ((end[0] - start[0]) * step) / 200,
          start[1] + ((end[1] - start[1]) * step) / 200,
        ]),
      ),
    ),
  );
}

/** How often the straight way from well inside to a place crosses the line: an even number of times ends inside. */
function crossingsTo([x2, y2]: Position): number {
  const [x1, y1] = [20.9, 42.6];
  const turn = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  return line.slice(1).filter((end, index) => {
    const start = line[index];
    const isParted = turn([x1, y1], [x2, y2], start) !== turn([x1, y1], [x2, y2], end);
    return isParted && turn(start, end, [x1, y1]) !== turn(start, end, [x2, y2]);
  }).length;
}

describe('where a site lies to the ABL', () => {
  it.each<[string, Position, string, number]>([
    ['1', [21.05, 42.2], 'inside', 41.9],
    ['2', [20.95, 43.1], 'inside', 3.1],
    ['3', [21.15, 43.05], 'undetermined', 0.2],
    ['4', [21.05, 43.2], 'outside', 7.8],
    ['5', [21.95, 42.8], 'outside', 19.6],
  ])('is for demo site %s what an independent computation says', async (_, position, side, distanceKm) => {
    const { id, relation } = await placeSite(position);
    expect(relation.editions).toMatchObject([
      { side, distanceKm, uncertaintyKm: 1.6, isOfficial: false, isCurrent: true },
    ]);
    const { distanceM } = await db.one<{ distanceM: number }>(sql`
      select distance_m as "distanceM" from app.site_boundary_relations where site_id = ${id}`);
    expect(Math.abs(distanceM - distanceToLineM(position))).toBeLessThan(1);
    if (side === 'undetermined') return;
    expect(crossingsTo(position) % 2 === 0).toBe(side === 'inside');
  });

  it('is undetermined as soon as the uncertainty of the site reaches the line', async () => {
    const { relation } = await placeSite([20.95, 43.1], { uncertaintyM: 1700 });
    expect(relation.editions[0]).toMatchObject({ side: 'undetermined', distanceKm: 3.1, uncertaintyKm: 3.2 });
  });

  it('is undetermined for an area that comes within the uncertainty with one corner', async () => {
    const area: Position[] = [
      [20.95, 43.1],
      [20.95, 43.08],
      [21.15, 43.04],
      [20.95, 43.1],
    ];
    expect((await placeSite([20.95, 43.1], { area })).relation.editions[0].side).toBe('undetermined');
  });

  it('is on both sides for an area with parts beyond all doubt on each', async () => {
    const area: Position[] = [
      [20.95, 43.1],
      [21.05, 43.2],
      [21.05, 43.1],
      [20.95, 43.1],
    ];
    const { relation } = await placeSite([21.05, 43.2], { area });
    expect(relation.editions[0]).toMatchObject({ side: 'straddling', distanceKm: 0 });
  });

  it('is on neither side beyond the outline of both', async () => {
    expect((await placeSite([20.2, 42.05])).relation.editions[0].side).toBe('elsewhere');
  });

  it('is undetermined to a line that parts nothing', async () => {
    await addBoundaryEdition(db, { ...builtIn.properties, line: line.slice(0, 300) });
    expect((await placeSite([21.05, 42.2])).relation.editions[0].side).toBe('undetermined');
    await addBoundaryEdition(db, { ...builtIn.properties, line: [...line].reverse() });
    expect((await placeSite([21.05, 42.2])).relation.editions[0].side).toBe('inside');
  });

  it('is shown to both of two official editions, and that they disagree', async () => {
    const official = { ...builtIn.properties, isOfficial: true, accuracyM: 10, accuracyP95M: 5 };
    const moved = line.map(([longitude, latitude]): Position => [longitude, latitude - 0.02]);
    await addBoundaryEdition(db, { ...official, line: moved, publisher: 'One', name: 'Older of One' });
    await addBoundaryEdition(db, { ...official, line: moved, publisher: 'One', name: 'Of One' });
    await addBoundaryEdition(db, { ...official, line, publisher: 'Other', name: 'Of the other' });
    const { relation } = await placeSite([21.15, 43.05]);
    expect(relation.doOfficialEditionsDisagree).toBe(true);
    expect(
      relation.editions.map(({ editionName, side, isCurrent }) => [editionName, side, isCurrent]),
    ).toEqual([
      ['Of the other', 'inside', true],
      ['Of One', 'outside', false],
    ]);
    expect((await placeSite([21.05, 42.2])).relation.doOfficialEditionsDisagree).toBe(false);
  });
});

describe('the cell that stands for a site', () => {
  it('is the same in the program and in the database', async () => {
    for (const position of [
      [21.05, 42.2],
      [21.95, 42.8],
      [19.55, 43.95],
    ] as Position[]) {
      const { id } = await placeSite(position);
      const { ring } = await db.one<{ ring: Position[] }>(sql`
        select st_asgeojson(cell, 12)::json -> 'coordinates' -> 0 as ring from app.sites where id = ${id}`);
      for (const [index, [longitude, latitude]] of utmCellOf(position).ring.entries()) {
        expect(Math.abs(ring[index][0] - longitude)).toBeLessThan(1e-9);
        expect(Math.abs(ring[index][1] - latitude)).toBeLessThan(1e-9);
      }
    }
  });
});
