import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { undoCorners } from '#state/map-work.ts';
import { mapColours } from './look.ts';
import { demo, type MapUnderTest, openMapUnderTest, rgb, state } from './map-under-test.ts';

let test: MapUnderTest;
beforeEach(async () => {
  test = await openMapUnderTest(page);
});
afterEach(() => test.close());

describe('work on the map', () => {
  it('lets corners be set, moved by keys, taken away and undone while an area is drawn', async () => {
    test.view.setView({ centre: demo, zoom: 14 });
    test.view.update(state);
    await test.settled();
    test.parts.work.set({ drawing: { corners: [], past: [] } });
    const corners = () => test.parts.work.get().drawing?.corners ?? [];
    for (const at of [
      [300, 200],
      [500, 200],
      [400, 420],
    ] as const)
      test.click([...at]);
    expect(corners()).toHaveLength(3);
    expect(test.parts.selection.get().siteId).toBeNull();
    const handle = (number: number) =>
      test.host.querySelector<HTMLButtonElement>(`button[aria-label^="Corner ${number}:"]`);
    const before = corners()[0][0];
    handle(1)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(corners()[0][0]).toBeGreaterThan(before);
    test.host.querySelector<HTMLButtonElement>('button[aria-label="Add a corner after corner 1"]')?.click();
    expect(corners()).toHaveLength(4);
    handle(2)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
    expect(corners()).toHaveLength(3);
    undoCorners(test.parts.work);
    expect(corners()).toHaveLength(4);
    test.parts.work.set({ drawing: null });
    expect(handle(1)).toBeNull();
  });

  it('goes to a place that was found and marks it', async () => {
    test.view.update(state);
    await test.settled();
    test.parts.work.set({
      found: { position: [21.05, 42.2], uncertaintyM: 100, label: '42.2, 21.05', isLabelled: true },
    });
    await vi.waitFor(() => expect(test.view.view().centre[1]).toBeCloseTo(42.2, 3), { timeout: 20_000 });
    await test.settled();
    expect(await test.colourAt(test.pixelOf([21.05, 42.2]))).toEqual(rgb(mapColours.light.found));
  });
});
