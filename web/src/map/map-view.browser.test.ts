import type { BoundaryEdition, Position, SiteSummary, SurveyLine } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createMessages } from '#i18n/messages.ts';
import { createDisplay } from '#state/display.ts';
import { createSelection } from '#state/selection.ts';
import { mapColours } from './look.ts';
import { createMapView, type MapPlace, type MapState, type MapView } from './map-view.ts';

const [width, height] = [800, 600];
const demo: Position = [20.95, 43.1];

const site: SiteSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  code: 'DEMO-2',
  title: 'Demo site 2 (fictional)',
  status: 'survey-ready',
  precision: 'P4',
  isFictional: true,
  location: { position: demo, horizontalUncertaintyM: 25 },
  recordingCount: 1,
};
const hidden: SiteSummary = {
  ...site,
  id: '00000000-0000-4000-8000-000000000002',
  code: 'DEMO-9',
  location: null,
};

/** Twenty metres eastwards past the fictional site, ten traces a metre. */
const line: SurveyLine = {
  id: '00000000-0000-4000-8000-000000000003',
  recordingId: '00000000-0000-4000-8000-000000000004',
  siteId: site.id,
  name: 'DEMO_LINE_01',
  isSynthetic: true,
  track: [
    [20.95, 43.1003, 0],
    [20.950246, 43.1003, 200],
  ],
};
const radargramId = '00000000-0000-4000-8000-000000000005';

const boundary: BoundaryEdition = {
  id: '00000000-0000-4000-8000-000000000006',
  name: 'A straight line for this test',
  source: 'nobody',
  licence: 'none',
  dataDate: '2017-11-30',
  isOfficial: false,
  accuracyM: 1500,
  accuracyP95M: 320,
  line: {
    type: 'LineString',
    coordinates: [
      [20.5, 43],
      [21.5, 43],
    ],
  },
  bands: [],
};

const state: MapState = {
  sites: [site, hidden],
  lines: [line],
  boundary,
  radargramIdByRecordingId: new Map([[line.recordingId, radargramId]]),
};

let host: HTMLElement;
let view: MapView;
const places: MapPlace[] = [];

function makeParts() {
  return {
    selection: createSelection(),
    display: createDisplay('light'),
    messages: createMessages('en'),
    onViewChange: (place: MapPlace) => places.push(place),
  };
}
let parts: ReturnType<typeof makeParts>;

/** Web Mercator, written again here: where a place must lie on the screen. */
function pixelOf([longitude, latitude]: Position): [number, number] {
  const { centre, zoom } = view.view();
  const worldPx = 512 * 2 ** zoom;
  const mercator = (degrees: number) =>
    Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return [
    width / 2 + ((longitude - centre[0]) / 360) * worldPx,
    height / 2 - (mercator(latitude) - mercator(centre[1])) * worldPx,
  ];
}

function settled(): Promise<void> {
  const root = host.firstElementChild;
  return vi.waitFor(() => expect(root?.getAttribute('aria-busy')).toBe('false'), {
    timeout: 40_000,
    interval: 100,
  });
}

/** Red, green and blue of the finished picture at a place of the screen. */
async function colourAt([x, y]: [number, number]): Promise<[number, number, number]> {
  const base64 = await page.screenshot({ element: host, save: false });
  const picture = new Image();
  picture.src = `data:image/png;base64,${base64}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  const scale = picture.width / width;
  const [red = 0, green = 0, blue = 0] =
    context?.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data ?? [];
  return [red, green, blue];
}

function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

function send(type: string, [x, y]: [number, number]): void {
  const canvas = host.querySelector('canvas');
  const { left, top } = host.getBoundingClientRect();
  canvas?.dispatchEvent(
    new MouseEvent(type, { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true }),
  );
}

function click(at: [number, number]): void {
  for (const type of ['mousedown', 'mouseup', 'click']) send(type, at);
}

beforeEach(async () => {
  await page.viewport(1000, 700);
  host = document.createElement('div');
  host.style.cssText = `position:absolute;left:0;top:0;width:${width}px;height:${height}px`;
  document.body.append(host);
  parts = makeParts();
  places.length = 0;
  view = createMapView(host, parts);
});

afterEach(() => {
  view.destroy();
  host.remove();
});

describe('the map', () => {
  it('draws the sites that the reader may see, in their colour, and says that they are fictional', async () => {
    view.setView({ centre: demo, zoom: 9 });
    view.update(state);
    await settled();
    expect(await colourAt(pixelOf(demo))).toEqual(rgb('#0072B2'));
    expect(host.textContent).toContain('DEMO – fictional sites');
    expect(host.textContent).not.toContain('DEMO-9');
    expect(host.textContent).toContain('Orientation map, not a field map');
  });

  it('asks no other host for anything', async () => {
    view.update(state);
    await settled();
    const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    expect(asked.some(({ pathname }) => pathname.endsWith('.woff2'))).toBe(true);
    const foreign = asked.filter(
      ({ protocol, host: name }) => protocol.startsWith('http') && name !== location.host,
    );
    expect(foreign.map(String)).toEqual([]);
  });

  it('fits itself to the sites at first, but not after it was told where to stand', async () => {
    view.update(state);
    expect(view.view().centre[0]).toBeCloseTo(demo[0], 2);
    view.setView({ centre: [21.05, 42.2], zoom: 8 });
    view.update({ ...state, sites: [site] });
    await settled();
    expect(view.view().zoom).toBe(8);
    expect(places.at(-1)?.centre[1]).toBeCloseTo(42.2, 6);
  });

  it('goes dark without losing its view', async () => {
    view.setView({ centre: [20.95, 43.15], zoom: 9.5 });
    view.update(state);
    await settled();
    const before = view.view();
    const ground = pixelOf([20.9, 43.18]);
    expect(await colourAt(ground)).toEqual(rgb(mapColours.light.land));
    parts.display.set({ theme: 'dark' });
    await vi.waitFor(async () => expect(await colourAt(ground)).toEqual(rgb(mapColours.dark.land)), {
      timeout: 20_000,
    });
    expect(view.view()).toEqual(before);
    expect(await colourAt(pixelOf(demo))).toEqual(rgb('#0072B2'));
  });

  it('speaks the reader’s language at once', async () => {
    view.update(state);
    parts.messages.setLanguage('sq');
    expect(host.textContent).toContain('DEMO – lokacione të trilluara');
    expect(host.querySelector('button')?.getAttribute('aria-label')).toBe('Zmadho');
    await settled();
  });
});

describe('selection on the map', () => {
  it('selects the site that is clicked', async () => {
    view.setView({ centre: demo, zoom: 12 });
    view.update(state);
    await settled();
    click(pixelOf(demo));
    expect(parts.selection.get().siteId).toBe(site.id);
    expect(host.textContent).toContain('Position known to ± 25');
  });

  it('selects the line that is clicked, with its radargram and the trace beneath the pointer', async () => {
    view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    view.update(state);
    await settled();
    click(pixelOf([20.9501845, 43.1003]));
    const { recordingId, radargramId: radargram, cursor } = parts.selection.get();
    expect(recordingId).toBe(line.recordingId);
    expect(radargram).toBe(radargramId);
    expect(cursor?.source).toBe('map');
    expect(Math.abs((cursor?.trace ?? 0) - 150)).toBeLessThan(2);
  });

  it('moves the cursor along the selected line, and lets go of it beside the line', async () => {
    view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    view.update(state);
    await settled();
    parts.selection.set({ recordingId: line.recordingId, radargramId });
    send('mousemove', pixelOf([20.9500615, 43.1003]));
    expect(parts.selection.get().cursor?.trace).toBeCloseTo(50, -1);
    send('mousemove', pixelOf([20.9500615, 43.1006]));
    expect(parts.selection.get().cursor).toBeNull();

    view.setView({ centre: [20.950123, 43.1003], zoom: 12 });
    send('mousemove', pixelOf([20.9500615, 43.1003]));
    expect(parts.selection.get().cursor).toBeNull();
  });

  it('shows where the radargram’s cursor lies on the ground', async () => {
    view.setView({ centre: [20.950123, 43.1003], zoom: 20 });
    view.update(state);
    await settled();
    parts.selection.set({ recordingId: line.recordingId, radargramId });
    parts.selection.set({ cursor: { radargramId, trace: 50, sample: 3, source: 'radargram' } });
    await settled();
    const dot = host.querySelector('.maplibregl-marker')?.getBoundingClientRect();
    const [x, y] = pixelOf([20.9500615, 43.1003]);
    expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - host.getBoundingClientRect().x - x)).toBeLessThan(
      1.5,
    );
    expect(
      Math.abs((dot?.y ?? 0) + (dot?.height ?? 0) / 2 - host.getBoundingClientRect().y - y),
    ).toBeLessThan(1.5);
    send('mousemove', [5, 300]);
    expect(parts.selection.get().cursor?.source).toBe('radargram');
    parts.selection.set({ cursor: null });
    expect(host.querySelector('.maplibregl-marker')).toBeNull();
  });

  it('goes to what was selected elsewhere only when it is out of view', async () => {
    view.setView({ centre: [20.96, 43.11], zoom: 11 });
    view.update(state);
    await settled();
    parts.selection.set({ siteId: site.id });
    await settled();
    expect(view.view().centre[0]).toBeCloseTo(20.96, 6);
    view.setView({ centre: [21.95, 42.8], zoom: 11 });
    parts.selection.set({ siteId: null });
    parts.selection.set({ siteId: site.id });
    await vi.waitFor(() => expect(view.view().centre[0]).toBeCloseTo(demo[0], 4), { timeout: 20_000 });
    parts.selection.set({ recordingId: line.recordingId, radargramId });
    await vi.waitFor(() => expect(view.view().zoom).toBeGreaterThan(17), { timeout: 20_000 });
  });

  it('leaves nothing behind', async () => {
    view.update(state);
    await settled();
    view.destroy();
    expect(host.childElementCount).toBe(0);
    parts.display.set({ theme: 'dark' });
    parts.messages.setLanguage('sq');
    parts.selection.set({ siteId: site.id });
    view = createMapView(host, parts);
  });
});
