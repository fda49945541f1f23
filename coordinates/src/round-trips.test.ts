import fc from 'fast-check';
import * as mgrsModule from 'mgrs';
import { describe, expect, it } from 'vitest';
import {
  coordinateSystems,
  detectCoordinates,
  formatCoordinates,
  fromGrid,
  gridSystems,
  isCoordinateProblem,
  type Position,
  readCoordinates,
  region,
  toGrid,
  utmCellOf,
} from './index.ts';

const anyPosition = fc.tuple(
  fc.double({ min: region.west + 1e-4, max: region.east - 1e-4, noNaN: true }),
  fc.double({ min: region.south + 1e-4, max: region.north - 1e-4, noNaN: true }),
);

function distanceM(a: Position, b: Position): number {
  const eastM = (a[0] - b[0]) * 111_320 * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(eastM, (a[1] - b[1]) * 111_100);
}

describe('the control point', () => {
  it('has the metres of each system to the millimetre', () => {
    const expected = {
      utm34n: [513563.143, 4723394.796],
      kosovaref01: [7513567.214, 4724812.381],
      'mgi-zone-7': [7514005.749, 4724306.672],
    };
    for (const system of gridSystems) {
      const grid = toGrid([21.1655, 42.6629], system);
      for (const axis of [0, 1]) expect(Math.abs(grid[axis] - expected[system][axis])).toBeLessThan(0.001);
    }
  });

  it('is written so that it can be typed back', () => {
    expect(coordinateSystems.map((system) => formatCoordinates([21.1655, 42.6629], system))).toEqual([
      '42.662900, 21.165500',
      '34N 513563.1 4723394.8',
      '34T EN 13563 23394',
      '7513567.2 4724812.4',
      '7514005.7 4724306.7',
    ]);
  });
});

describe('every place of the region', () => {
  it('comes back from what is written of it, within what is said of its uncertainty', () => {
    fc.assert(
      fc.property(anyPosition, fc.constantFrom(...coordinateSystems), (position, system) => {
        const place = readCoordinates(formatCoordinates(position, system), system);
        if (isCoordinateProblem(place)) throw new Error(place.code);
        expect(distanceM(position, place.position)).toBeLessThan(place.horizontalUncertaintyM + 0.001);
      }),
      { numRuns: 2000 },
    );
  });

  it('goes to metres and back within 2 cm', () => {
    fc.assert(
      fc.property(anyPosition, fc.constantFrom(...gridSystems), (position, system) => {
        expect(distanceM(position, fromGrid(toGrid(position, system), system))).toBeLessThan(0.02);
      }),
    );
  });

  it('lies in its cell of one square kilometre', () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        const { westM, southM, ring } = utmCellOf(position);
        const [eastingM, northingM] = toGrid(position, 'utm34n');
        expect([Math.floor((eastingM - westM) / 1000), Math.floor((northingM - southM) / 1000)]).toEqual([
          0, 0,
        ]);
        expect(ring[0]).toEqual(ring[4]);
        expect(toGrid(ring[2], 'utm34n')[0] - westM).toBeCloseTo(1000, 4);
      }),
    );
  });

  it('has the name of the square that begins south-west of it', () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        const digits = formatCoordinates(position, 'mgrs').split(' ').slice(2);
        const cut = toGrid(position, 'utm34n').map((metres) =>
          String(Math.floor(metres) % 100_000).padStart(5, '0'),
        );
        expect(digits).toEqual(cut);
      }),
    );
  });
});

describe('the large squares', () => {
  it('have the letters that another program gives them', () => {
    // As Node sees it, the package has but a default export.
    const mgrs = (mgrsModule as unknown as { default?: typeof mgrsModule }).default ?? mgrsModule;
    fc.assert(
      fc.property(anyPosition, (position) => {
        const [east, north] = toGrid(position, 'utm34n').map((metres) => metres % 100_000);
        fc.pre([east, north].every((metres) => metres > 5 && metres < 99_995));
        const [zone, letters] = formatCoordinates(position, 'mgrs').split(' ');
        expect(zone + letters).toBe(mgrs.forward(position, 0));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any text at all', () => {
  it('is a place in the region or a problem, never an accident', () => {
    const scraps = fc.constantFrom(
      ...'0123456789.,;°\'" -NSEWVLISЈИнСxy'.split(''),
      '42',
      '21',
      '4723',
      '34T',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...coordinateSystems), (written, system) => {
        const answer = readCoordinates(written, system);
        if (isCoordinateProblem(answer)) return;
        expect(answer.position.every(Number.isFinite)).toBe(true);
        expect(answer.horizontalUncertaintyM).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a search box', () => {
  it('finds coordinates of the systems that can be told apart', () => {
    expect(detectCoordinates('42.6629, 21.1655').candidates.map(({ system }) => system)).toEqual(['wgs84']);
    expect(detectCoordinates('513563 4723394').candidates.map(({ system }) => system)).toEqual(['utm34n']);
    expect(detectCoordinates('34TEN1356323394').candidates.map(({ system }) => system)).toEqual(['mgrs']);
  });

  it('never chooses between the two systems of zone 7', () => {
    expect(detectCoordinates('7513567 4724812')).toEqual({
      candidates: [],
      choices: ['kosovaref01', 'mgi-zone-7'],
      suggestions: [],
    });
  });

  it('offers swapped numbers put right', () => {
    expect(detectCoordinates('21.1655 42.6629')).toEqual({
      candidates: [],
      choices: [],
      suggestions: ['42.6629, 21.1655'],
    });
  });

  it('finds nothing in names and codes', () => {
    for (const text of ['JSA-2026-004', 'Prishtinë', '12 34', '2026-11-26']) {
      expect(detectCoordinates(text)).toEqual({ candidates: [], choices: [], suggestions: [] });
    }
  });
});
