import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { distancesOf } from './distances.ts';
import { hdLinesWith } from './fictional-line.ts';
import { readHdHeader } from './header.ts';

function distances(positions: readonly number[], changes: Record<string, string | null> = {}) {
  const findings: Finding[] = [];
  const ends = { 'STARTING POSITION': null, 'FINAL POSITION': null };
  const hd = readHdHeader(hdLinesWith({ ...ends, ...changes }), { file: 'LINE.HD', findings: [] });
  if (hd === null) throw new Error('no .hd');
  const distancesM = distancesOf(Float64Array.from(positions), hd, { file: 'LINE.DT1', findings });
  return { distancesM: distancesM && [...distancesM], findings, codes: findings.map(({ code }) => code) };
}

describe('the distances along the line', () => {
  it('are the positions of the traces', () => {
    expect(distances([0, 0.25, 0.5])).toMatchObject({ distancesM: [0, 0.25, 0.5], codes: [] });
  });

  it('are converted once where they are in feet', () => {
    const { distancesM, codes } = distances([0, 2, 4], { 'POSITION UNITS': 'ft', 'STEP SIZE USED': '2' });
    expect(distancesM).toEqual([0, 2 * 0.3048, 4 * 0.3048]);
    expect(codes).toEqual([]);
  });

  it('are unknown in an unknown unit, and where item 2 is something else', () => {
    expect(distances([0, 1], { 'POSITION UNITS': null }).distancesM).toBeNull();
    expect(distances([0, 1], { TRACEHEADERDEF_2: 'OTHER' }).distancesM).toBeNull();
  });

  it('are left open where a trace has none', () => {
    expect(distances([0, Number.NaN, 0.5])).toMatchObject({ distancesM: null, codes: ['distances-unknown'] });
  });

  it('are left open where all traces have the same', () => {
    expect(distances([0, 0, 0])).toMatchObject({ distancesM: null, codes: ['distances-unknown'] });
    expect(distances([0])).toMatchObject({ distancesM: null, codes: [] });
  });

  it('may fall along the line, which is told', () => {
    expect(distances([0.5, 0.25, 0])).toMatchObject({
      distancesM: [0.5, 0.25, 0],
      findings: [{ code: 'distances-backwards', severity: 'information' }],
    });
  });

  it('may turn back, which is told with the first such trace', () => {
    expect(distances([0, 0.25, 0.5, 0.25, 1])).toMatchObject({
      distancesM: [0, 0.25, 0.5, 0.25, 1],
      findings: [
        { code: 'distances-not-monotonic', message: expect.stringContaining('1 times, first at trace 3') },
      ],
    });
  });

  it('contradict a step that is another', () => {
    expect(distances([0, 0.3, 0.6]).findings).toMatchObject([
      { code: 'trace-spacing-contradicted', message: expect.stringContaining('is 0.25 m') },
    ]);
    expect(distances([0, 0.2501, 0.5]).codes).toEqual([]);
  });

  it('contradict a start or an end that is another: those of the traces are used', () => {
    const ends = { 'STARTING POSITION': '49.25', 'FINAL POSITION': '0' };
    const step = { 'STEP SIZE USED': '49.25' };
    expect(distances([0, 49.25], { ...ends, ...step })).toMatchObject({
      distancesM: [0, 49.25],
      findings: [
        { code: 'position-range-contradicted', message: expect.stringContaining('from 0 m to 49.25 m') },
      ],
    });
  });

  it('are no distances where the traces were triggered by time and their positions only counted', () => {
    const free = { 'TRIGGER MODE': 'Free', 'STEP SIZE USED': '1' };
    const counted = Array.from({ length: 50 }, (_, trace) => Math.fround(0.05 * trace));
    expect(distances(counted, free)).toMatchObject({ distancesM: null, codes: ['distances-not-measured'] });
    expect(distances([0, 0.9, 2.3, 3], free)).toMatchObject({ distancesM: [0, 0.9, 2.3, 3], codes: [] });
  });
});
