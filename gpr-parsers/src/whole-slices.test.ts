import { describe, expect, it } from 'vitest';
import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { openRecording } from '#read-recording.ts';
import { withWholeSlices } from './whole-slices.ts';

/** A file that can be made shorter, as one does that is taken away while it is read. */
function shortenable(name: string, bytes: Uint8Array) {
  let end = bytes.length;
  const source: NamedSource = {
    name,
    bytes: {
      byteLength: bytes.length,
      slice: async (start, stop) => bytes.slice(start, Math.min(stop, end)).buffer,
      readInto: async (room, start) => {
        const part = bytes.subarray(start, Math.min(start + room.length, end));
        room.set(part);
        return part.length;
      },
    },
  };
  return {
    source,
    shorten: (to: number) => {
      end = to;
    },
  };
}

describe('a file that became shorter since it was opened', () => {
  it('is refused where it now ends, whatever is read of it', async () => {
    const marked = fictionalRecording({ marks: [{ trace: 3, kind: 'user' }] });
    const { source, shorten } = shortenable('LINE07.DZT', writeDzt(marked));
    const { readAlong, readTraces } = await openRecording([source]);
    shorten(1100);
    const refusal = {
      name: 'GprFormatError',
      code: 'truncated',
      file: 'LINE07.DZT',
      byteOffset: 1100,
      sentence: expect.stringContaining('has become shorter since it was opened; it ends at byte 1100.'),
    };
    await expect(readAlong()).rejects.toMatchObject(refusal);
    await expect(readTraces(0, 0, 20)).rejects.toMatchObject(refusal);
  });

  it('is refused at its opening, too, and so is a companion', async () => {
    const samples = shortenable('LINE07.DZT', writeDzt(fictionalRecording()));
    const fixes = shortenable('LINE07.DZG', writeDzg([fictionalFix(0)]));
    fixes.shorten(10);
    const { readAlong } = await openRecording([samples.source, fixes.source]).catch(() => ({
      readAlong: null,
    }));
    if (readAlong) await expect(readAlong()).rejects.toMatchObject({ file: 'LINE07.DZG', byteOffset: 10 });
    samples.shorten(0);
    await expect(openRecording([samples.source])).rejects.toMatchObject({ byteOffset: 0 });
  });
});

describe('a file as long as it says', () => {
  it('may be asked for more than it has', async () => {
    const { source } = shortenable('LINE07.rad', Uint8Array.of(1, 2, 3));
    const { bytes } = withWholeSlices(source);
    expect(bytes.byteLength).toBe(3);
    expect(new Uint8Array(await bytes.slice(1, 1000))).toEqual(Uint8Array.of(2, 3));
    expect((await bytes.slice(7, 9)).byteLength).toBe(0);
    expect(await bytes.readInto?.(new Uint8Array(9), 1)).toBe(2);
  });

  it('keeps the quicker ways to its bytes that it has, and no others', () => {
    const inMemory = withWholeSlices({ name: 'LINE07.rad', bytes: bytesInMemory(Uint8Array.of(1, 2, 3)) });
    expect(inMemory.bytes.view?.(1, 9)).toEqual(Uint8Array.of(2, 3));
    expect(inMemory.bytes.readInto).toBeUndefined();
    const { source } = shortenable('LINE07.rad', Uint8Array.of(1, 2, 3));
    expect(withWholeSlices(source).bytes.view).toBeUndefined();
  });
});
