import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { fictionalSegy } from './fictional-segy.ts';
import { segy } from './index.ts';
import { writeSegy } from './write.ts';

/** True when the file is read, and soundly; false when it is refused as the package refuses. */
async function isRead(bytes: Uint8Array): Promise<boolean> {
  try {
    const recording = await withAlong(await segy.open([{ name: 'LINE.sgy', bytes: bytesInMemory(bytes) }]));
    const { traceCount, samplesPerTrace, bitsPerSample, sampleIntervalNs } = recording;
    expect((traceCount * samplesPerTrace * bitsPerSample) / 8).toBeLessThanOrEqual(bytes.length);
    expect(await recording.readTraces(0, 0, traceCount)).toHaveLength(traceCount * samplesPerTrace);
    expect(sampleIntervalNs === null || (sampleIntervalNs > 0 && sampleIntervalNs < 1e6)).toBe(true);
    expect(Number.isFinite(recording.firstSampleNs)).toBe(true);
    for (const { latitudeDeg, longitudeDeg } of recording.positions) {
      expect(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180).toBe(true);
    }
    return true;
  } catch (error) {
    if (error instanceof GprFormatError) return false;
    throw error;
  }
}

const files: readonly (readonly [string, Uint8Array])[] = [
  ['of this package', writeSegy(fictionalRecording({ positions: [fictionalFix(0), fictionalFix(19)] }))],
  ['of revision 0', fictionalSegy()],
  ['of Radar Systems', fictionalSegy({ byteOrder: 'little', text: 'Prism2' })],
];

describe.each(files)('a SEG-Y %s', (_, whole) => {
  it('with any one byte of its headers spoilt is read soundly or refused', async () => {
    let readCount = 0;
    let triedCount = 0;
    for (let at = 3200; at < 3840; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const spoilt = whole.slice();
        spoilt[at] = value;
        triedCount++;
        if (await isRead(spoilt)) readCount++;
      }
    }
    expect(readCount).toBeGreaterThan(triedCount * 0.9);
    expect(readCount).toBeLessThan(triedCount);
  });

  it('that ends at any byte of its first traces is read up to there or refused', async () => {
    for (let byteLength = 3590; byteLength < 4400; byteLength += 7) {
      await isRead(whole.subarray(0, byteLength));
    }
  });
});
