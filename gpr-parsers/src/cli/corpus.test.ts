import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpr, gprHere } from './testing.ts';

/** Real recordings and what another program decoded from them lie beside the repository; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/corpus');
const isThere = existsSync(join(corpus, 'truth.json'));
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its tests are skipped.');

const manual = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');

type Truth = {
  bits: number;
  samples_per_trace: number;
  trace_count: number;
  data?: { trace_first: { first8: number[] } }[];
};

const truths: Record<string, Truth> = isThere
  ? JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'))
  : {};
const paths = Object.keys(truths).filter((path) => /\.(dzt|rd3|dt1)$/i.test(path));

describe.runIf(isThere)('a real recording', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gpr-corpus-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(paths)(
    '%s has the shape that another program decoded, and findings that the manual knows',
    async (path) => {
      const { code, stdout } = await gprHere(['info', '--json', join(corpus, path)]);
      expect(code).toBe(0);
      const told = JSON.parse(stdout);
      for (const { code: known } of told.findings) expect(manual).toContain(`| \`${known}\` |`);
      expect(told).toMatchObject({
        traceCount: truths[path].trace_count,
        samplesPerTrace: truths[path].samples_per_trace,
        bitsPerSample: truths[path].bits,
      });
    },
  );

  it('becomes the NumPy array that another program decoded', async () => {
    const path = 'GPRPy/FILE____032.DZT';
    const out = join(folder, 'line.npy');
    expect((await gpr(['convert', join(corpus, path), '-o', out])).code).toBe(0);
    const bytes = readFileSync(out);
    const dataStart = 10 + bytes.readUInt16LE(8);
    const { trace_count, samples_per_trace, data } = truths[path];
    expect(bytes.length).toBe(dataStart + 4 * trace_count * samples_per_trace);
    const first8 = Array.from(
      { length: 8 },
      (_, sample) => bytes.readFloatLE(dataStart + 4 * sample) + 32768,
    );
    expect(first8).toEqual(data?.[0].trace_first.first8);
  });

  it('is drawn, whatever its format', async () => {
    for (const path of ['GPRPy/FILE____032.DZT', 'RGPR/LINE02.DT1', 'RGPR/test.sgy', 'ImpDAR/ten_col.rad']) {
      const { code } = await gprHere(['plot', join(corpus, path), '--force', '-o', join(folder, 'line.png')]);
      expect([path, code]).toEqual([path, 0]);
    }
  });

  it('that ends inside its text is refused in a sentence', async () => {
    const { code, stderr } = await gprHere(['info', join(corpus, 'GeoHammer')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^gpr: .*\.sgy: .*\.\n$/);
  });
});
