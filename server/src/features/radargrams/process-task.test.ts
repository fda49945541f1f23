import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as contract from '@jsa/contract';
import { bytesInMemory, readRadargram, readRecording, writeRamac } from '@jsa/gpr-parsers';
import * as processing from '@jsa/gpr-processing';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dztUnderTest } from '#dzt-under-test.ts';
import { run as drawPicture } from './picture-task.ts';
import { run as processLine } from './process-task.ts';
import { type PyramidIndex, readPyramidIndex } from './pyramid-file.ts';

const name = 'SYNTHETIC.DZT';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jsa-process-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function processed(bytes: Uint8Array, fileName = name, channel = 0) {
  const path = join(folder, fileName);
  const pyramidPath = `${path}.pyramid`;
  await writeFile(path, bytes);
  const fractions: number[] = [];
  const files = [{ name: fileName, path, sha256: 'unused' }];
  const result = await processLine(
    { radargramId: 'r', files, inputSha256: 'input', channel, pyramidPath },
    (fraction) => fractions.push(fraction),
  );
  return { result, pyramidPath, fractions };
}

async function open(
  path: string,
): Promise<{ index: PyramidIndex; tileOf(level: number, block: number): Int16Array }> {
  const file = await readFile(path);
  const index = await readPyramidIndex(async (start, end) => file.subarray(start, end));
  return {
    index,
    tileOf(level, traceBlock) {
      const place = index.find({ level, traceBlock, sampleBlock: 0 });
      if (!place) throw new Error('no tile');
      return new Int16Array(Uint8Array.from(gunzipSync(file.subarray(place.start, place.end))).buffer);
    },
  };
}

describe('processing one channel', () => {
  it('cuts tiles of the size that the contract promises', () => {
    expect(processing.tileTraceCount).toBe(contract.tileTraceCount);
    expect(processing.tileSampleCount).toBe(contract.tileSampleCount);
  });

  it('writes tiles that are the processed amplitudes to half an integer step', async () => {
    const bytes = dztUnderTest();
    const { result, pyramidPath } = await processed(bytes);
    expect(result).toEqual({ outcome: 'written' });

    const { index, tileOf } = await open(pyramidPath);
    const recording = await readRecording([{ name, bytes: bytesInMemory(bytes) }]);
    const raw = await readRadargram(recording, 0);
    const expected = processing.runRecipe(raw, index.record.recipe);
    const { samplesPerTrace, amplitudeScale } = index.geometry;
    expect(samplesPerTrace).toBe(expected.samplesPerTrace);

    const tile = tileOf(0, 1);
    let worst = 0;
    for (let trace = 256; trace < 300; trace++) {
      for (let sample = 0; sample < 256; sample++) {
        const drawn = tile[(trace - 256) * 256 + sample] * amplitudeScale;
        worst = Math.max(worst, Math.abs(drawn - expected.samples[trace * samplesPerTrace + sample]));
      }
    }
    expect(worst).toBeLessThanOrEqual(amplitudeScale * 0.501);
    expect(tile.subarray(44 * 256).every((value) => value === 0)).toBe(true);
  });

  it('keeps how it was done beside the tiles', async () => {
    const { pyramidPath } = await processed(dztUnderTest());
    const { record } = (await open(pyramidPath)).index;
    expect(record.inputSha256).toBe('input');
    expect(record.codeVersion).toBe(processing.processingVersion);
    expect(record.recipeSha256).toBe(await processing.recipeSha256(record.recipe));
    expect(record.recipe.steps.length).toBeGreaterThan(3);
  });

  it('takes the channel that it is asked for', async () => {
    const bytes = dztUnderTest({ channelCount: 2 });
    const one = await open((await processed(bytes, 'TWO.DZT', 0)).pyramidPath);
    const two = await open((await processed(bytes, 'TWO.DZT', 1)).pyramidPath);
    expect(two.tileOf(0, 0)).not.toEqual(one.tileOf(0, 0));
  });

  it('tells of its progress from nothing to all', async () => {
    const { fractions } = await processed(dztUnderTest());
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('makes of a long line, in threads, what it makes of it in one', async () => {
    const bytes = dztUnderTest({ traceCount: 33_000, samplesPerTrace: 256 });
    const { pyramidPath } = await processed(bytes, 'THREADS.DZT');
    const { index, tileOf } = await open(pyramidPath);
    const recording = await readRecording([{ name, bytes: bytesInMemory(bytes) }]);
    const expected = processing.runRecipe(await readRadargram(recording, 0), index.record.recipe);
    const pyramid = processing.buildPyramid(expected);
    const { levels: _, ...told } = pyramid;
    expect(index.geometry).toMatchObject(told);
    for (const [level, block] of [
      [0, 0],
      [0, 128],
      [3, 7],
      [7, 1],
    ]) {
      expect(tileOf(level, block)).toEqual(processing.cutTile(pyramid, level, block, 0));
    }
  });

  it('says in a sentence why a lone rd3 cannot be processed', async () => {
    const { rd3 } = ramacUnderTest();
    const { result } = await processed(rd3, 'ALONE.rd3');
    expect(result).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('.rad') });
  });
});

function ramacUnderTest() {
  const { samples, ...rest } = writeRamac({
    name: 'ALONE',
    samplesPerTrace: 64,
    bitsPerSample: 16,
    sampleIntervalNs: 0.5,
    firstSampleNs: 0,
    traceSpacingM: 0.1,
    tracesPerSecond: null,
    relativePermittivity: 9,
    antennas: [{ name: '500 MHz', centreFrequencyMHz: 500, separationM: 0.18 }],
    channels: [new Int16Array(64 * 10).fill(7)],
    marks: [],
    positions: [],
    recordedAt: null,
    comment: null,
  });
  return { rd3: samples, ...rest };
}

describe('a picture', () => {
  it('shows the whole line, time downwards, as grey as its amplitude', async () => {
    const { pyramidPath } = await processed(dztUnderTest());
    const { index, tileOf } = await open(pyramidPath);
    const contrast = index.geometry.amplitudeMaximum;
    const png = decode(await drawPicture({ path: pyramidPath, tile: null, contrast }));
    expect([png.width, png.height, png.channels]).toEqual([300, 300, 1]);

    const tile = tileOf(0, 0);
    for (const [trace, sample] of [
      [0, 0],
      [17, 140],
      [255, 255],
    ]) {
      const amplitude = tile[trace * 256 + sample] / 32767;
      const grey = 128 + amplitude * (amplitude < 0 ? 128 : 127);
      expect(Math.abs(png.data[sample * 300 + trace] - grey)).toBeLessThanOrEqual(0.51);
    }
  });

  it('of one tile is 256 by 256, mid-grey beyond the line', async () => {
    const { pyramidPath } = await processed(dztUnderTest());
    const tile = { level: 0, traceBlock: 1, sampleBlock: 1 };
    const png = decode(await drawPicture({ path: pyramidPath, tile, contrast: null }));
    expect([png.width, png.height]).toEqual([256, 256]);
    expect(png.data[255 * 256 + 255]).toBe(128);
  });

  it('of a long line is at most 4096 traces wide', async () => {
    const { pyramidPath } = await processed(
      dztUnderTest({ traceCount: 4200, samplesPerTrace: 32 }),
      'LONG.DZT',
    );
    const png = decode(await drawPicture({ path: pyramidPath, tile: null, contrast: null }));
    expect([png.width, png.height]).toEqual([2100, 32]);
  });

  it('says from what and how it was made', async () => {
    const { pyramidPath } = await processed(dztUnderTest());
    const { index } = await open(pyramidPath);
    const png = decode(await drawPicture({ path: pyramidPath, tile: null, contrast: 2 }));
    expect(png.text.Description).toContain(index.record.recipeSha256);
    expect(png.text.Description).toContain('contrast 2');
  });
});
