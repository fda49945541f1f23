import { describe, expect, it } from 'vitest';
import { isUnderWork, recordingStage } from './recording-stage.ts';

const done = { state: 'done' } as const;
const running = { state: 'running' } as const;

describe('the stage of a recording', () => {
  it('is ready only when every channel has its radargram', () => {
    expect(recordingStage({ state: 'parsed', radargrams: [done, done] }, undefined)).toBe('ready');
    expect(recordingStage({ state: 'parsed', radargrams: [done, running] }, undefined)).toBe('processing');
  });

  it('is never ready without a radargram', () => {
    expect(recordingStage({ state: 'parsed', radargrams: [] }, undefined)).toBe('processing');
  });

  it('follows the progress that is told', () => {
    const progress = { stage: 'tiling', fraction: 0.5 } as const;
    expect(recordingStage({ state: 'parsed', radargrams: [running] }, progress)).toBe('tiling');
    expect(recordingStage({ state: 'received', radargrams: [] }, undefined)).toBe('waiting');
  });

  it('ends where nothing more will come', () => {
    const failed = { state: 'failed' } as const;
    expect(isUnderWork(recordingStage({ state: 'unreadable', radargrams: [] }, undefined))).toBe(false);
    expect(isUnderWork(recordingStage({ state: 'parsed', radargrams: [done, failed] }, undefined))).toBe(
      false,
    );
  });
});
