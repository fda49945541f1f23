import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSectionWork, type LineSection, sectionWork } from '#state/section-work.ts';
import {
  hostEachTest,
  isReady,
  labelsOf,
  line,
  openView,
  pointAt,
  press,
  show,
  surface,
} from './view-under-test.ts';

hostEachTest();

describe('the sections of a reading', () => {
  const wantSection = () => {
    const wanted = vi.fn<(section: LineSection) => void>();
    sectionWork.set({ wanted });
    return wanted;
  };
  const drag = (to: { x: number; y: number }) => {
    pointAt({ x: 0.25, y: 0.5 }, 'pointerdown', { button: 0, pointerId: 1 });
    pointAt(to, 'pointermove', { pointerId: 1 });
    pointAt(to, 'pointerup', { button: 0, pointerId: 1 });
  };
  const boxOf = (label: string) =>
    [...surface().children].find((child) => child.textContent === label) as HTMLElement | undefined;

  beforeEach(() => {
    // Only a real pointer can be held.
    vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
    forgetSectionWork();
  });

  it('are drawn as a box, in any direction, and said in traces and in time from time-zero', async () => {
    openView();
    show(line);
    await isReady();
    const wanted = wantSection();
    drag({ x: 0.75, y: 0.9 });
    drag({ x: 0.05, y: 0.1 });
    const [[down], [up]] = wanted.mock.calls as [[LineSection], [LineSection]];
    // Where both boxes began is the lower right corner of the second.
    expect([up.toTrace, up.toNs]).toEqual([down.fromTrace, down.fromNs]);
    expect(down.recordingId).toBe('recording');
    expect(down.toTrace - down.fromTrace).toBeGreaterThan(100);
    expect(down.toNs).toBeLessThanOrEqual(-5 + 299 * 0.2);
    // Above time-zero there is no time in the ground.
    expect(up.fromNs).toBeGreaterThanOrEqual(0);
    expect(up.fromTrace).toBeGreaterThanOrEqual(0);
  });

  it('do not move the radargram while they are drawn, and none is made of a press or after Escape', async () => {
    openView();
    show(line);
    await isReady();
    const wanted = wantSection();
    const before = labelsOf('top');
    drag({ x: 0.25, y: 0.5 });
    expect(wanted).not.toHaveBeenCalled();
    press('Escape');
    expect(sectionWork.get().wanted).toBeNull();
    drag({ x: 0.252, y: 0.5 });
    expect(wanted).not.toHaveBeenCalled();
    expect(labelsOf('top')).toEqual(before);
  });

  it('stand where they were drawn, on their own recording alone', async () => {
    openView();
    show(line);
    await isReady();
    const wanted = wantSection();
    drag({ x: 0.75, y: 0.9 });
    const [[section]] = wanted.mock.calls as [[LineSection]];
    sectionWork.set({
      wanted: null,
      shown: [
        { ...section, label: 'A1' },
        { ...section, recordingId: 'other', label: 'B1' },
      ],
    });
    const bounds = surface().getBoundingClientRect();
    const box = boxOf('A1')?.getBoundingClientRect();
    // To the nearest trace and sample.
    expect((box?.left ?? 0) - bounds.left).toBeCloseTo(0.25 * bounds.width, -1);
    expect((box?.right ?? 0) - bounds.left).toBeCloseTo(0.75 * bounds.width, -1);
    expect((box?.top ?? 0) - bounds.top).toBeCloseTo(0.5 * bounds.height, -1);
    expect((box?.bottom ?? 0) - bounds.top).toBeCloseTo(0.9 * bounds.height, -1);
    expect(boxOf('B1')).toBeUndefined();
  });
});
