import { bytesInMemory, formats, type NamedSource, openRecording } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { holdsSamples, type SeedFile } from './seed.ts';
import { madeSeeds } from './seeds.ts';

const longBytes = 2 ** 32;

/** Headers, companions and a few spots of the samples. */
const mostBytesRead = 8 << 20;
const mostCalls = 2000;

const readable = (await madeSeeds()).filter(({ family }) => formats.some(({ id }) => id === family));

/** Bytes that come again and again from `from` on, and are nowhere in memory. */
async function repeated(bytes: Uint8Array, from: number, start: number, end: number): Promise<ArrayBuffer> {
  const period = bytes.length - from;
  const wanted = new Uint8Array(end - start);
  for (let filled = 0; filled < wanted.length; ) {
    const at = start + filled;
    const within = at < from ? at : from + ((at - from) % period);
    const part = bytes.subarray(within, within + wanted.length - filled);
    wanted.set(part, filled);
    filled += part.length;
  }
  return wanted.buffer;
}

/** The recording with its samples made long, and what is read of it. */
async function makeLong(files: readonly SeedFile[]) {
  const read = { byteCount: 0, callCount: 0 };
  const short = await openRecording(files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })));
  const sources = files.map(({ name, bytes }): NamedSource => {
    const periodBytes = bytes.length - short.dataOffset;
    const isLong = holdsSamples(name);
    const repeatCount = isLong ? Math.ceil(longBytes / periodBytes) : 1;
    const byteLength = isLong ? short.dataOffset + repeatCount * periodBytes : bytes.length;
    const slice = (start: number, end: number) => {
      const stop = Math.min(end, byteLength);
      read.callCount++;
      read.byteCount += stop - start;
      if (stop - start > mostBytesRead) throw new Error(`asked for ${stop - start} bytes at once`);
      return repeated(bytes, isLong ? short.dataOffset : 0, start, stop);
    };
    return { name, bytes: { byteLength, slice } };
  });
  return { sources, read, short };
}

describe('a recording of four gigabytes', () => {
  it.each(readable)('like $name is opened by reading a few spots of it', async ({ files }) => {
    const { sources, read, short } = await makeLong(files);
    const { traceCount, samplesPerTrace, readTraces } = await openRecording(sources);
    expect(read.byteCount).toBeLessThan(mostBytesRead);
    expect(read.callCount).toBeLessThan(mostCalls);
    expect(traceCount).toBeGreaterThan(1000 * short.traceCount);
    expect(await readTraces(0, traceCount - 1, traceCount)).toHaveLength(samplesPerTrace);
    expect(read.byteCount).toBeLessThan(mostBytesRead);
  });
});
