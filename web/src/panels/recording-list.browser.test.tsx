import type { RecordingSummary } from '@jsa/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from './panels-under-test.tsx';
import { RecordingList } from './recording-list.tsx';

let close = () => {};
afterEach(() => close());

const received: RecordingSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  siteId: null,
  name: 'LINE01',
  state: 'received',
  unreadableReason: null,
  isSynthetic: true,
  receivedAt: '2026-11-22T09:15:31Z',
  receivedFrom: 'Test analyst',
  byteLength: 100,
  format: 'dzt',
  instrument: 'SIR-3000',
  antennaName: '400MHz',
  centreFrequencyMHz: 400,
  traceCount: 1200,
  samplesPerTrace: 512,
  findingCount: 2,
  hasTrack: false,
  radargrams: [],
};

describe('the list of recordings', () => {
  it('says what a recording is and how far the server has come with it', async () => {
    const parts = createTestParts();
    parts.evidence.set({
      recordings: [received],
      isLoaded: true,
      progressByRecordingId: new Map([[received.id, { stage: 'parsing', fraction: 0.42 }]]),
    });
    close = showPanel(<RecordingList />, parts);
    const item = page.getByRole('option', { name: /LINE01/ });
    await expect.element(item).toMatchTextContent('1,200 traces × 512 samples');
    await expect.element(item).toMatchTextContent('Being read, 42 %');
    await expect.element(item).toMatchTextContent('SYNTHETIC');
    await expect.element(item).toMatchTextContent('2 findings');
  });

  it('opens the recording that is chosen', async () => {
    const opened: string[] = [];
    const parts = createTestParts({ openRecording: (id) => void opened.push(id) });
    parts.evidence.set({ recordings: [received], isLoaded: true });
    close = showPanel(<RecordingList />, parts);
    await userEvent.click(page.getByRole('option', { name: /LINE01/ }));
    expect(opened).toEqual([received.id]);
  });

  it('lights the recording that is pointed at on the map, and tells the map what is pointed at here', async () => {
    const parts = createTestParts();
    parts.evidence.set({ recordings: [received], isLoaded: true });
    close = showPanel(<RecordingList />, parts);
    const item = page.getByRole('option', { name: /LINE01/ });
    const before = item.element().className;
    parts.selection.set({ hoveredRecordingId: received.id });
    await expect.poll(() => item.element().className).not.toBe(before);
    parts.selection.set({ hoveredRecordingId: null });
    await userEvent.hover(item);
    expect(parts.selection.get().hoveredRecordingId).toBe(received.id);
  });

  it('brings the recording that was chosen elsewhere into sight', async () => {
    const parts = createTestParts();
    const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const recordings = Array.from({ length: 60 }, (_, index) => ({
      ...received,
      id: id(index),
      name: `L${index}`,
    }));
    parts.evidence.set({ recordings, isLoaded: true });
    close = showPanel(<RecordingList />, parts);
    const last = page.getByRole('option', { name: /L59/ });
    await expect.element(last).not.toBeInViewport();
    parts.selection.set({ recordingId: id(59) });
    await expect.element(last).toBeInViewport();
  });

  it('follows a change of language at once', async () => {
    const parts = createTestParts();
    parts.evidence.set({ recordings: [{ ...received, state: 'unreadable' }], isLoaded: true });
    close = showPanel(<RecordingList />, parts);
    parts.messages.setLanguage('sr-Cyrl');
    const item = page.getByRole('option', { name: /LINE01/ });
    await expect.element(item).toMatchTextContent('Сачувано, не може да се прочита');
  });

  it('offers no adding of files to a person who may not hand over', async () => {
    const parts = createTestParts();
    parts.session.set({
      person: {
        id: 'p',
        name: 'Chair',
        email: 'c@example.org',
        organisation: { id: 'o', name: 'Chair', kind: 'chair', delegation: null },
        roles: ['chair'],
      },
    });
    parts.evidence.set({ isLoaded: true });
    close = showPanel(<RecordingList />, parts);
    await expect.element(page.getByText('No recordings yet.')).toBeVisible();
    expect(page.getByRole('button', { name: 'Add files' }).elements()).toEqual([]);
  });
});
