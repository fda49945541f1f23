import { describe, expect, it } from 'vitest';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';

type Milestone = readonly [trace: number, distance: number | string, mark?: string];

/** A line that was triggered by time, with marks at measured distances. */
function timed(milestones: readonly Milestone[], unit = 'm', spacing = '', tracesPerMetre = '') {
  const waypoints = milestones.map(
    ([trace, distance, mark = 'User']) =>
      `<WayPt><scan>${trace}</scan>${mark && `<mark>${mark}</mark>`}<distance>${distance}</distance></WayPt>`,
  );
  const properties = `<horizontalUnit>${unit}</horizontalUnit><unitsPerScan>${spacing}</unitsPerScan>`;
  const content = `<GlobalProperties>${properties}</GlobalProperties><DataCollection><scanPerMeters>${tracesPerMetre}</scanPerMeters></DataCollection><File><Profile>${waypoints.join('')}</Profile></File>`;
  return readWithDzx(dzxOf(content), { traceSpacingM: null });
}

describe('the distances along a line that was triggered by time', () => {
  it('are told by marks at measured distances, and grow evenly between them', async () => {
    const { traceDistancesM, traceSpacingM, findings } = await timed([
      [2, 10],
      [6, 12],
      [16, 22],
    ]);
    expect(traceSpacingM).toBeNull();
    expect(traceDistancesM).toHaveLength(20);
    expect([0, 2, 4, 6, 7, 16, 19].map((trace) => traceDistancesM?.[trace])).toEqual([
      9, 10, 11, 12, 13, 22, 25,
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'distances-by-marks',
        message: expect.stringContaining('from 10 m at trace 2 to 22 m at trace 16'),
      }),
    );
  });

  it.each([
    ['m', 1],
    ['cm', 0.01],
    ['mm', 0.001],
    ['in', 0.0254],
    ['ft', 0.3048],
    ['km', 1000],
  ])('are in metres when the file counts in %s', async (unit, unitM) => {
    const { traceDistancesM } = await timed(
      [
        [0, 0],
        [10, 100],
      ],
      unit,
    );
    expect(traceDistancesM?.[5]).toBeCloseTo(50 * unitM, 12);
  });

  it.each([
    [
      'the unit is seconds',
      [
        [0, 0],
        [10, 1],
      ],
      's',
    ],
    [
      'there is no unit',
      [
        [0, 0],
        [10, 1],
      ],
      '',
    ],
    [
      'only one mark tells a distance',
      [
        [0, 0],
        [10, ''],
      ],
      'm',
    ],
    [
      'distances do not grow',
      [
        [0, 1],
        [10, 1],
      ],
      'm',
    ],
    [
      'distances shrink',
      [
        [0, 1],
        [5, 0],
        [10, 2],
      ],
      'm',
    ],
    [
      'they stand at the ends of a profile',
      [
        [0, 0, ''],
        [10, 1, ''],
      ],
      'm',
    ],
    [
      'both stand at one trace',
      [
        [5, 0],
        [5, 1],
      ],
      'm',
    ],
  ] as [string, Milestone[], string][])('are not told where %s', async (_, milestones, unit) => {
    expect((await timed(milestones, unit)).traceDistancesM).toBeNull();
  });

  it.each([
    ['0.02', ''],
    ['', '50'],
  ])('are not told by a preset of the console (%s, %s)', async (spacing, tracesPerMetre) => {
    const preset = await timed(
      [
        [0, 0],
        [10, 0.2],
        [19, 0.38],
      ],
      'm',
      spacing,
      tracesPerMetre,
    );
    expect(preset.traceDistancesM).toBeNull();
    const measured = await timed(
      [
        [0, 0],
        [10, 0.3],
        [19, 0.38],
      ],
      'm',
      spacing,
      tracesPerMetre,
    );
    expect(measured.traceDistancesM).not.toBeNull();
  });

  it('are not asked of marks where a wheel tells the spacing', async () => {
    const content = dzxOf(
      '<GlobalProperties><horizontalUnit>m</horizontalUnit></GlobalProperties><File><WayPt><scan>0</scan><mark>User</mark><distance>0</distance></WayPt><WayPt><scan>9</scan><mark>User</mark><distance>9</distance></WayPt></File>',
    );
    expect(await readWithDzx(content)).toMatchObject({ traceSpacingM: 0.02, traceDistancesM: null });
  });
});
