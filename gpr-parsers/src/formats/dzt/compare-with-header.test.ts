import { describe, expect, it } from 'vitest';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';

const preset =
  '<GlobalProperties><horizontalUnit>m</horizontalUnit><unitsPerScan>0.003333</unitsPerScan></GlobalProperties><DataCollection><scanPerMeters>300.000000</scanPerMeters></DataCollection>';

describe('where a DZX contradicts the DZT', () => {
  it.each([
    ['0,17', 'information'],
    ['0, 25', 'warning'],
  ])('the DZT is followed in its count of traces (%s), and that is told', async (range, severity) => {
    const { traceCount, findings } = await readWithDzx(
      dzxOf(`<File><scanRange>${range}</scanRange><Profile><scanRange>${range}</scanRange></Profile></File>`),
    );
    expect(traceCount).toBe(20);
    expect(findings).toMatchObject([{ severity, code: 'trace-count-contradicted', file: 'LINE07.DZX' }]);
    expect(findings[0].message).toContain('the DZT holds 20 (0 to 19)');
  });

  it.each(['0,19', '', 'x', '19'])(
    'nothing is told of a range that agrees or says nothing (%j)',
    async (range) => {
      const { findings } = await readWithDzx(dzxOf(`<File><scanRange>${range}</scanRange></File>`));
      expect(findings).toEqual([]);
    },
  );

  it('a preset spacing is no spacing where the line was triggered by time', async () => {
    const { traceSpacingM, traceDistancesM, findings } = await readWithDzx(
      dzxOf(
        `${preset}<File><Profile><WayPt><scan>0</scan><localCoords>0.0, 0.0, 0</localCoords></WayPt><WayPt><scan>19</scan><localCoords>10.0, 0.0, 0</localCoords></WayPt></Profile></File>`,
      ),
      { traceSpacingM: null },
    );
    expect(traceSpacingM).toBeNull();
    expect(traceDistancesM).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['header-value-unusable', 'trace-spacing-unusable']);
    expect(findings[1].message).toContain('300 traces a metre and 0.003333 m a trace');
  });

  it('0.02 units a trace are no spacing either, where the DZT tells of none', async () => {
    const content = '<GlobalProperties><unitsPerScan>0.02</unitsPerScan></GlobalProperties>';
    const { traceSpacingM } = await readWithDzx(dzxOf(content), { traceSpacingM: null });
    expect(traceSpacingM).toBeNull();
  });

  it('units a trace are seconds where the horizontal unit is', async () => {
    const content =
      '<GlobalProperties><horizontalUnit>s</horizontalUnit><unitsPerScan>0.04</unitsPerScan></GlobalProperties>';
    const { findings } = await readWithDzx(dzxOf(content), { traceSpacingM: null });
    expect(findings.map(({ code }) => code)).toEqual(['header-value-unusable']);
  });

  it('the spacing of the DZT is taken, and the other is told', async () => {
    const agreeing = await readWithDzx(
      dzxOf('<DataCollection><scanPerMeters>50.000001</scanPerMeters></DataCollection>'),
    );
    expect(agreeing.findings).toEqual([]);
    const { traceSpacingM, findings } = await readWithDzx(dzxOf(preset));
    expect(traceSpacingM).toBe(0.02);
    expect(findings).toMatchObject([
      {
        code: 'companion-contradicts-header',
        message: expect.stringContaining('300 traces a metre, the header of the DZT of 50'),
      },
    ]);
  });

  it('the permittivity of the DZT is taken, and the other is told', async () => {
    const { relativePermittivity, findings } = await readWithDzx(
      dzxOf('<GlobalProperties><dielectric>6.5</dielectric></GlobalProperties>'),
    );
    expect(relativePermittivity).toBe(9);
    expect(findings).toMatchObject([{ code: 'companion-contradicts-header' }]);
    const same = await readWithDzx(
      dzxOf('<GlobalProperties><dielectric>9.001</dielectric></GlobalProperties>'),
    );
    expect(same.findings).toEqual([]);
  });
});
