import { type BoundaryLineCheck, checkBoundaryLine, importBoundary, type Position } from '@jsa/contract';
import { toGrid } from '@jsa/coordinates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geoPackageOf } from '#geometry/files-under-test.ts';
import {
  asGeoJson,
  better,
  choiceOf,
  type EditionsUnderTest,
  facts,
  line,
  openEditionsUnderTest,
} from './editions-under-test.ts';

let test: EditionsUnderTest;

beforeAll(async () => {
  test = await openEditionsUnderTest();
});

afterAll(() => test.close());

describe('a line that is to be imported', () => {
  it('is kept as it came, and checked', async () => {
    const file = await test.keepFile(asGeoJson(better));
    expect(await test.parts.store.has(`originals/${file.sha256}`)).toBe(true);
    const {
      checks,
      isCut,
      line: drawn,
    }: BoundaryLineCheck = (await test.askFor(checkBoundaryLine, { body: choiceOf(file.sha256) })).json();
    expect(isCut).toBe(false);
    expect(drawn?.coordinates.length).toBeGreaterThan(500);
    expect(checks).toEqual([
      { check: 'one-line', outcome: 'passed', value: 1 },
      { check: 'simple', outcome: 'passed', value: null },
      { check: 'length', outcome: 'passed', value: expect.closeTo(368.5, 0) },
      { check: 'ends', outcome: 'passed', value: expect.any(Number) },
      { check: 'near-current', outcome: 'passed', value: 100 },
    ]);
  });

  it('may come in pieces that meet, and in metres', async () => {
    const pieces = [better.slice(1000), better.slice(0, 1001)];
    const metres = pieces.map((piece) => piece.map((position) => toGrid(position, 'utm34n')));
    const file = await test.keepFile(JSON.stringify({ type: 'MultiLineString', coordinates: metres }));
    expect(file.crs).toMatchObject({ needsChoice: true, plausible: ['utm34n'] });
    const choice = { ...choiceOf(file.sha256), crs: 'utm34n' };
    const { checks }: BoundaryLineCheck = (await test.askFor(checkBoundaryLine, { body: choice })).json();
    expect(checks.map(({ outcome }) => outcome)).toEqual(Array(5).fill('passed'));
  });

  it('is cut out of an area between the tripoints', async () => {
    const ring = [...line, [20.1, 42.5], [20.6, 41.9], [21.5, 41.9], line[0]];
    const file = await test.keepFile(JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
    const check: BoundaryLineCheck = (
      await test.askFor(checkBoundaryLine, { body: choiceOf(file.sha256) })
    ).json();
    expect(check.isCut).toBe(true);
    expect(check.checks.map(({ outcome }) => outcome)).toEqual(Array(5).fill('passed'));
    expect(check.line?.coordinates[0]).toEqual([20.35405, 42.83263]);
  });

  it.each<[string, Position[][], string]>([
    ['in two pieces that do not meet', [line.slice(0, 1000), line.slice(1010)], 'one-line'],
    ['that ends early', [line.slice(0, 1800)], 'length'],
    [
      'that crosses itself',
      [[...line.slice(0, 1000), [21.4, 42.9], [20.9, 42.9], ...line.slice(1000)]],
      'simple',
    ],
  ])('%s is refused with the check that failed', async (_, coordinates, failed) => {
    const { sha256 } = await test.keepFile(JSON.stringify({ type: 'MultiLineString', coordinates }));
    const answer = await test.askFor(importBoundary, { body: { ...choiceOf(sha256), ...facts } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().details.failed).toContain(failed);
  });

  it('far from the edition in force is warned of, not refused', async () => {
    const far = line.map(([longitude, latitude], index): Position => {
      const isNearAnEnd = index < 200 || index > line.length - 200;
      return isNearAnEnd ? [longitude, latitude] : [longitude, latitude + 0.05];
    });
    const { sha256 } = await test.keepFile(asGeoJson(far));
    const { checks }: BoundaryLineCheck = (
      await test.askFor(checkBoundaryLine, { body: choiceOf(sha256) })
    ).json();
    expect(checks.find(({ check }) => check === 'near-current')).toMatchObject({ outcome: 'warning' });
  });

  it('is asked for its system where the file contradicts itself', async () => {
    const metres = better.map((position) => toGrid(position, 'utm34n'));
    const system = { id: 0, name: 'Undefined geographic', organisation: 'NONE', code: 0 };
    const file = await test.keepFile(geoPackageOf(metres, system));
    expect(file.crs).toMatchObject({ needsChoice: true, plausible: ['utm34n'] });
    const choice = { ...choiceOf(file.sha256), crs: 'wgs84' };
    expect((await test.askFor(checkBoundaryLine, { body: choice })).json()).toMatchObject({
      code: 'unreadable-geometry',
      details: { reason: 'crs-contradicts-numbers' },
    });
  });

  it('is imported by the chair only, and out of files that were kept for it', async () => {
    const { sha256 } = await test.keepFile(asGeoJson(better));
    const body = { ...choiceOf(sha256), ...facts };
    expect((await test.askFor(importBoundary, { role: 'head', body })).statusCode).toBe(403);
    const unknown = { ...body, sha256: '0'.repeat(64) };
    expect((await test.askFor(importBoundary, { body: unknown })).statusCode).toBe(404);
  });
});
