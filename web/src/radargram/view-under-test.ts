import type { RadargramSummary } from '@jsa/contract';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createMessages } from '#i18n/messages.ts';
import { createDisplay } from '#state/display.ts';
import { createSelection } from '#state/selection.ts';
import { createRadargramView, type RadargramView, type RadargramViewParts } from './radargram-view.ts';

export const traceCount = 600;
export const line: RadargramSummary = {
  id: 'line-a',
  recordingId: 'recording',
  channel: 0,
  channelName: '400 MHz',
  state: 'done',
  failedReason: null,
  geometry: {
    traceCount,
    samplesPerTrace: 300,
    sampleIntervalNs: 0.2,
    firstSampleNs: -5,
    traceSpacingM: 0.05,
    levelCount: 3,
    amplitudeScale: 1,
    amplitudeP98: 100,
    amplitudeMaximum: 1000,
  },
  record: null,
};

/** A tile whose amplitudes are the trace number at that level. */
export async function rampTile(_: string, place: { traceBlock: number }): Promise<Int16Array> {
  return Int16Array.from({ length: 65536 }, (_, index) => place.traceBlock * 256 + (index >> 8));
}

export let host: HTMLElement;
let view: RadargramView | null = null;

export function openView(load: RadargramViewParts['loadTile'] = rampTile) {
  const parts = {
    selection: createSelection(),
    display: createDisplay('light'),
    messages: createMessages('en'),
    loadTile: vi.fn(load),
  };
  view = createRadargramView(host, parts);
  return { ...parts, view };
}

export function show(radargram: RadargramSummary | null, isSynthetic = false): void {
  const recordingState = radargram === null ? null : 'parsed';
  view?.update({ radargram, recordingState, title: 'LINE01', isSynthetic, hasOtherChannels: true });
}

export const surface = () => host.querySelector('[role="application"]') as HTMLElement;
export const canvas = () => host.querySelector('canvas') as HTMLCanvasElement;
export const isReady = () => expect.poll(() => host.dataset.ready).toBe('true');
export const labelsOf = (axis: string) =>
  [...host.querySelectorAll(`[data-axis="${axis}"] text`)].map((label) => label.textContent);
export const press = (key: string, init: KeyboardEventInit = {}) =>
  surface().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

export function pointAt(
  share: { x: number; y: number },
  type = 'pointermove',
  init: PointerEventInit = {},
): void {
  const box = surface().getBoundingClientRect();
  const clientX = box.left + share.x * box.width;
  const clientY = box.top + share.y * box.height;
  surface().dispatchEvent(
    new PointerEvent(type, { clientX, clientY, pointerType: 'mouse', bubbles: true, ...init }),
  );
}

export function closeView(): void {
  view?.destroy();
  view = null;
}

/** A host for each test, and nothing left of it. */
export function hostEachTest(): void {
  beforeEach(() => {
    host = document.createElement('div');
    host.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 900px; height: 400px';
    document.body.append(host);
  });
  afterEach(() => {
    closeView();
    host.remove();
  });
}
