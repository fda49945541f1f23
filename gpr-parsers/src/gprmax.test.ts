import { type Group, File as Hdf5Writer, ready } from 'h5wasm';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { gprmax } from './gprmax.ts';
import { formats, groupFiles, openRecording, readRecording } from './index.ts';

/** Both those of every recording and this one. */
const choice = { formats: [...formats, gprmax] };

async function output(): Promise<NamedSource> {
  const { FS } = await ready;
  const file = new Hdf5Writer('model.out', 'w', { libver: ['earliest', 'latest'] });
  file.create_attribute('dt', 1e-11);
  const receiver: Group = file.create_group('rxs').create_group('rx1');
  receiver.create_dataset({ name: 'Ez', data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] });
  file.close();
  return { name: 'model.out', bytes: bytesInMemory(FS.readFile('model.out').slice()) };
}

describe('the output of a model', () => {
  it('is read by the one call where it is asked for', async () => {
    const files = [await output()];
    expect(await openRecording(files, choice)).toMatchObject({ format: 'gprmax', traceCount: 2 });
    const recording = await readRecording(files, choice);
    expect([...(await recording.readTraces(0, 0, 1))]).toEqual([1, 3]);
    expect(groupFiles(['model.out'], choice)).toMatchObject([{ format: 'gprmax', missing: [] }]);
  });

  it('is no recording where it is not, which is told', async () => {
    await expect(openRecording([await output()])).rejects.toMatchObject({
      code: 'unsupported-variant',
      message: expect.stringContaining('only a program that asks for gprMax reads it'),
    });
    expect(groupFiles(['model.out'])).toMatchObject([{ format: null }]);
  });

  it('does not get in the way of recordings', async () => {
    const dzt = { name: 'LINE.DZT', bytes: bytesInMemory(writeDzt(fictionalRecording())) };
    expect(await openRecording([dzt], choice)).toMatchObject({ format: 'dzt' });
    await expect(openRecording([dzt], { formats: [gprmax] })).rejects.toMatchObject({
      code: 'not-this-format',
    });
  });
});
