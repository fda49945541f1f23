import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Group, File as Hdf5File, ready } from 'h5wasm';
import { describe, expect, it } from 'vitest';
import { type ByteSource, bytesInMemory, type NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { gprmax } from './index.ts';

type Floats = Float32Array | Float64Array;

/** A model in HDF5, written by HDF5 itself: attributes by the path of their group, tables by their own. */
type Model = {
  readonly attributes?: Readonly<
    Record<string, Readonly<Record<string, string | number | number[] | Floats>>>
  >;
  readonly tables?: Readonly<Record<string, { readonly values: Floats; readonly shape: number[] }>>;
};

const steps = { rxsteps: [10, 0, 0], srcsteps: [10, 0, 0], dx_dy_dz: Float64Array.of(0.002, 0.002, 0.002) };
const root = { Title: 'DEMO', gprMax: '3.1.6', Iterations: 4, dt: 1.25e-11, nrx: 1, ...steps };
/** Four times in rows, three runs in columns. */
const rows = Float32Array.from({ length: 12 }, (_, index) => index - 3.5);
const table = { values: rows, shape: [4, 3] };
const demo: Model = { attributes: { '/': root }, tables: { 'rxs/rx1/Ez': table } };

let writtenCount = 0;

/** Groups come of the paths. HDF5 is asked for the layout that h5py asks it for. */
async function write({ attributes = {}, tables = {} }: Model, compression?: number): Promise<NamedSource> {
  const { FS } = await ready;
  const name = `demo${writtenCount++}.out`;
  const file = new Hdf5File(name, 'w', { libver: ['earliest', 'latest'] });
  const groupAt = (path: string) =>
    path
      .split('/')
      .filter((part) => part !== '')
      .reduce<Group>((parent, part) => (parent.get(part) as Group | null) ?? parent.create_group(part), file);
  for (const [path, values] of Object.entries(attributes)) {
    for (const [key, value] of Object.entries(values)) groupAt(path).create_attribute(key, value);
  }
  for (const [path, { values, shape }] of Object.entries(tables)) {
    const slash = path.lastIndexOf('/');
    const pieces = compression === undefined ? {} : { chunks: shape, compression };
    const own = { name: path.slice(slash + 1), data: values, shape, ...pieces };
    groupAt(path.slice(0, slash)).create_dataset(own);
  }
  file.close();
  return { name, bytes: bytesInMemory(FS.readFile(name).slice()) };
}

async function open(source: NamedSource) {
  const recording = await gprmax.open([source]);
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

/** A file with some of its bytes changed. */
async function spoilt({ name, bytes }: NamedSource, change: (bytes: Uint8Array) => Uint8Array) {
  return { name, bytes: bytesInMemory(change(new Uint8Array(await bytes.slice(0, bytes.byteLength)))) };
}

describe('a gprMax output', () => {
  it('has a trace for each run of the model, and says that it was computed', async () => {
    const recording = await open(await write(demo));
    expect(recording).toMatchObject({
      format: 'gprmax',
      instrument: null,
      traceCount: 3,
      samplesPerTrace: 4,
      bitsPerSample: 32,
      firstSampleNs: 0,
      comment: 'DEMO',
      channels: [{ name: 'Ez' }],
      rawHeader: { gprMax: '3.1.6', Iterations: 4, nrx: 1, rxsteps: [10, 0, 0] },
      codes: ['computed-from-model'],
    });
    expect(recording.sampleIntervalNs).toBeCloseTo(0.0125, 15);
    expect(recording.timeWindowNs).toBeCloseTo(0.05, 15);
    expect(recording.traceSpacingM).toBeCloseTo(0.02, 15);
    expect([...(await recording.readTraces(0, 1, 3))]).toEqual([-2.5, 0.5, 3.5, 6.5, -1.5, 1.5, 4.5, 7.5]);
    expect((await recording.readAlong()).marks).toEqual([]);
  });

  it('of one run has one trace', async () => {
    const { traceCount, samplesPerTrace } = await open(
      await write({ ...demo, tables: { 'rxs/rx1/Ez': { values: rows, shape: [12] } } }),
    );
    expect([traceCount, samplesPerTrace]).toEqual([1, 12]);
  });

  it('keeps floats of 64 bits exactly', async () => {
    const values = Float64Array.of(Math.PI, -Math.E, 1e-300, 4);
    const recording = await open(
      await write({ ...demo, tables: { 'rxs/rx1/Ez': { values, shape: [4, 1] } } }),
    );
    expect(recording.bitsPerSample).toBe(64);
    expect(await recording.readTraces(0, 0, 1)).toEqual(values);
  });

  it('has a channel for each component of each receiver, in the order of their numbers', async () => {
    const paths = ['rxs/rx10/Ez', 'rxs/rx2/Hx', 'rxs/rx2/Ez'];
    const tables = Object.fromEntries(
      paths.map((path, index) => [path, { ...table, values: rows.map((row) => row + 100 * index) }]),
    );
    const recording = await open(await write({ ...demo, tables }));
    expect(recording.channels.map(({ name }) => name)).toEqual(['rx2 Ez', 'rx2 Hx', 'rx10 Ez']);
    const first = await Promise.all([0, 1, 2].map((channel) => recording.readTraces(channel, 0, 1)));
    expect(first.map(([sample]) => sample)).toEqual([196.5, 96.5, -3.5]);
  });

  it('knows how far the receiver is from the source, where there is one source', async () => {
    const source = { Type: 'HertzianDipole', Position: Float64Array.of(0.25, 0.5, 0) };
    const attributes = {
      '/': root,
      'rxs/rx1': { Name: 'A', Position: Float64Array.of(0.5, 0.5, 0) },
      'srcs/src1': source,
    };
    const one = await open(await write({ ...demo, attributes }));
    expect(one.channels[0].antenna).toEqual({
      name: 'HertzianDipole',
      centreFrequencyMHz: null,
      separationM: 0.25,
    });
    expect(one.rawHeader).toMatchObject({ 'srcs/src1 Type': 'HertzianDipole', 'rxs/rx1 Name': 'A' });
    const two = await open(await write({ ...demo, attributes: { ...attributes, 'srcs/src2': source } }));
    expect(two.channels[0].antenna).toMatchObject({ name: null, separationM: null });
  });

  it('has no spacing where source and receiver go apart, or where it says nothing of steps', async () => {
    const apart = { ...root, srcsteps: [0, 0, 0] };
    expect(await open(await write({ ...demo, attributes: { '/': apart } }))).toMatchObject({
      traceSpacingM: null,
      codes: ['offset-changes', 'computed-from-model'],
    });
    const still = { ...apart, rxsteps: [0, 0, 0] };
    expect((await open(await write({ ...demo, attributes: { '/': still } }))).traceSpacingM).toBeNull();
    const merged = await open(await write({ ...demo, attributes: { '/': { dt: 1e-11, Iterations: 4 } } }));
    expect(merged).toMatchObject({ traceSpacingM: null, comment: null, codes: ['computed-from-model'] });
  });

  it.each([[{}], [{ dt: 0 }], [{ dt: 'fast' }], [{ dt: Number.NaN }], [{ dt: 1 }]])(
    'has no times with %j',
    async (attributes) => {
      const recording = await open(await write({ ...demo, attributes: { '/': attributes } }));
      expect(recording).toMatchObject({ sampleIntervalNs: null, timeWindowNs: null });
      expect(recording.codes).toEqual(['no-time-window', 'computed-from-model']);
      expect(JSON.parse(JSON.stringify(recording.rawHeader))).toEqual(recording.rawHeader);
    },
  );

  it('trusts its tables above Iterations', async () => {
    const { samplesPerTrace, codes } = await open(
      await write({ ...demo, attributes: { '/': { ...root, Iterations: 9 } } }),
    );
    expect([samplesPerTrace, codes]).toEqual([4, ['computed-from-model', 'sample-count-contradicted']]);
  });

  it('leaves out a component that is of another shape than the first', async () => {
    const tables = { 'rxs/rx1/Ez': table, 'rxs/rx1/Hx': { values: rows, shape: [3, 4] } };
    const { channels, codes } = await open(await write({ ...demo, tables }));
    expect(channels).toHaveLength(1);
    expect(codes).toEqual(['channel-unlike', 'computed-from-model']);
  });

  it('is refused where it is compressed, for then the file does not tell what it will fill', async () => {
    const fault = await gprmax.findFault(await write(demo, 9));
    expect(fault).toContain('rxs/rx1/Ez is compressed or in pieces');
  });

  it.each([
    [{ attributes: { '/': root } }, 'There is none in rxs/rx1.'],
    [{ ...demo, tables: { 'rxs/rx1/Vinc': table } }, 'There is none in rxs/rx1.'],
    [{ ...demo, tables: { 'rxs/rx1/Ez': { values: rows, shape: [2, 2, 3] } } }, 'not one dimension or two'],
  ])('is refused without a component that it can read', async (model, message) => {
    await expect(open(await write(model))).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining(message),
    });
  });

  it('is refused where a table is too large to be turned in memory', async () => {
    const { name, bytes } = await write(demo);
    const start = new Uint8Array(await bytes.slice(0, bytes.byteLength));
    const dimensions = Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0, 3);
    const at = start.findIndex((_, index) => dimensions.every((byte, step) => start[index + step] === byte));
    start[at + 3] = 8;
    const large: ByteSource = {
      byteLength: 2 ** 32,
      slice: async (from, to) => {
        const slice = new Uint8Array(to - from);
        slice.set(start.subarray(from, to));
        return slice.buffer;
      },
    };
    await expect(open({ name, bytes: large })).rejects.toMatchObject({
      code: 'unsupported-variant',
      message: expect.stringContaining('at most 268435456 are read'),
    });
  });

  it('tells a file that has become shorter since it was opened', async () => {
    const { name, bytes } = await write(demo);
    let isCut = false;
    const cut = { ...bytes, slice: (from: number, to: number) => bytes.slice(from, isCut ? from + 1 : to) };
    const recording = await open({ name, bytes: cut });
    isCut = true;
    await expect(recording.readTraces(0, 0, 1)).rejects.toMatchObject({ code: 'truncated' });
  });

  it('is no other file that ends in .out', async () => {
    const other = { name: 'a.out', bytes: bytesInMemory(new TextEncoder().encode('int main')) };
    await expect(open(other)).rejects.toMatchObject({ code: 'not-this-format', file: 'a.out' });
    await expect(gprmax.open([{ ...other, name: 'notes.txt' }])).rejects.toMatchObject({
      code: 'missing-companion',
    });
  });

  it('is read soundly or refused with any byte spoilt, or cut anywhere', async () => {
    const source = await write({
      attributes: { '/': root, 'rxs/rx1': { Name: 'A' }, 'srcs/src1': { Type: 'dipole' } },
      tables: { 'rxs/rx1/Ez': table },
    });
    const { byteLength } = source.bytes;
    let readCount = 0;
    for (let at = 0; at < byteLength; at += 7) {
      const isCut = at % 8 === 0;
      const changed = await spoilt(source, (bytes) =>
        isCut ? bytes.subarray(0, at) : bytes.fill(at % 2 === 0 ? 0xff : 0x01, at, at + 1),
      );
      try {
        const { traceCount, samplesPerTrace, channels, readTraces } = await open(changed);
        expect(traceCount * samplesPerTrace * channels.length * 4).toBeLessThanOrEqual(byteLength);
        await readTraces(0, 0, traceCount);
        readCount++;
      } catch (error) {
        expect(error).toBeInstanceOf(GprFormatError);
      }
    }
    expect(readCount).toBeGreaterThan(byteLength / 14);
    expect(readCount).toBeLessThan(byteLength / 7);
  });
});

/** Of docs/source/models in gprMax at ffe4302; the values by h5py 3.7.0 on HDF5 1.10.8. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/corpus/gprMax');
const path = join(corpus, 'cylinder_Bscan_2D_all.17e9861.out');
const isThere = existsSync(path);
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its tests are skipped.');

describe.runIf(isThere)('a real gprMax output', () => {
  it('has the values that h5py reads from it', async () => {
    const recording = await open({ name: path, bytes: bytesInMemory(readFileSync(path)) });
    expect(recording).toMatchObject({
      traceCount: 60,
      samplesPerTrace: 637,
      bitsPerSample: 32,
      traceSpacingM: null,
      rawHeader: { Iterations: 637, dt: 4.717308799381355e-12 },
    });
    expect(recording.channels.map(({ name }) => name)).toEqual(['Ex', 'Ey', 'Ez', 'Hx', 'Hy', 'Hz']);
    const middle = await recording.readTraces(2, 30, 31);
    expect([...middle.slice(-3)]).toEqual([6.062582015991211, 6.4905290603637695, 6.936893939971924]);
    const ez = await recording.readTraces(2, 0, 60);
    expect([Math.min(...ez), Math.max(...ez)]).toEqual([Math.fround(-1131.0427), Math.fround(879.47754)]);
    expect(Float64Array.from(ez).reduce((sum, sample) => sum + sample) / ez.length).toBeCloseTo(
      -0.0372359582645986,
      12,
    );
    const hy = await recording.readTraces(4, 0, 60);
    expect([Math.min(...hy), Math.max(...hy)]).toEqual([Math.fround(-4.084064), Math.fround(5.893017)]);
  });
});
