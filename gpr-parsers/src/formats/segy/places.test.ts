import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { type FictionalSegy, fictionalSegy } from './fictional-segy.ts';
import { segy } from './index.ts';

async function read(changes: FictionalSegy) {
  const bytes = bytesInMemory(fictionalSegy(changes));
  const recording = await withAlong(await segy.open([{ name: 'LINE.sgy', bytes }]));
  const codes = recording.findings.map(({ code }) => code);
  return { ...recording, codes: codes.filter((code) => code !== 'no-date' && !code.startsWith('interval')) };
}

type Placed = { units: number; scalar: number; x: number[]; y: number[]; more?: FictionalSegy };

/** A file whose traces have coordinates of source and group alike. */
function placed({ units, scalar, x, y, more = {} }: Placed) {
  return read({
    ...more,
    traceCount: x.length,
    header: (view, trace, littleEndian) => {
      view.setInt16(70, scalar, littleEndian);
      view.setInt16(88, units, littleEndian);
      for (const at of [72, 80]) view.setInt32(at, x[trace], littleEndian);
      for (const at of [76, 84]) view.setInt32(at, y[trace], littleEndian);
      more.header?.(view, trace, littleEndian);
    },
  });
}

const places = ({ positions }: Awaited<ReturnType<typeof read>>) =>
  positions.map(({ trace, longitudeDeg, latitudeDeg }) => [trace, longitudeDeg, latitudeDeg]);

describe('coordinates that are angles', () => {
  it('are seconds of arc in unit 2', async () => {
    const recording = await placed({
      units: 2,
      scalar: -100,
      x: [7_560_000, 7_560_001],
      y: [15_300_000, 15_300_000],
    });
    expect(places(recording)).toEqual([
      [0, 21, 42.5],
      [1, 75600.01 / 3600, 42.5],
    ]);
    expect(recording).toMatchObject({ traceDistancesM: null, codes: [] });
    expect(recording.positions[0]).toMatchObject({ elevationM: null, quality: 'unknown', utc: null });
  });

  it('are degrees in unit 3, west and south negative', async () => {
    const recording = await placed({ units: 3, scalar: -10_000, x: [-210_000], y: [-425_000] });
    expect(places(recording)).toEqual([[0, -21, -42.5]]);
  });

  it('are degrees, minutes and seconds in unit 4', async () => {
    const recording = await placed({ units: 4, scalar: -100, x: [-210_030_36], y: [423_000_00] });
    expect(places(recording)).toEqual([[0, expect.closeTo(-21 - 30.36 / 3600, 12), 42.5]]);
  });

  it('are none in unit 4 where minutes or seconds are 60 or more', async () => {
    const recording = await placed({ units: 4, scalar: 1, x: [216_000, 210_060], y: [423_000, 423_000] });
    expect(recording).toMatchObject({ positions: [], codes: ['traces-without-place'] });
  });

  it.each([
    [10, 756, 1530],
    [0, 75_600, 153_000 / 10],
    [1, 75_600, 15_300],
  ])('are multiplied by a scalar above 0 (%d), which stands for 1 when it is 0', async (scalar, x, y) => {
    const factor = scalar || 1;
    const recording = await placed({ units: 2, scalar, x: [x], y: [y] });
    expect(places(recording)).toEqual([[0, (x * factor) / 3600, (y * factor) / 3600]]);
  });

  it('lie in the middle between source and group, and at the one that is told', async () => {
    const angles = (header: FictionalSegy['header']) =>
      placed({ units: 2, scalar: 1, x: [72_000], y: [36_000], more: header ? { header } : {} });
    expect(places(await angles((view) => view.setInt32(80, 72_002)))).toEqual([[0, 72_001 / 3600, 10]]);
    const withoutGroup = (view: DataView) => {
      view.setInt32(80, 0);
      view.setInt32(84, 0);
    };
    expect(places(await angles(withoutGroup))).toEqual([[0, 20, 10]]);
  });

  it('are those of the ensemble where revision 1 has no others', async () => {
    const header = (view: DataView) => {
      view.setInt16(88, 2);
      view.setInt32(180, 72_000);
      view.setInt32(184, 36_000);
    };
    expect(places(await read({ header, traceCount: 1, shorts: { 3501: 0x0100 } }))).toEqual([[0, 20, 10]]);
    expect((await read({ header, traceCount: 1 })).positions).toEqual([]);
  });

  it('beyond any angle are no places, and neither is 0, 0', async () => {
    const recording = await placed({ units: 2, scalar: 1, x: [72_000, 0, 700_000], y: [36_000, 0, 36_000] });
    expect(places(recording)).toEqual([[0, 20, 10]]);
    expect(recording.codes).toEqual(['traces-without-place', 'coordinates-off-the-earth']);
  });

  it('have elevations with a scalar of their own, in feet where the header says so', async () => {
    const header = (view: DataView) => {
      view.setInt16(68, -10);
      view.setInt32(40, 1234);
    };
    const angles = { units: 2, scalar: 1, x: [72_000], y: [36_000] };
    expect((await placed({ ...angles, more: { header } })).positions[0].elevationM).toBe(123.4);
    const inFeet = await placed({ ...angles, more: { header, shorts: { 3255: 2 } } });
    expect(inFeet.positions[0].elevationM).toBeCloseTo(123.4 * 0.3048, 10);
  });

  it('have the time of their trace where it is universal', async () => {
    const header = (view: DataView) => {
      for (const [index, value] of [2026, 326, 10, 15, 30, 2].entries())
        view.setUint16(156 + 2 * index, value);
    };
    const recording = await placed({ units: 2, scalar: 1, x: [72_000], y: [36_000], more: { header } });
    expect(recording.positions[0].utc).toBe('2026-11-22T10:15:30.000Z');
  });
});

describe('coordinates that are lengths', () => {
  const line = {
    units: 1,
    scalar: -100,
    x: [500_000_00, 500_000_30, 500_000_30],
    y: [4_700_000_00, 4_700_000_40, 4_700_001_40],
  };

  it('are no places on a map, but tell the distance along the line', async () => {
    const recording = await placed(line);
    expect(recording.positions).toEqual([]);
    expect([...(recording.traceDistancesM ?? [])]).toEqual(
      [0, 0.5, 1.5].map((value) => expect.closeTo(value, 6)),
    );
    expect(recording.codes).toEqual(['coordinates-without-reference']);
  });

  it('are in feet where the header says so', async () => {
    const recording = await placed({ ...line, more: { shorts: { 3255: 2 } } });
    expect(recording.traceDistancesM?.[2]).toBeCloseTo(1.5 * 0.3048, 6);
  });

  it.each([0, 7])('are what a unit of %d is taken for', async (units) => {
    const recording = await placed({ ...line, units });
    expect(recording.traceDistancesM?.[2]).toBeCloseTo(1.5, 6);
    expect(recording.codes.includes('coordinate-units-unknown')).toBe(units === 7);
  });

  it('are not moved to 0, 0 by traces that state none', async () => {
    const x = [...line.x, 0, 500_000_30];
    const y = [...line.y, 0, 4_700_002_40];
    const recording = await placed({ ...line, x, y });
    expect([...(recording.traceDistancesM ?? [])].map((value) => Math.round(value * 100))).toEqual([
      0, 50, 150, 150, 250,
    ]);
    expect(recording.findings.at(-1)?.message).toContain('1 traces state none');
  });

  it('are not used where they make a line of thousands of kilometres', async () => {
    const recording = await placed({ units: 1, scalar: 1000, x: [0, 250, 500], y: [0, 0, 0] });
    expect(recording).toMatchObject({ traceDistancesM: null, codes: ['coordinates-implausible'] });
  });

  it('of a line that stays where it is tell no distance', async () => {
    const recording = await placed({ units: 1, scalar: 1, x: [5, 5], y: [7, 7] });
    expect(recording).toMatchObject({ traceDistancesM: null, codes: ['coordinates-without-movement'] });
  });

  it('are divided by the scalar of RGPR, which means them so', async () => {
    const recording = await placed({
      units: 1,
      scalar: 1000,
      x: [0, 250, 500],
      y: [0, 0, 0],
      more: { text: 'Export by RGPR' },
    });
    expect([...(recording.traceDistancesM ?? [])]).toEqual([0, 0.25, 0.5]);
    expect(recording.codes).toEqual(['coordinate-scalar-of-rgpr', 'coordinates-without-reference']);
  });

  it('that are nowhere tell nothing', async () => {
    expect(await placed({ units: 1, scalar: 1, x: [0, 0], y: [0, 0] })).toMatchObject({
      positions: [],
      traceDistancesM: null,
      codes: [],
    });
  });
});
