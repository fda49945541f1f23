import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { readRecording } from '#read-recording.ts';
import { writeRecording } from '#write-recording.ts';
import { toWrite, type WrittenRecording } from './recording-to-write.ts';

const formats = ['dzt', 'ramac', 'segy'] as const;

function readBack({ files }: WrittenRecording) {
  return readRecording(files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })));
}

describe('any recording that can be read', () => {
  it.each(formats)('from %s, can be written in every format, and read again', async (from) => {
    const original = await readBack(
      writeRecording(
        from,
        fictionalRecording({
          positions: [fictionalFix(0), fictionalFix(19)],
          recordedAt: '2026-11-22T10:15:30',
          comment: 'DEMO',
        }),
      ),
    );
    const converted = await toWrite(original);
    // Fixes from a SEG-Y have no time, without which a .cor cannot hold them.
    for (const to of formats) {
      const recording = await readBack(writeRecording(to, converted));
      expect(recording).toMatchObject({
        format: to,
        name: 'DEMO01',
        traceCount: 20,
        samplesPerTrace: 16,
        bitsPerSample: 16,
        sampleIntervalNs: 0.125,
        comment: 'DEMO',
      });
      const first = from === 'dzt' || to === 'dzt' ? 2 : 0;
      const read = await recording.readTraces(0, 7, 8);
      expect(read.slice(first)).toEqual((await original.readTraces(0, 7, 8)).slice(first));
      if (from === 'segy' && to === 'ramac') expect(recording.positions).toEqual([]);
      else expect(recording.positions.at(-1)?.longitudeDeg).toBeCloseTo(21.000019, 7);
    }
  });

  it('with what only it knows keeps that where there is a place for it', async () => {
    const original = await readBack(writeRecording('dzt', fictionalRecording()));
    const { more } = await toWrite(original);
    expect(more).toEqual({ nonSignalSampleCount: 2 });
    const again = await readBack(writeRecording('segy', await toWrite(original)));
    expect(again.nonSignalSampleCount).toBe(2);
  });
});
