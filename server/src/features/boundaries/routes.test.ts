import { type BoundaryEdition, readCurrentBoundary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addBoundaryEdition, type NewBoundaryEdition } from './index.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

const edition: NewBoundaryEdition = {
  name: 'A made-up line',
  source: 'This test',
  licence: 'MIT',
  dataDate: '2017-11-30',
  isOfficial: false,
  accuracyM: 1500,
  accuracyP95M: 320,
  line: [
    [20.5, 42.9],
    [20.6, 42.95],
    [20.7, 42.9],
  ],
};

async function readAs(role: 'observer' | 'member'): Promise<BoundaryEdition | null> {
  return (await (await test.as(role)).ask(readCurrentBoundary)).json();
}

describe('the boundary in force', () => {
  it('is none before one was added', async () => {
    expect(await readAs('member')).toBeNull();
  });

  it('comes with what is known of its accuracy, to everyone who signs in', async () => {
    await addBoundaryEdition(test.parts.db, edition);
    const read = await readAs('observer');
    expect(read).toMatchObject({ ...edition, line: { type: 'LineString', coordinates: edition.line } });
  });

  it('has bands as wide as they say, on the ground', async () => {
    const bands = (await readAs('member'))?.bands ?? [];
    expect(bands.map((band) => band.distanceM)).toEqual([500, 1500]);
    for (const { distanceM, area } of bands) {
      const { nearest, farthest } = await test.parts.db.one<{ nearest: number; farthest: number }>(sql`
        select min(st_distance(point.geom::geography, edition.line::geography)) as nearest,
               max(st_distance(point.geom::geography, edition.line::geography)) as farthest
        from app.boundary_editions edition,
             st_dumppoints(st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}), 4326)) point
        where edition.is_current`);
      expect(Math.abs(nearest / distanceM - 1)).toBeLessThan(0.03);
      expect(Math.abs(farthest / distanceM - 1)).toBeLessThan(0.03);
    }
  });

  it('is the one that came last; the earlier one is kept', async () => {
    await addBoundaryEdition(test.parts.db, { ...edition, name: 'A better line' });
    expect((await readAs('member'))?.name).toBe('A better line');
    const { count } = await test.parts.db.one<{ count: number }>(sql`
      select count(*)::int as count from app.boundary_editions`);
    expect(count).toBe(2);
  });
});
