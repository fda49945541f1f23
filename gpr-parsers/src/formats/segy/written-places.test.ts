import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import type { Recording } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { segy } from './index.ts';
import { readByTheStandard } from './segy-by-the-standard.test-reader.ts';
import { writeSegy } from './write.ts';

async function readBack(recording: RecordingToWrite): Promise<Recording> {
  const bytes = bytesInMemory(writeSegy(recording));
  return withAlong(await segy.open([{ name: `${recording.name}.sgy`, bytes }]));
}

describe('the places of a SEG-Y that was written', () => {
  const fixes = [
    fictionalFix(0, { utc: null, quality: 'unknown', horizontalDilution: null }),
    fictionalFix(10, { latitudeDeg: 42.50001, longitudeDeg: 21.00002, elevationM: 513.25, utc: null }),
    fictionalFix(19, { elevationM: null }),
  ];

  it('are those of the fixes, to 3 mm, and which were measured is known', async () => {
    const { positions } = await readBack(fictionalRecording({ positions: fixes }));
    expect(positions.map(({ trace }) => trace)).toEqual([0, 10, 19]);
    for (const [index, fix] of fixes.entries()) {
      const read = positions[index];
      expect(Math.abs(read.latitudeDeg - fix.latitudeDeg) * 111_320).toBeLessThan(0.0016);
      expect(Math.abs(read.longitudeDeg - fix.longitudeDeg) * 111_320).toBeLessThan(0.0016);
      expect(read.elevationM).toBe(fix.elevationM);
    }
  });

  it('lie on straight lines for every other reader', () => {
    const { traces } = readByTheStandard(writeSegy(fictionalRecording({ positions: fixes })));
    expect(traces[5]).toMatchObject({
      coordinateUnits: 2,
      sourceX: expect.closeTo(21.00001 * 3600, 3),
      sourceY: expect.closeTo(42.500005 * 3600, 3),
      groupX: traces[5].sourceX,
      groupY: traces[5].sourceY,
      groupElevation: expect.closeTo(512.75, 3),
    });
  });

  it('are none before the first fix and after the last', async () => {
    const positions = [fictionalFix(5), fictionalFix(8)];
    const { traces } = readByTheStandard(writeSegy(fictionalRecording({ positions })));
    const isPlaced = traces.map(({ sourceX, sourceY }) => sourceX !== 0 || sourceY !== 0);
    expect(isPlaced.indexOf(true)).toBe(5);
    expect(isPlaced.lastIndexOf(true)).toBe(8);
    expect((await readBack(fictionalRecording({ positions }))).positions).toHaveLength(2);
  });

  it('reach around the Earth, then to 3 cm, and across its meridian of 180 degrees', async () => {
    const positions = [
      fictionalFix(0, { longitudeDeg: 179.9999, latitudeDeg: -70 }),
      fictionalFix(10, { longitudeDeg: -179.9999, latitudeDeg: -70 }),
    ];
    const { traces } = readByTheStandard(writeSegy(fictionalRecording({ positions })));
    const east = traces.slice(0, 11).map(({ sourceX }) => (sourceX / 3600 + 360) % 360);
    for (const [trace, longitudeDeg] of east.entries()) {
      expect(longitudeDeg).toBeCloseTo(179.9999 + trace * 0.00002, 6);
    }
    const read = (await readBack(fictionalRecording({ positions }))).positions[1];
    expect(read.longitudeDeg).toBeCloseTo(-179.9999, 6);
  });

  it('of a fix between two traces are those of the line at the nearer trace', async () => {
    const positions = [fictionalFix(0.4), fictionalFix(10.25, { longitudeDeg: 21.001 })];
    const read = (await readBack(fictionalRecording({ positions }))).positions;
    expect(read.map(({ trace }) => trace)).toEqual([0, 10]);
    expect(read[1].longitudeDeg).toBeCloseTo(21.001 - (0.001 * 0.25) / 9.85, 6);
  });

  it('are the measured distances, or the spacing, where there are no fixes', async () => {
    const traceDistancesM = Float64Array.from(
      { length: 20 },
      (_, trace) => trace * 0.05 + (trace > 10 ? 0.013 : 0),
    );
    const measured = await readBack(fictionalRecording({ more: { traceDistancesM } }));
    expect([...(measured.traceDistancesM ?? [])]).toEqual(
      [...traceDistancesM].map((value) => expect.closeTo(value, 9)),
    );
    const spaced = fictionalRecording();
    expect((await readBack(spaced)).traceDistancesM).toBeNull();
    const { traces, measurementSystem } = readByTheStandard(writeSegy(spaced));
    expect(traces.map(({ groupX }) => groupX)).toEqual(
      traces.map((_, trace) => expect.closeTo(trace * 0.02, 9)),
    );
    expect([measurementSystem, traces[0].coordinateUnits]).toEqual([1, 1]);
  });
});
