import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalAmplitudes } from '#fictional-recording.ts';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;
const amplitudes = fictionalAmplitudes(20 * 16, 16);
const twoChannels = {
  channels: [fictionalAmplitudes(20 * 16, 16, 1), fictionalAmplitudes(20 * 16, 16, 2)],
  antennas: [400, 900].map((centreFrequencyMHz) => ({
    name: `${centreFrequencyMHz} MHz`,
    centreFrequencyMHz,
    separationM: null,
  })),
};

beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addRamac({ name: 'LINE01', channels: [amplitudes] });
  await folder.addDzt({ name: 'TWO', ...twoChannels });
});
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const convert = (...words: string[]) => gpr(['convert', ...words], { cwd: folder.path });

/** NumPy's format read by what its description says, and by nothing of this package. */
async function readNpy(path: string): Promise<{ shape: number[]; values: Float32Array }> {
  const bytes = await readFile(path);
  expect(bytes.toString('latin1', 0, 8)).toBe('\u0093NUMPY\u0001\u0000');
  const dataStart = 10 + bytes.readUInt16LE(8);
  expect(dataStart % 64).toBe(0);
  const description = bytes.toString('latin1', 10, dataStart);
  expect(description).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \([\d, ]+\), \} *\n$/);
  const shape = (/\(([\d, ]+)\)/.exec(description)?.[1] ?? '').split(',').map(Number);
  const values = new Float32Array(bytes.subarray(dataStart).length / 4);
  for (let at = 0; at < values.length; at++) values[at] = bytes.readFloatLE(dataStart + 4 * at);
  return { shape, values };
}

describe('gpr convert --to npy', () => {
  it('writes float32, traces × samples', async () => {
    expect(await convert('LINE01.rd3', '--to', 'npy', '-o', 'line.npy')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const { shape, values } = await readNpy(at('line.npy'));
    expect(shape).toEqual([20, 16]);
    expect(values).toEqual(Float32Array.from(amplitudes));
  });

  it('writes a line that takes many blocks without a seam', async () => {
    const long = fictionalAmplitudes(3000 * 1024, 16);
    await folder.addRamac({ name: 'LONG', samplesPerTrace: 1024, channels: [long] });
    await convert('LONG.rad', '-o', 'long.npy');
    const { shape, values } = await readNpy(at('long.npy'));
    expect(shape).toEqual([3000, 1024]);
    expect(values).toEqual(Float32Array.from(long));
  });

  it('writes the channel that is asked for, and says that it took the first when none is', async () => {
    const asked = await convert('TWO.DZT', '--to', 'npy', '--channel', '1');
    expect(asked.code).toBe(0);
    const { values } = await readNpy(at('TWO-channel1.npy'));
    expect([...values.subarray(2, 16)]).toEqual([...twoChannels.channels[1].subarray(2, 16)]);
    const first = await convert('TWO.DZT', '--to', 'npy');
    expect(first.stderr).toContain(
      'TWO: Of 2 channels the first (0) is written; name another with --channel.',
    );
    const { values: ofFirst } = await readNpy(at('TWO.npy'));
    expect([...ofFirst.subarray(2, 16)]).toEqual([...twoChannels.channels[0].subarray(2, 16)]);
  });

  it('says when amplitudes have more bits than a float32', async () => {
    const wide = Int32Array.from({ length: 20 * 16 }, (_, at) => (at < 3 ? 2 ** 25 + 1 : at));
    await folder.addRamac({ name: 'WIDE', bitsPerSample: 32, channels: [wide] });
    const { code, stderr } = await convert('WIDE.rd7', '--to', 'npy');
    expect(code).toBe(0);
    expect(stderr).toBe(
      'WIDE: 3 amplitudes have more than the 24 bits that a float32 holds exactly; they are rounded.\n',
    );
  });

  it('is read by NumPy', async ({ skip }) => {
    const script = 'import numpy, sys; a = numpy.load(sys.argv[1]); print(a.dtype, a.shape, int(a[1, 2]))';
    await convert('LINE01.rd3', '--to', 'npy', '-o', 'numpy.npy');
    const { status, stdout } = spawnSync('python3', ['-c', script, at('numpy.npy')], { encoding: 'utf8' });
    skip(status !== 0, 'There is no python3 with numpy here.');
    expect(stdout.trim()).toBe(`float32 (20, 16) ${amplitudes[18]}`);
  });
});

describe('gpr convert --to csv', () => {
  it('writes a row a trace, under the times of the samples', async () => {
    const { code, stdout, stderr } = await convert('LINE01.rd3', '--to', 'csv', '-o', '-');
    expect([code, stderr]).toEqual([0, '']);
    const rows = stdout.trim().split('\n');
    expect(rows).toHaveLength(21);
    expect(rows[0].split(',').slice(0, 4)).toEqual(['trace', '0', '0.125', '0.25']);
    expect(rows[2]).toBe(`1,${amplitudes.subarray(16, 32).join(',')}`);
  });
});

describe('what is written by gpr convert', () => {
  it('is there under its name only when it is whole', async () => {
    const { code, stderr } = await convert('LINE01.rd3', '--to', 'npy', '-o', 'nowhere/line.npy');
    expect([code, stderr]).toEqual([
      2,
      'gpr: nowhere/line.npy cannot be written: there is no such file or folder.\n',
    ]);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is one recording, where it goes to standard output', async () => {
    const { code, stdout, stderr } = await convert('LINE01.rd3', 'TWO.DZT', '--to', 'csv', '-o', '-');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('gpr: standard output cannot hold several recordings; name a folder for them');
  });

  it('takes the place of no file, and of no input even with --force', async () => {
    await folder.add('kept.csv', 'kept');
    const refused = await convert('LINE01.rd3', '-o', 'kept.csv');
    expect(refused).toMatchObject({
      code: 2,
      stderr: 'gpr: kept.csv is there already. Name another output, or add --force.\n',
    });
    expect(await readFile(at('kept.csv'), 'utf8')).toBe('kept');
    expect((await convert('LINE01.rd3', '--force', '-o', 'kept.csv')).code).toBe(0);
    const before = await readFile(at('LINE01.rad'));
    const input = await convert('LINE01.rd3', '--force', '--to', 'csv', '-o', 'LINE01.rad');
    expect(input).toMatchObject({
      code: 2,
      stderr: 'gpr: LINE01.rad is a file that is read; it is never written over. Name another output.\n',
    });
    expect(await readFile(at('LINE01.rad'))).toEqual(before);
  });
});
