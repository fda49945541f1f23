import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;

beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addDzt({ name: 'GOOD' });
  const bytes = writeDzt(fictionalRecording({ recordedAt: '2026-11-22T10:15:00' }));
  await folder.add('CUT.DZT', bytes.subarray(0, bytes.length - 5));
  await folder.add('SHORT.DZT', bytes.subarray(0, 500));
});
afterAll(() => folder.remove());

const check = (...words: string[]) => gpr(['check', ...words], { cwd: folder.path });

describe('gpr check', () => {
  it('calls a good recording sound and ends with 0', async () => {
    expect(await check('GOOD.DZT')).toEqual({ code: 0, stdout: 'GOOD.DZT: sound\n', stderr: '' });
    expect(await check('--quiet', 'GOOD.DZT')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('tells what is odd, with its code and place', async () => {
    const { code, stdout } = await check('CUT.DZT');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^CUT\.DZT: 1 warning\n {2}warning: .*\. \[partial-trace-dropped, CUT\.DZT, byte \d+\]\n$/,
    );
  });

  it('goes on after what cannot be read, counts, and ends with 2', async () => {
    const { code, stdout, stderr } = await check(folder.path);
    expect(code).toBe(2);
    expect(stdout).toContain('1 sound, 1 with warnings, 0 with errors, 1 not read.\n');
    expect(stderr).toMatch(/^gpr: SHORT\.DZT: .*\.\n$/);
  });

  it('ends with 1 when a part of a recording could not be read', async () => {
    const damaged = await createFixtureFolder();
    const path = await damaged.addRamac({ name: 'LINE04' });
    await damaged.add('LINE04.cor', '%PDF-1.7');
    const { code, stdout } = await gpr(['check', path]);
    expect(code).toBe(1);
    expect(stdout).toContain('1 error');
    await damaged.remove();
  });

  it('prints JSON, an object a recording', async () => {
    const { code, stdout } = await check('--json', 'GOOD.DZT', 'CUT.DZT', 'SHORT.DZT');
    expect(code).toBe(2);
    const [good, cut, short] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(good).toEqual({ format: 'dzt', name: 'GOOD', fileNames: ['GOOD.DZT'], findings: [] });
    expect(cut.findings).toEqual([
      expect.objectContaining({ code: 'partial-trace-dropped', severity: 'warning' }),
    ]);
    expect(short).toMatchObject({ format: null, error: { code: expect.any(String) } });
  });
});
