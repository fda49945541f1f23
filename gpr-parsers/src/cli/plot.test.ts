import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;

/** A picture read back: chunk by chunk, as the PNG standard lays them out. */
async function readPng(path: string) {
  const bytes = await readFile(path);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const head = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  expect(rows.length).toBe((width + 1) * height);
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const colourAt = (x: number, y: number) => [
    ...palette.subarray(3 * rows[y * (width + 1) + 1 + x], 3 * rows[y * (width + 1) + 1 + x] + 3),
  ];
  return { width, height, colourAt };
}

beforeAll(async () => {
  folder = await createFixtureFolder();
});
afterAll(() => folder.remove());

/** 100 traces of 50 samples that are 0 but for one strong reflector, positive over negative. */
function reflector(sample: number): Int16Array {
  const amplitudes = new Int16Array(100 * 50);
  for (let trace = 0; trace < 100; trace++) {
    amplitudes[trace * 50 + sample] = 20_000;
    amplitudes[trace * 50 + sample + 1] = -20_000;
  }
  return amplitudes;
}

const plain = { samplesPerTrace: 50, channels: [reflector(25)] };

describe('gpr plot', () => {
  it('draws a reflector white over black in the middle of grey', async () => {
    const line = await folder.addRamac({ name: 'LINE01', ...plain });
    const out = join(folder.path, 'line.png');
    expect(await gpr(['plot', '-o', out, line])).toEqual({ code: 0, stdout: '', stderr: '' });
    const { width, height, colourAt } = await readPng(out);
    expect([width, height]).toEqual([90 + 700 + 24, 42 + 350 + 22]);
    const rowOf = (sample: number) => 42 + sample * 7 + 3;
    expect(colourAt(400, rowOf(10))).toEqual([128, 128, 128]);
    expect(colourAt(400, rowOf(25))).toEqual([255, 255, 255]);
    expect(colourAt(400, rowOf(26))).toEqual([0, 0, 0]);
    expect(colourAt(400, rowOf(40))).toEqual([128, 128, 128]);
  });

  it('keeps what is narrow when many traces share a column', async () => {
    const amplitudes = new Int16Array(1000 * 50);
    amplitudes[707 * 50 + 25] = 30_000;
    const line = await folder.addRamac({ name: 'NARROW', samplesPerTrace: 50, channels: [amplitudes] });
    const out = join(folder.path, 'narrow.png');
    await gpr(['plot', '--width', '100', '--percentile', '100', '-o', out, line]);
    const { width, colourAt } = await readPng(out);
    expect(width).toBe(90 + 700 + 24);
    expect(colourAt(90 + 70 * 7 + 3, 42 + 25 * 7 + 3)).toEqual([255, 255, 255]);
  });

  it('draws about the level at which a channel was recorded', async () => {
    const channels = [reflector(25).map((amplitude) => amplitude / 2 + 12_000)];
    const line = await folder.addRamac({ name: 'HIGH', samplesPerTrace: 50, channels });
    const out = join(folder.path, 'high.png');
    await gpr(['plot', '-o', out, line]);
    const { colourAt } = await readPng(out);
    expect(colourAt(400, 42 + 10 * 7 + 3)).toEqual([128, 128, 128]);
  });

  it('makes late echoes stronger with --gain', async () => {
    const late = reflector(10);
    for (let at = 0; at < late.length; at++) if (at % 50 === 40) late[at] = 4_000;
    const line = await folder.addRamac({ name: 'LATE', samplesPerTrace: 50, channels: [late] });
    const greyOf = async (...words: string[]) => {
      const out = join(folder.path, `late${words.join('')}.png`);
      await gpr(['plot', '--percentile', '100', '-o', out, ...words, line]);
      return (await readPng(out)).colourAt(400, 42 + 40 * 7 + 3)[0];
    };
    const [without, with2] = [await greyOf(), await greyOf('--gain', '2')];
    expect(without).toBeGreaterThan(128);
    expect(without).toBeLessThan(180);
    expect(with2).toBe(255);
  });

  it('draws all channels, or the one that is asked for', async () => {
    const channels = [reflector(25), reflector(25)];
    const antennas = [0, 1].map(() => ({ name: '400 MHz', centreFrequencyMHz: 400, separationM: null }));
    const line = await folder.addDzt({ name: 'TWO', samplesPerTrace: 50, channels, antennas });
    const [both, one] = [join(folder.path, 'both.png'), join(folder.path, 'one.png')];
    expect((await gpr(['plot', '-o', both, line])).code).toBe(0);
    expect((await gpr(['plot', '-o', one, '--channel', '1', line])).code).toBe(0);
    expect((await readPng(both)).height).toBe(2 * (await readPng(one)).height);
    const refused = await gpr(['plot', '-o', one, '--force', '--channel', '2', line]);
    expect(refused).toMatchObject({
      code: 2,
      stderr: 'gpr: TWO has no channel 2: it has 2 channels, counted from 0.\n',
    });
  });

  it('refuses a recording without a trace', async () => {
    const line = await folder.addDzt({ name: 'EMPTY', ...plain });
    await truncate(line, 1024);
    const { code, stderr } = await gpr(['plot', line], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('gpr: EMPTY has no trace to draw.\n');
  });

  it('writes several recordings into a folder, and not into one file', async () => {
    const lines = [
      await folder.addDzt({ name: 'A', ...plain }),
      await folder.addDzt({ name: 'B', ...plain }),
    ];
    const folderOut = `${join(folder.path, 'pictures')}/`;
    expect((await gpr(['plot', '-o', folderOut, ...lines])).code).toBe(0);
    for (const name of ['A', 'B']) await readPng(join(folderOut, `${name}.png`));
    const { code, stderr } = await gpr(['plot', '-o', 'one.png', ...lines], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('one.png cannot hold several recordings; name a folder for them');
  });
});
