import type { RadargramSummary } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { noticeFor } from './notice.ts';

const done: RadargramSummary = {
  id: 'line',
  recordingId: 'recording',
  channel: 0,
  channelName: '400 MHz',
  state: 'done',
  failedReason: null,
  geometry: {
    traceCount: 2,
    samplesPerTrace: 2,
    sampleIntervalNs: null,
    firstSampleNs: 0,
    traceSpacingM: null,
    levelCount: 1,
    amplitudeScale: 1,
    amplitudeP98: 1,
    amplitudeMaximum: 1,
  },
  record: null,
};
const well = { radargram: done, recordingState: 'parsed', webgl: 'ready', trouble: null } as const;

describe('noticeFor', () => {
  it('is silent while the picture speaks for itself', () => {
    expect(noticeFor(well)).toBeNull();
  });

  it('says what to do when nothing is chosen', () => {
    expect(noticeFor({ ...well, radargram: null, recordingState: null })?.key).toBe('radargram.none');
  });

  it('never asks for a choice when the chosen recording has no radargram', () => {
    const without = (recordingState: 'received' | 'unreadable') =>
      noticeFor({ ...well, radargram: null, recordingState })?.key;
    expect([without('received'), without('unreadable')]).toEqual([
      'radargram.queued',
      'radargram.unreadable',
    ]);
  });

  it('tells a radargram that waits from one that is being made', () => {
    const inState = (state: 'queued' | 'running') =>
      noticeFor({ ...well, radargram: { ...done, state, geometry: null } })?.key;
    expect([inState('queued'), inState('running')]).toEqual(['radargram.queued', 'radargram.running']);
  });

  it('repeats why the processing failed', () => {
    const radargram = { ...done, state: 'failed', geometry: null, failedReason: 'too short' } as const;
    expect(noticeFor({ ...well, radargram })).toMatchObject({
      key: 'radargram.failed',
      values: { reason: 'too short' },
    });
  });

  it('leaves the picture in sight when only some tiles are missing, and offers another attempt', () => {
    const trouble = { reason: 'refused', isGivenUp: true };
    expect(noticeFor({ ...well, trouble })).toMatchObject({
      values: { reason: 'refused' },
      isOverPicture: true,
      canRetry: true,
    });
  });

  it('offers no attempt while it is tried again anyway', () => {
    const trouble = { reason: 'refused', isGivenUp: false };
    expect(noticeFor({ ...well, trouble })).toMatchObject({ key: 'radargram.tile-failed', canRetry: false });
  });

  it('says when the browser cannot draw', () => {
    expect(noticeFor({ ...well, webgl: 'missing' })?.key).toBe('radargram.no-webgl');
  });
});
