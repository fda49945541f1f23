import type { Position, SiteSummary } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mapColours } from './look.ts';
import {
  demo,
  line,
  type MapUnderTest,
  openMapUnderTest,
  radargramId,
  rgb,
  site,
  siteFeature,
  state,
} from './map-under-test.ts';
import { createMapView } from './map-view.ts';

// The modules of the test alone fill the 250 entries that a browser keeps unless told otherwise.
performance.setResourceTimingBufferSize(10_000);

let test: MapUnderTest;
beforeEach(async () => {
  test = await openMapUnderTest(page);
});
afterEach(() => test.close());

describe('the map', () => {
  it('draws the sites that the reader may see, in their colour, and says that they are fictional', async () => {
    test.view.setView({ centre: demo, zoom: 9 });
    test.view.update(state);
    await test.settled();
    expect(await test.colourAt(test.pixelOf(demo))).toEqual(rgb('#0072B2'));
    expect(test.host.textContent).toContain('DEMO – fictional sites');
    expect(test.host.textContent).not.toContain('DEMO-9');
    expect(test.host.textContent).toContain('Orientation map, not a field map');
  });

  it('asks for its tiles again when what they hold may have changed', async () => {
    test.view.setView({ centre: demo, zoom: 9 });
    test.view.update({ ...state, sites: [] });
    await test.settled();
    expect(await test.colourAt(test.pixelOf(demo))).toEqual(rgb('#0072B2'));
    test.features = [];
    test.view.update({ ...state, sites: [], tileRevision: '2' });
    await vi.waitFor(
      async () => expect(await test.colourAt(test.pixelOf(demo))).not.toEqual(rgb('#0072B2')),
      {
        timeout: 20_000,
      },
    );
  });

  it('shows of what it knows only the sites of a list that was narrowed', async () => {
    const other: SiteSummary = { ...site, id: '00000000-0000-4000-8000-000000000012' };
    const elsewhere: Position = [21.05, 43.1];
    test.features = [siteFeature(site, demo), siteFeature(other, elsewhere)];
    test.view.setView({ centre: [21, 43.1], zoom: 9 });
    test.view.update({ ...state, isFiltered: true, sites: [other] });
    await test.settled();
    expect(await test.colourAt(test.pixelOf(elsewhere))).toEqual(rgb('#0072B2'));
    expect(await test.colourAt(test.pixelOf(demo))).not.toEqual(rgb('#0072B2'));
  });

  it('explains its signs in a legend', async () => {
    test.view.update(state);
    const legend = [...test.host.querySelectorAll('details')].find((one) =>
      one.textContent?.includes('Legend'),
    );
    expect(legend?.textContent).toContain('Under assessment');
    expect(legend?.textContent).toContain('a cell of 1 km');
    test.parts.messages.setLanguage('sr-Cyrl');
    expect(legend?.textContent).toContain('Легенда');
    await test.settled();
  });

  it('asks no other host for anything', async () => {
    test.view.update(state);
    await test.settled();
    const askedFor = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    await expect.poll(() => askedFor().some(({ pathname }) => pathname.endsWith('.woff2'))).toBe(true);
    const foreign = askedFor().filter(
      ({ protocol, host: name }) => protocol.startsWith('http') && name !== location.host,
    );
    expect(foreign.map(String)).toEqual([]);
  });

  it('fits itself to the sites at first, but not after it was told where to stand', async () => {
    test.view.update(state);
    expect(test.view.view().centre[0]).toBeCloseTo(demo[0], 2);
    test.view.setView({ centre: [21.05, 42.2], zoom: 8 });
    test.view.update({ ...state, sites: [site] });
    await test.settled();
    expect(test.view.view().zoom).toBe(8);
    expect(test.places.at(-1)?.centre[1]).toBeCloseTo(42.2, 6);
  });

  it('goes dark without losing its view', async () => {
    test.view.setView({ centre: [20.95, 43.15], zoom: 9.5 });
    test.view.update(state);
    await test.settled();
    const before = test.view.view();
    const ground = test.pixelOf([20.9, 43.18]);
    expect(await test.colourAt(ground)).toEqual(rgb(mapColours.light.land));
    test.parts.display.set({ theme: 'dark' });
    await vi.waitFor(async () => expect(await test.colourAt(ground)).toEqual(rgb(mapColours.dark.land)), {
      timeout: 20_000,
    });
    expect(test.view.view()).toEqual(before);
    expect(await test.colourAt(test.pixelOf(demo))).toEqual(rgb('#0072B2'));
  });

  it('speaks the reader’s language at once', async () => {
    test.view.update(state);
    test.parts.messages.setLanguage('sq');
    expect(test.host.textContent).toContain('DEMO – lokacione të trilluara');
    expect(test.host.querySelector('button')?.getAttribute('aria-label')).toBe('Zmadho');
    await test.settled();
  });
});

describe('selection on the map', () => {
  it('selects the site that is clicked', async () => {
    test.view.setView({ centre: demo, zoom: 12 });
    test.view.update(state);
    await test.settled();
    test.click(test.pixelOf(demo));
    expect(test.parts.selection.get().siteId).toBe(site.id);
    expect(test.host.textContent).toContain('Position known to ± 25');
  });

  it('selects the line that is clicked, with its radargram and the trace beneath the pointer', async () => {
    test.view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    test.view.update(state);
    await test.settled();
    test.click(test.pixelOf([20.9501845, 43.1003]));
    const { recordingId, radargramId: radargram, cursor } = test.parts.selection.get();
    expect(recordingId).toBe(line.recordingId);
    expect(radargram).toBe(radargramId);
    expect(cursor?.source).toBe('map');
    expect(Math.abs((cursor?.trace ?? 0) - 150)).toBeLessThan(2);
  });

  it('moves the cursor along the selected line, and lets go of it beside the line', async () => {
    test.view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    test.view.update(state);
    await test.settled();
    test.parts.selection.set({ recordingId: line.recordingId, radargramId });
    test.send('mousemove', test.pixelOf([20.9500615, 43.1003]));
    expect(test.parts.selection.get().cursor?.trace).toBeCloseTo(50, -1);
    test.send('mousemove', test.pixelOf([20.9500615, 43.1006]));
    expect(test.parts.selection.get().cursor).toBeNull();

    test.view.setView({ centre: [20.950123, 43.1003], zoom: 12 });
    test.send('mousemove', test.pixelOf([20.9500615, 43.1003]));
    expect(test.parts.selection.get().cursor).toBeNull();
  });

  it('puts the cursor where a line was pressed as soon as its track is known', async () => {
    test.view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    test.view.update({ ...state, selectedLine: null });
    await test.settled();
    test.click(test.pixelOf([20.9501845, 43.1003]));
    expect(test.parts.selection.get()).toMatchObject({ recordingId: line.recordingId, cursor: null });
    test.view.update(state);
    expect(Math.abs((test.parts.selection.get().cursor?.trace ?? 0) - 150)).toBeLessThan(2);
  });

  it('shows where the radargram’s cursor lies on the ground', async () => {
    test.view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    test.view.update(state);
    await test.settled();
    test.parts.selection.set({ recordingId: line.recordingId, radargramId });
    test.parts.selection.set({ cursor: { radargramId, trace: 50, sample: 3, source: 'radargram' } });
    await test.settled();
    const dot = test.host.querySelector('.maplibregl-marker')?.getBoundingClientRect();
    const [x, y] = test.pixelOf([20.9500615, 43.1003]);
    expect(
      Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - test.host.getBoundingClientRect().x - x),
    ).toBeLessThan(1.5);
    expect(
      Math.abs((dot?.y ?? 0) + (dot?.height ?? 0) / 2 - test.host.getBoundingClientRect().y - y),
    ).toBeLessThan(1.5);
    test.send('mousemove', [5, 300]);
    expect(test.parts.selection.get().cursor?.source).toBe('radargram');
    test.parts.selection.set({ cursor: null });
    expect(test.host.querySelector('.maplibregl-marker')).toBeNull();
  });

  it('goes to what was selected elsewhere only when it is out of view', async () => {
    test.view.setView({ centre: [20.96, 43.11], zoom: 11 });
    test.view.update(state);
    await test.settled();
    test.parts.selection.set({ siteId: site.id });
    await test.settled();
    expect(test.view.view().centre[0]).toBeCloseTo(20.96, 6);
    test.view.setView({ centre: [21.95, 42.8], zoom: 11 });
    test.parts.selection.set({ siteId: null });
    test.parts.selection.set({ siteId: site.id });
    await vi.waitFor(() => expect(test.view.view().centre[0]).toBeCloseTo(demo[0], 4), { timeout: 20_000 });
    test.parts.selection.set({ recordingId: line.recordingId, radargramId });
    await vi.waitFor(() => expect(test.view.view().zoom).toBeGreaterThan(17), { timeout: 20_000 });
  });

  it('leaves nothing behind', async () => {
    test.view.update(state);
    await test.settled();
    test.view.destroy();
    expect(test.host.childElementCount).toBe(0);
    test.parts.display.set({ theme: 'dark' });
    test.parts.messages.setLanguage('sq');
    test.parts.selection.set({ siteId: site.id });
    test.view = createMapView(test.host, test.parts);
  });
});
