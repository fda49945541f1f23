import { describe, expect, it } from 'vitest';
import { depthSlice } from './depth-slice.ts';
import { assumedVelocity } from './depth-with-error.ts';
import { bodyInGround, field, surveyOf } from './known-surveys.ts';
import { createSliceVolume } from './volume.ts';

const lines = surveyOf({ ...field, isZigZag: true }, bodyInGround);
const options = { cellM: 0.25, radiusM: 0.4 };
const levels = { levelCount: 6, firstNs: 2, intervalNs: 6, thicknessNs: 8 };

describe('a volume', () => {
  it('has in each level the slice that is cut there, however often it is asked for', () => {
    const volume = createSliceVolume(lines, options, levels);
    for (const level of [3, 0, 3]) {
      const slice = volume.level(level);
      const alone = depthSlice(lines, { fromNs: 2 + 6 * level, toNs: 10 + 6 * level }, options);
      expect(slice).toEqual(alone);
    }
    expect(volume.slice({ fromNs: 0, toNs: 40 })).toEqual(
      depthSlice(lines, { fromNs: 0, toNs: 40 }, options),
    );
  });

  it('is loudest in the level of the body', () => {
    const volume = createSliceVolume(lines, options, levels);
    const loudness = Array.from({ length: volume.levelCount }, (_, level) =>
      volume.level(level).values.reduce((most, value) => (value > most ? value : most), 0),
    );
    expect(loudness.indexOf(Math.max(...loudness))).toBe(2);
    expect(loudness[0]).toBeLessThan(0.01);
  });

  it('in depth carries its velocity into each level', () => {
    const velocity = assumedVelocity(0.08);
    const volume = createSliceVolume(lines, options, {
      levelCount: 4,
      firstM: 0,
      intervalM: 0.3,
      thicknessM: 0.3,
      velocity,
    });
    expect(volume.windowOf(2)).toEqual({ fromM: 0.6, toM: 0.8999999999999999, velocity });
    expect(volume.level(2).top).toMatchObject({ basis: 'assumed', errorM: expect.closeTo(0.24, 9) });
  });

  it('keeps what lines say in a window no longer than it must: eighty levels, twice over, come out alike', () => {
    const many = { levelCount: 80, firstNs: 0, intervalNs: 0.4, thicknessNs: 4 };
    const small = lines.slice(0, 3);
    const volume = createSliceVolume(small, options, many);
    const sums = () =>
      Array.from({ length: 80 }, (_, level) =>
        volume.level(level).values.reduce((sum, value) => sum + (value || 0), 0),
      );
    expect(sums()).toEqual(sums());
  });

  it('refuses levels that it does not have, and volumes without levels', () => {
    const volume = createSliceVolume(lines, options, levels);
    for (const level of [-1, 6, 1.5]) expect(() => volume.level(level)).toThrow(/levels 0 to 5/);
    expect(() => createSliceVolume(lines, options, { ...levels, levelCount: 0 })).toThrow(
      /one level or more/,
    );
    expect(() => createSliceVolume(lines, options, { ...levels, thicknessNs: 0 })).toThrow(/0 thick/);
  });
});
