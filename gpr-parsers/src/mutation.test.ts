import { describe, expect, it } from 'vitest';
import { type ByteSource, bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { writeRamac } from '#formats/ramac/write.ts';
import { GprFormatError, readRadargram, readRecording, screenFile, trackOf } from './index.ts';

/** Numbers from 0 to before `limit`, the same at every run (mulberry32). */
function createDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** One to four bytes changed, to the values that break things most often; sometimes the end cut off. */
function spoil(bytes: Uint8Array, dice: (limit: number) => number, headerBytes: number): Uint8Array {
  const spoilt = bytes.slice();
  const nasty = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x2c, 0x2d, 0x3a];
  for (let change = dice(4); change >= 0; change--) {
    spoilt[dice(headerBytes)] = dice(2) === 0 ? nasty[dice(nasty.length)] : dice(256);
  }
  return dice(8) === 0 ? spoilt.subarray(0, dice(spoilt.length)) : spoilt;
}

/** Fails on a read that leaves the file: what is asked for must be there. */
function watched(bytes: Uint8Array): ByteSource {
  const source = bytesInMemory(bytes);
  return {
    byteLength: source.byteLength,
    slice: (start, end) => {
      if (!(start >= 0 && start <= end)) throw new Error(`asked for bytes ${start} to ${end}`);
      return source.slice(start, end);
    },
  };
}

/** Whatever comes out must be sound; what cannot must be a GprFormatError. */
async function readOrRefuse(files: readonly NamedSource[], fileBytes: number): Promise<boolean> {
  for (const { name, bytes } of files) await screenFile(name, bytes);
  try {
    const recording = await readRecording(files);
    const { traceCount, samplesPerTrace, channels } = recording;
    expect(traceCount * samplesPerTrace * channels.length).toBeLessThanOrEqual(fileBytes);
    for (const divisor of [recording.sampleIntervalNs, recording.traceSpacingM, recording.tracesPerSecond]) {
      if (divisor !== null) expect(divisor > 0 && divisor < Number.POSITIVE_INFINITY).toBe(true);
    }
    expect(Number.isFinite(recording.firstSampleNs)).toBe(true);
    for (const channel of channels.keys()) {
      const { samples } = await readRadargram(recording, channel);
      expect(samples).toHaveLength(traceCount * samplesPerTrace);
    }
    expect(recording.marks.every(({ trace }) => trace >= 0 && trace < traceCount)).toBe(true);
    const track = trackOf(recording) ?? [];
    expect(track.every(([, , trace], point) => point === 0 || trace > track[point - 1][2])).toBe(true);
    expect(JSON.stringify(recording.rawHeader)).not.toContain('\\u0000');
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(GprFormatError);
    return false;
  }
}

const positions = [fictionalFix(0), fictionalFix(10), fictionalFix(19)];
const written = fictionalRecording({ positions, recordedAt: '2026-11-22T10:15:00', comment: 'DEMO' });

describe('a recording with spoilt bytes', () => {
  it('in a DZT or its DZG is read soundly or refused', async () => {
    const [dzt, dzg] = [
      writeDzt({
        ...written,
        channels: [written.channels[0], written.channels[0]],
        antennas: [...written.antennas, ...written.antennas],
      }),
      writeDzg(positions),
    ];
    const dice = createDice(20261122);
    let readCount = 0;
    for (let round = 0; round < 2500; round++) {
      const spoilt = [spoil(dzt, dice, round % 2 === 0 ? 128 : 2048), spoil(dzg, dice, dzg.length)];
      const files = [
        { name: 'LINE.DZT', bytes: watched(spoilt[0]) },
        { name: 'LINE.DZG', bytes: watched(spoilt[1]) },
      ];
      if (await readOrRefuse(files, spoilt[0].length)) readCount++;
    }
    expect(readCount).toBeGreaterThan(1000);
    expect(readCount).toBeLessThan(2500);
  });

  it('in a .rad, .rd3 or .cor is read soundly or refused', async () => {
    const { rad, samples, cor } = writeRamac({ ...written, recordedAt: null });
    const dice = createDice(11);
    let readCount = 0;
    for (let round = 0; round < 2500; round++) {
      const files = [
        { name: 'LINE.rad', bytes: watched(spoil(rad, dice, rad.length)) },
        { name: 'LINE.rd3', bytes: watched(dice(4) === 0 ? spoil(samples, dice, samples.length) : samples) },
        { name: 'LINE.cor', bytes: watched(spoil(cor ?? new Uint8Array(1), dice, cor?.length ?? 1)) },
      ];
      if (await readOrRefuse(files, samples.length)) readCount++;
    }
    expect(readCount).toBeGreaterThan(1000);
    expect(readCount).toBeLessThan(2500);
  });

  it('of nothing but noise is refused, or read as the noise that it is', async () => {
    const dice = createDice(7);
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: dice(4096) }, () => dice(256));
      await readOrRefuse([{ name: 'LINE.DZT', bytes: watched(noise) }], noise.length);
      await readOrRefuse(
        [
          { name: 'LINE.rad', bytes: watched(noise) },
          { name: 'LINE.rd3', bytes: watched(noise) },
          { name: 'LINE.mrk', bytes: watched(noise) },
        ],
        noise.length,
      );
    }
  });
});
