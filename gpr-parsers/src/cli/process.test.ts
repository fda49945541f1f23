import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesInMemory, openRecording, type Radargram, readRadargram } from '@jsa/gpr-parsers';
import * as processing from '@jsa/gpr-processing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalAmplitudes, fictionalFix } from '#fictional-recording.ts';
import type { ProcessingCompanion } from './processing-companion.ts';
import { createFixtureFolder, type FixtureFolder, gpr, gprHere, gprIn } from './testing.ts';

let folder: FixtureFolder;
let line: string;
let radargram: Radargram;

const samplesPerTrace = 64;
const traceCount = 700;

const recipe = {
  steps: [
    { step: 'dewow', values: { windowNs: 2 } },
    { step: 'background-removal', values: {} },
  ],
};

beforeAll(async () => {
  folder = await createFixtureFolder();
  line = await folder.addDzt({
    name: 'LINE01',
    samplesPerTrace,
    channels: [1, 2].map((seed) => fictionalAmplitudes(samplesPerTrace * traceCount, 16, seed)),
    antennas: [400, 900].map((frequency) => ({
      name: `${frequency} MHz`,
      centreFrequencyMHz: frequency,
      separationM: null,
    })),
    positions: [fictionalFix(0, { elevationM: 500 }), fictionalFix(600, { elevationM: 503 })],
  });
  const bytes = bytesInMemory(await readFile(line));
  radargram = await readRadargram(await openRecording([{ name: 'LINE01.DZT', bytes }]), 0);
  await folder.add('recipe.json', JSON.stringify(recipe));
});
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);

/** As NumPy reads it: a header as text, then floats. */
async function readNpy(path: string) {
  const bytes = await readFile(path);
  const start = 10 + bytes.readUInt16LE(8);
  const shape = /\((\d+), (\d+)\)/
    .exec(bytes.toString('latin1', 10, start))
    ?.slice(1)
    .map(Number);
  return { shape, samples: new Float32Array(Uint8Array.from(bytes.subarray(start)).buffer) };
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('gpr process', () => {
  it('writes what the recipe makes of the line, to the last bit', async () => {
    const words = ['process', line, '--recipe', at('recipe.json'), '-o', at('line.npy')];
    expect(await gpr(words)).toEqual({ code: 0, stdout: '', stderr: '' });
    const { shape, samples } = await readNpy(at('line.npy'));
    expect(shape).toEqual([traceCount, samplesPerTrace]);
    expect(samples).toEqual(processing.runRecipe(radargram, recipe).samples);
  });

  it('writes beside it all that is needed to make it again', async () => {
    const record = await readJson(at('line.npy.json'));
    const complete = processing.completeRecipe(recipe);
    expect(record).toMatchObject({
      recipe: complete,
      recipeSha256: await processing.recipeSha256(complete),
      codeVersion: processing.processingVersion,
      input: { name: 'LINE01', format: 'dzt', channel: 0, placedByFixes: false },
      result: { traceCount, samplesPerTrace, sampleIntervalNs: radargram.sampleIntervalNs, depthAxis: null },
    });
    const files = await Promise.all(
      ['LINE01.DZG', 'LINE01.DZT'].map(async (name) => `${sha256(await readFile(at(name)))}  ${name}\n`),
    );
    expect(record.inputSha256).toBe(sha256(files.sort().join('')));
    const npy = await readFile(at('line.npy'));
    expect(record.result.samplesSha256).toBe(sha256(npy.subarray(npy.length - 4 * radargram.samples.length)));
  });

  it('makes the same again from the record, in any number of threads', async () => {
    for (const threads of ['0', '1', '2']) {
      const out = at(`again-${threads}.npy`);
      const words = ['process', line, '-r', at('line.npy.json'), '-o', out, '--threads', threads];
      expect(await gpr(words)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(await readFile(out)).toEqual(await readFile(at('line.npy')));
      expect(await readFile(`${out}.json`)).toEqual(await readFile(at('line.npy.json')));
    }
  });

  it('takes the recipe that the channel is first shown with when none is given', async () => {
    const words = ['process', line, '--channel', '1', '--record', at('second.json')];
    expect(await gpr(words, { cwd: folder.path })).toMatchObject({ code: 0 });
    const { recipe: taken, input } = await readJson(at('second.json'));
    const antenna = { name: null, centreFrequencyMHz: 900, separationM: null };
    expect(taken).toEqual(processing.defaultRecipe({ ...radargram, antenna }));
    expect(input.channel).toBe(1);
    expect((await readNpy(at('LINE01-channel1-processed.npy'))).shape).toEqual([traceCount, samplesPerTrace]);
  });

  it('takes a preset by its name', async () => {
    expect(await gpr(['process', line, '--preset', 'soil-400-500', '-o', at('preset.npy')])).toMatchObject({
      code: 0,
    });
    const preset = processing.presets.find(({ id }) => id === 'soil-400-500');
    expect((await readJson(at('preset.npy.json'))).recipe).toEqual(preset?.recipeFor(radargram));
  });

  it('draws the processed line, with its depths where it was converted', async () => {
    const toDepth = { steps: [{ step: 'time-to-depth', values: { velocityMPerNs: 0.1 } }] };
    await folder.add('depth.json', JSON.stringify(toDepth));
    const words = ['process', line, '-r', at('depth.json'), '-o', at('depth.png')];
    expect(await gpr(words)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect([...(await readFile(at('depth.png'))).subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const { result } = await readJson(at('depth.png.json'));
    expect(result.depthAxis.sampleIntervalM).toBeGreaterThan(0);
    expect(result.sampleIntervalNs).toBeNull();
  });

  it('gives traces distances and heights from fixes when asked to, and tells where it went beyond them', async () => {
    const topography = { steps: [{ step: 'topographic-correction', values: { velocityMPerNs: 0.1 } }] };
    await folder.add('topography.json', JSON.stringify(topography));
    const words = ['process', line, '-r', at('topography.json'), '-o', at('hung.npy')];
    const without = await gpr(words);
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(/^gpr: .*height/);
    const { code, stderr } = await gpr([...words, '--place']);
    expect(stderr).toContain('LINE01: 99 traces lie before the first or behind the last fix');
    expect(code).toBe(0);
    const { input, result } = await readJson(at('hung.npy.json'));
    expect(input.placedByFixes).toBe(true);
    expect(result.elevationsM ?? result.traceDistancesM).toHaveLength(traceCount);
    expect((await readNpy(at('hung.npy'))).shape?.[1]).toBeGreaterThan(samplesPerTrace);
  });

  it('writes to standard output with the record elsewhere', async () => {
    const refused = await gpr(['process', line, '-o', '-']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'gpr: beside standard output there is no place for the record; name one with --record.\n',
    ]);
    const { code, stdout } = await gpr(['process', line, '-o', '-', '--record', at('piped.json')]);
    expect(code).toBe(0);
    expect(stdout).toContain('NUMPY');
  });

  it('writes over nothing, and leaves no half result', async () => {
    const there = await gpr(['process', line, '-r', at('recipe.json'), '-o', at('line.npy')]);
    expect(there.stderr).toBe(
      `gpr: ${at('line.npy')} is there already. Name another output, or add --force.\n`,
    );
    await folder.add('free.npy.json', 'a record');
    const record = await gpr(['process', line, '-r', at('recipe.json'), '-o', at('free.npy')]);
    expect([record.code, record.stderr]).toEqual([
      2,
      `gpr: ${at('free.npy.json')} is there already. Name another output, or add --force.\n`,
    ]);
    await expect(readFile(at('free.npy'))).rejects.toThrow('ENOENT');
    const forced = [
      'process',
      line,
      '-r',
      at('recipe.json'),
      '-o',
      at('own.npy'),
      '--record',
      line,
      '--force',
    ];
    expect((await gpr(forced)).stderr).toContain('is a file that is read; it is never written over');
  });

  it.each([
    ['no recipe', '{"steps": 5}', 'bad.json is no recipe: it has no list "steps".'],
    ['an entry that is no step', '{"steps": [{"values": {}}]}', 'entry 1 of "steps" is not'],
    ['no JSON', '{steps', 'bad.json is no JSON: '],
    ['an unknown step', '{"steps": [{"step": "dowow"}]}', 'There is no processing step called "dowow".'],
    [
      'an unknown value',
      '{"steps": [{"step": "dewow", "values": {"window": 1}}]}',
      'has no value called "window"',
    ],
    ['a value out of bounds', '{"steps": [{"step": "dewow", "values": {"windowNs": -1}}]}', 'must be'],
  ])('refuses %s in a sentence', async (_, content, sentence) => {
    const bad = await folder.add('bad.json', content);
    const { code, stdout, stderr } = await gprHere(['process', line, '--recipe', bad, '-o', at('never.npy')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^gpr: .*\.\n$/);
    expect(stderr).toContain(sentence);
  });

  it.each([
    [['--recipe', 'gone.json'], 'gone.json cannot be read: there is no such file or folder.'],
    [['--preset', 'peat'], 'there is no preset "peat". The presets are soil-100-200'],
    [['--preset', 'soil-400-500', '--recipe', 'x.json'], '--recipe and --preset are two recipes'],
    [['-o', 'x.csv'], '"x.csv" cannot be written, only files that end in npy or png.'],
    [['--channel', '7'], 'LINE01 has no channel 7: it has 2 channels, counted from 0.'],
    [['--threads', 'all'], '--threads is "all", not a whole number from 0 to 64.'],
  ])('refuses %j in a sentence', async (words, sentence) => {
    const { code, stdout, stderr } = await gprHere(['process', line, ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`gpr: ${sentence}`);
  });
});

describe('gpr steps', () => {
  it('lists every step with what a recipe needs of it', async () => {
    const { code, stdout } = await gpr(['steps', '--json']);
    expect(code).toBe(0);
    const wanted = processing.steps.map(({ id, label, definition, source, parameters }) => ({
      id,
      label,
      definition,
      source,
      parameters,
    }));
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(wanted)));
  });

  it('tells them to people, with bounds and defaults', async () => {
    const { stdout } = await gpr(['steps']);
    expect(stdout).toMatch(/^dewow {2,}Dewow/m);
    expect(stdout).toContain('    average: mean, median (as a rule "mean")');
    expect((await gpr(['steps', line])).code).toBe(2);
  });
});

describe('the package that processes', () => {
  it('has what the tool asks of it', () => {
    const asked: ProcessingCompanion = processing;
    expect(asked.processingVersion).toBe(processing.processingVersion);
  });

  it('is missed in a sentence where it is not installed', async () => {
    const alone = await createFixtureFolder();
    const house = join(import.meta.dirname, '..', '..');
    await cp(join(house, 'src'), join(alone.path, 'src'), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
    await cp(join(house, 'package.json'), join(alone.path, 'package.json'));
    const main = join(alone.path, 'src', 'cli', 'main.ts');
    for (const words of [['steps'], ['process', line]]) {
      expect(await gprIn(main, words)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'gpr: for this the package @jsa/gpr-processing is needed, and it is not installed beside @jsa/gpr-parsers.\n',
      });
    }
    expect(await gprIn(main, ['info', line])).toMatchObject({ code: 0 });
    await alone.remove();
  });
});
