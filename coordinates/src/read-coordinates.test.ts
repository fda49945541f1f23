import { describe, expect, it } from 'vitest';
import { type CoordinateSystem, isCoordinateProblem, type Place, readCoordinates } from './index.ts';

function read(text: string, system: CoordinateSystem): Place {
  const answer = readCoordinates(text, system);
  if (isCoordinateProblem(answer)) throw new Error(`"${text}": ${answer.code}`);
  return answer;
}

const testPoint = [21.1655, 42.6629] as const;

function expectTestPoint({ position }: Place, withinDeg = 1e-8): void {
  expect(Math.abs(position[0] - testPoint[0])).toBeLessThan(withinDeg);
  expect(Math.abs(position[1] - testPoint[1])).toBeLessThan(withinDeg);
}

describe('degrees', () => {
  it.each([
    '42.6629, 21.1655',
    '42.6629 21.1655',
    '42.6629,21.1655',
    '42,6629; 21,1655',
    '42,6629 21,1655',
    '42,6629,21,1655',
    '+42.6629 +21.1655',
    'WGS 84: 42.6629° 21.1655°',
    '42.6629 N, 21.1655 E',
    '42.6629N21.1655E',
    'N42.6629 E21.1655',
    '21.1655 E, 42.6629 N',
    'E 21.1655 N 42.6629',
    'lat 42.6629 lon 21.1655',
    'lon: 21.1655, lat: 42.6629',
    '42.6629 V, 21.1655 L',
    'gj.v. 42,6629, gj.l. 21,1655',
    'S 42,6629 I 21,1655',
    '42,6629 с 21,1655 и',
    '42,6629° s.g.š. 21,1655° i.g.d.',
    '42,6629° с.г.ш. 21,1655° и.г.д.',
    'ширина 42,6629 дужина 21,1655',
    "42°39.774' 21°09.930'",
    '42 39.774 21 09.930',
    '42º39,774’ N 21˚09,930′ E',
    '42°39\'46.44" N 21°09\'55.80" E',
    '42°39′46,44″ V, 21°09′55,80″ L',
    "42°39'46.44'' 21°09'55.80''",
    '42 39 46.44 N 21 09 55.80 E',
    '42:39:46.44, 21:09:55.80',
    '42\u00a039\u202f46.44 21\u00a009 55.80',
  ])('are understood as %s', (text) => {
    expectTestPoint(read(text, 'wgs84'));
  });

  it('are as uncertain as their last digit is coarse', () => {
    expect(read('42.66290, 21.16550', 'wgs84').horizontalUncertaintyM).toBeCloseTo(1.1, 1);
    expect(read('42.6629, 21.16550', 'wgs84').horizontalUncertaintyM).toBeCloseTo(11.1, 1);
    expect(read("42°39.7' 21°09.9'", 'wgs84').horizontalUncertaintyM).toBeCloseTo(185, 0);
    expect(read('42°39\'46" 21°09\'55"', 'wgs84').horizontalUncertaintyM).toBeCloseTo(30.9, 1);
  });

  it('that are off by more than a kilometre are told to be coarse', () => {
    expect(read('42.66, 21.16', 'wgs84').notice).toEqual(['coarse']);
    expect(read('42.663, 21.166', 'wgs84').notice).toEqual([]);
  });
});

describe('metres', () => {
  it.each([
    '513563.143 4723394.796',
    '34N 513563.143 4723394.796',
    '34T 513563.143 4723394.796',
    '34 513563.143 4723394.796',
    'UTM zona 34 513563,143 4723394,796',
    '513563.143 E 4723394.796 N',
    '513563.143 m E, 4723394.796 m N',
    '4723394.796 N 513563.143 E',
    'N 4723394,796 E 513563,143',
    '513 563.143 4 723 394.796',
    '513.563,143 4.723.394,796',
    "513'563.143 / 4'723'394.796",
  ])('of UTM 34N are understood as %s', (text) => {
    expectTestPoint(read(text, 'utm34n'));
  });

  it('of each system of zone 7 lead to the control point', () => {
    expectTestPoint(read('7513567.214 4724812.381', 'kosovaref01'));
    expectTestPoint(read('7 513 567,214 4 724 812,381', 'kosovaref01'));
    // The way there and back through the seven parameters closes to a centimetre.
    expectTestPoint(read('7514005.749 4724306.672', 'mgi-zone-7'), 2e-7);
  });

  it('of zone 7 mean places that lie 669 m apart, according to the system that was chosen', () => {
    const [kosovaref, mgi] = (['kosovaref01', 'mgi-zone-7'] as const).map(
      (system) => read('7513567 4724812', system).position,
    );
    const eastM = (mgi[0] - kosovaref[0]) * 111_320 * Math.cos((42.66 * Math.PI) / 180);
    const northM = (mgi[1] - kosovaref[1]) * 111_080;
    expect(Math.hypot(eastM, northM)).toBeGreaterThan(660);
    expect(Math.hypot(eastM, northM)).toBeLessThan(680);
  });

  it('carry the uncertainty of their transformation', () => {
    expect(read('513563 4723394', 'utm34n').horizontalUncertaintyM).toBe(1);
    expect(read('7513567 4724812', 'kosovaref01').horizontalUncertaintyM).toBe(2);
    const mgi = read('7514005 4724306', 'mgi-zone-7');
    expect(mgi).toMatchObject({ horizontalUncertaintyM: 11, notice: ['old-datum'] });
    expect(mgi.transformation).toContain('577.84843');
  });

  it('with X and Y are told apart by their size, which is said', () => {
    const place = read('Y=7513567.214 X=4724812.381', 'kosovaref01');
    expectTestPoint(place);
    expect(place.notice).toEqual(['axes-by-magnitude']);
    expectTestPoint(read('X=7513567.214 Y=4724812.381', 'kosovaref01'));
  });

  it('of the neighbouring zone are taken where they lie in the region, which is said', () => {
    const place = read('33N 1005060 4739652', 'utm34n');
    expect(place.notice).toEqual(['other-zone']);
    expect(place.transformation).toContain('EPSG:32633');
    expect(place.position[0]).toBeCloseTo(21.16, 3);
  });
});

describe('squares', () => {
  it('stand for their centre, as uncertain as they are wide', () => {
    for (const [text, sideM] of [
      ['34T EN 13563 23394', 1],
      ['34TEN13562339', 10],
      ['34ten 135 233', 100],
      ['MGRS 34T EN 13 23', 1000],
    ] as const) {
      const { position, horizontalUncertaintyM } = read(text, 'mgrs');
      expect(horizontalUncertaintyM).toBe(sideM);
      expect(Math.abs(position[0] - testPoint[0]) * 81_900).toBeLessThan(sideM);
      expect(Math.abs(position[1] - testPoint[1]) * 111_080).toBeLessThan(sideM);
    }
  });
});

describe('what cannot be read', () => {
  it.each<[string, CoordinateSystem, string, number | null]>([
    ['', 'wgs84', 'empty', null],
    ['   ', 'utm34n', 'empty', null],
    ['beside the road', 'wgs84', 'one-number-missing', null],
    ['42.6629', 'wgs84', 'one-number-missing', null],
    ['42.66 near 21.16', 'wgs84', 'not-understood', 6],
    ['42.6629 21.1655 17', 'wgs84', 'one-number-missing', 16],
    ['42°39\'46"1 21°09\'55"', 'wgs84', 'too-many-numbers', 9],
    ["42°61' 21°09'", 'wgs84', 'minutes-out-of-range', 3],
    ['42°39\'60" 21°09\'55"', 'wgs84', 'seconds-out-of-range', 6],
    ["42.5°39' 21°09'", 'wgs84', 'not-understood', 0],
    ['N 42.66 N 21.16', 'wgs84', 'same-axis-twice', 8],
    ['42.6629 S 21.1655 E', 'wgs84', 'outside-region', 8],
    ['42.6629 N 21.1655 W', 'wgs84', 'outside-region', 18],
    ['-42.6629 21.1655', 'wgs84', 'outside-region', 0],
    ['52.5 13.4', 'wgs84', 'outside-region', 0],
    ['513563 4723394', 'wgs84', 'looks-like-utm', 0],
    ['7513567 4724812', 'wgs84', 'looks-like-zone-7', 0],
    ['34TEN1356323394', 'wgs84', 'looks-like-mgrs', null],
    ['7513567 4724812', 'utm34n', 'looks-like-zone-7', null],
    ['42.6629 21.1655', 'utm34n', 'looks-like-degrees', null],
    ["42°39' 21°09'", 'kosovaref01', 'looks-like-degrees', 2],
    ['513563 4723394', 'mgi-zone-7', 'looks-like-utm', null],
    ['33N 513563 4723394', 'utm34n', 'zone-outside-region', 0],
    ['34S 513563 4723394', 'utm34n', 'zone-outside-region', 0],
    ['213563 5723394', 'utm34n', 'outside-region', null],
    ['513563', 'utm34n', 'one-number-missing', null],
    ['1 2 3 513563', 'utm34n', 'too-many-numbers', null],
    ['33TEN1356323394', 'mgrs', 'zone-outside-region', 0],
    ['34TEN135632339', 'mgrs', 'odd-digits', null],
    ['34TZN1356323394', 'mgrs', 'no-such-square', null],
    ['34TEW1356323394', 'mgrs', 'no-such-square', null],
    ['34TEA1356323394', 'mgrs', 'outside-region', null],
    ['somewhere', 'mgrs', 'not-understood', null],
  ])('"%s" as %s is answered: %s', (text, system, code, at) => {
    expect(readCoordinates(text, system)).toMatchObject(at === null ? { code } : { code, at });
  });

  it('offers swapped numbers in their order, and takes them only so', () => {
    for (const [text, system] of [
      ['21.1655, 42.6629', 'wgs84'],
      ['4723394.796 513563.143', 'utm34n'],
      ['4724812.381 7513567.214', 'kosovaref01'],
    ] as const) {
      const answer = readCoordinates(text, system);
      expect(answer).toMatchObject({ code: 'swapped' });
      expectTestPoint(read((answer as { suggestion: string }).suggestion, system));
    }
  });

  it('asks what a lone S means: south in English, north in Serbian', () => {
    const answer = readCoordinates('42.6629 S, 21.1655', 'wgs84');
    expect(answer).toMatchObject({ code: 'ambiguous-letter', at: 8 });
    expectTestPoint(read((answer as { suggestion: string }).suggestion, 'wgs84'));
  });

  it('refuses a text as long as a letter', () => {
    expect(readCoordinates('42.6629 '.repeat(100), 'wgs84')).toMatchObject({ code: 'not-understood' });
  });
});
