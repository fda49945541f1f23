import { existsSync } from 'node:fs';
import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalAmplitudes, fictionalFix } from '#fictional-recording.ts';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;
const channels = [1, 2].map((seed) => fictionalAmplitudes(100 * 16, 16, seed));

beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addDzt({
    name: 'LINE01',
    channels: [channels[0]],
    marks: [{ trace: 3, kind: 'user' }],
    positions: [fictionalFix(0), fictionalFix(99)],
  });
  await folder.addDzt({
    name: 'TWO',
    channels,
    antennas: [400, 900].map((mhz) => ({ name: `${mhz}MHz`, centreFrequencyMHz: mhz, separationM: null })),
  });
});
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const convert = (...words: string[]) => gpr(['convert', ...words], { cwd: folder.path });

async function told(name: string) {
  const { stdout } = await gpr(['info', '--json', at(name)]);
  return JSON.parse(stdout);
}

/** The amplitudes as text, so that two files can be compared whatever their format. */
async function amplitudesOf(name: string, ...words: string[]): Promise<string> {
  const { stdout } = await convert(name, '--to', 'csv', '-o', '-', ...words);
  return stdout.split('\n').slice(1).join('\n');
}

describe('gpr convert to a format of an instrument', () => {
  it.each(['rd3', 'segy', 'dzt'])('keeps amplitudes, times, spacing and positions in %s', async (kind) => {
    const { code } = await convert('LINE01.DZT', '--to', kind, '-o', `copy-${kind}.${kind}`);
    expect(code).toBe(0);
    const [original, copy] = [await told('LINE01.DZT'), await told(`copy-${kind}.${kind}`)];
    for (const name of [
      'traceCount',
      'samplesPerTrace',
      'bitsPerSample',
      'timeWindowNs',
      'sampleIntervalNs',
    ]) {
      expect([name, copy[name]]).toEqual([name, original[name]]);
    }
    expect(copy.traceSpacingM).toBeCloseTo(original.traceSpacingM, 6);
    expect(copy.positions.count).toBe(2);
    expect(copy.positions.last.longitudeDeg).toBeCloseTo(original.positions.last.longitudeDeg, 6);
    expect(await amplitudesOf(`copy-${kind}.${kind}`)).toBe(await amplitudesOf('LINE01.DZT'));
  });

  it('tells on standard error what the target cannot hold, and which files it wrote', async () => {
    const { code, stderr } = await convert('LINE01.DZT', '--to', 'rd3', '-o', 'out/');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^LINE01: 1 marks?: .*\.$/m);
    const written = ['rd3', 'rad', 'cor'].map((extension) => join('out', `LINE01.${extension}`)).join(', ');
    expect(stderr).toContain(`LINE01: Written: ${written}.`);
  });

  it('writes the one channel that is asked for', async () => {
    await convert('TWO.DZT', '--to', 'rd3', '--channel', '1');
    expect(await told('TWO-channel1.rd3')).toMatchObject({
      channelCount: 1,
      antenna: { centreFrequencyMHz: 900 },
    });
    expect(await amplitudesOf('TWO-channel1.rd3')).toBe(await amplitudesOf('TWO.DZT', '--channel', '1'));
  });

  it('writes an rd7 where 16 bits are too few, and says so', async () => {
    await folder.addDzt({ name: 'WIDE', bitsPerSample: 32, channels: [fictionalAmplitudes(100 * 16, 32)] });
    const { stderr } = await convert('WIDE.DZT', '-o', 'wide.rd3');
    expect(stderr).toContain('WIDE: Written: wide.rd7, wide.rad.');
  });

  it('writes nothing when one of its files is there already', async () => {
    await folder.add('kept.rad', 'kept');
    const { code, stderr } = await convert('LINE01.DZT', '-o', 'kept.rd3');
    expect([code, stderr]).toEqual([
      2,
      'gpr: kept.rad is there already. Name another output, or add --force.\n',
    ]);
    expect(existsSync(at('kept.rd3'))).toBe(false);
    expect(await readFile(at('kept.rad'), 'utf8')).toBe('kept');
  });

  it('refuses what does not fit into memory, and says what can be written instead', async () => {
    const path = await folder.addDzt({ name: 'HUGE' });
    await truncate(path, 3e9); // takes no room on the disk
    const { code, stderr } = await convert('HUGE.DZT', '--to', 'rd3');
    expect([code, stderr]).toEqual([
      2,
      'gpr: HUGE has 3.0 GB of amplitudes; in this format at most 2.1 GB are written. Write npy or csv, or one channel with --channel.\n',
    ]);
  });

  it('does not write several files to standard output', async () => {
    const { code, stderr } = await convert('LINE01.DZT', '--to', 'segy', '-o', '-');
    expect(code).toBe(2);
    expect(stderr).toContain('name one of them with -o');
  });
});
