import type { TrackPoint } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { nearestOnTrack, positionOfTrace } from './track-position.ts';

const track: TrackPoint[] = [
  [21.05, 42.2, 10],
  [21.0501, 42.2, 20],
  [21.0501, 42.2001, 60],
];

describe('positionOfTrace', () => {
  it('lies straight between two known places, by trace number', () => {
    const [longitude, latitude] = positionOfTrace(track, 30) ?? [0, 0];
    expect(longitude).toBeCloseTo(21.0501, 9);
    expect(latitude).toBeCloseTo(42.200025, 9);
  });

  it('follows a fraction of a trace', () => {
    expect(positionOfTrace(track, 12.5)?.[0]).toBeCloseTo(21.050025, 9);
  });

  it('keeps to the end for the neighbouring trace and knows nothing beyond', () => {
    expect(positionOfTrace(track, 9.5)).toEqual([21.05, 42.2]);
    expect(positionOfTrace(track, 61)).toEqual([21.0501, 42.2001]);
    expect(positionOfTrace(track, 8)).toBeNull();
    expect(positionOfTrace(track, 62)).toBeNull();
    expect(positionOfTrace([], 0)).toBeNull();
  });
});

describe('nearestOnTrack', () => {
  it('drops a perpendicular on the track and reads the trace there', () => {
    const place = nearestOnTrack(track, [21.05005, 42.19999]);
    expect(place?.trace).toBeCloseTo(15, 6);
    expect(place?.distanceM).toBeCloseTo(1.112, 3);
  });

  it('stops at the end of the track', () => {
    const place = nearestOnTrack(track, [21.0499, 42.2]);
    expect(place?.trace).toBe(10);
    expect(place?.distanceM).toBeCloseTo(8.24, 2);
  });

  it('undoes positionOfTrace', () => {
    for (const trace of [10, 13.7, 20, 41.2, 60]) {
      const position = positionOfTrace(track, trace) ?? [0, 0];
      expect(nearestOnTrack(track, position)?.trace).toBeCloseTo(trace, 5);
    }
  });

  it('survives a stop, where several traces share one place', () => {
    const withStop: TrackPoint[] = [track[0], [21.05, 42.2, 15], track[1]];
    expect(nearestOnTrack(withStop, [21.05, 42.2])?.trace).toBe(10);
    expect(positionOfTrace(withStop, 12)).toEqual([21.05, 42.2]);
  });

  it('has no answer without a track', () => {
    expect(nearestOnTrack([], [21, 42])).toBeNull();
  });
});
