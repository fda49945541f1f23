import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { slimPostgisBundle, tarEntries } from './slim-postgis.ts';

const folder = mkdtempSync(join(tmpdir(), 'jsa-slim-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('slimPostgisBundle', () => {
  it('keeps the core of PostGIS and leaves out raster, topology and the upgrade scripts', () => {
    const tar = gunzipSync(readFileSync(slimPostgisBundle(folder)));
    const names = [...tarEntries(tar)].map(({ name }) => name);
    expect(names.some((name) => name.endsWith('/postgis.control'))).toBe(true);
    expect(names.some((name) => name.endsWith('proj.db'))).toBe(true);
    expect(names.filter((name) => /raster|topology|tiger/.test(name))).toEqual([]);
    expect(tar.length).toBeLessThan(40e6);
  });

  it('makes it once', () => {
    const bundle = slimPostgisBundle(folder);
    const madeAt = statSync(bundle).mtimeMs;
    expect(slimPostgisBundle(folder)).toEqual(bundle);
    expect(statSync(bundle).mtimeMs).toBe(madeAt);
  });
});
