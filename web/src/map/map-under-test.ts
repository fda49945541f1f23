import type { BoundaryEdition, Position, SiteSummary, SurveyLine } from '@jsa/contract';
import { createMessages } from '#i18n/messages.ts';
import { createDisplay } from '#state/display.ts';
import { createMapWork } from '#state/map-work.ts';
import { createSelection } from '#state/selection.ts';
import type { TileAddress } from './map-state.ts';
import { createMapView, type MapPlace, type MapState, type MapView } from './map-view.ts';
import { type TestFeature, testTile } from './tiles-under-test.ts';

const [width, height] = [800, 600];
export const demo: Position = [20.95, 43.1];

export const site: SiteSummary = {
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
  precision: 'P1',
  id: '00000000-0000-4000-8000-000000000002',
  code: 'DEMO-9',
  location: null,
};

/** Twenty metres eastwards past the fictional site, ten traces a metre. */
export const line: SurveyLine = {
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
export const radargramId = '00000000-0000-4000-8000-000000000005';

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

export const state: MapState = {
  sites: [site, hidden],
  isFiltered: false,
  selectedLine: line,
  boundary,
  radargramIdByRecordingId: new Map([[line.recordingId, radargramId]]),
  isSimulated: true,
  tileRevision: '1',
};

export function siteFeature(
  { id, code, title, status, isFictional }: SiteSummary,
  at: Position,
): TestFeature {
  const tags = { id, code, title, status, isFictional, family: 'under-assessment', precision: 'P4' };
  return {
    layer: 'sites',
    path: [at],
    tags: { ...tags, horizontalUncertaintyM: 25, uncertaintyMercatorM: 34 },
  };
}
const lineFeature: TestFeature = {
  layer: 'survey-lines',
  path: line.track.map(([longitude, latitude]) => [longitude, latitude]),
  tags: { recordingId: line.recordingId, name: line.name, isSynthetic: true },
};

function makeParts(features: () => readonly TestFeature[], places: MapPlace[]) {
  return {
    selection: createSelection(),
    display: createDisplay('light'),
    messages: createMessages('en'),
    work: createMapWork(),
    loadTile: async (address: TileAddress) =>
      testTile(
        features().filter(({ layer }) => layer === address.source),
        address,
      ),
    onViewChange: (place: MapPlace) => places.push(place),
  };
}

export function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

/** Red, green and blue of the finished picture of an element at a place of it. */
async function colourOf(
  page: Page,
  element: HTMLElement,
  [x, y]: [number, number],
): Promise<[number, number, number]> {
  const base64 = await page.screenshot({ element, save: false });
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

/** The page under test, as the test's runner gives it. */
type Page = {
  viewport(widthPx: number, heightPx: number): Promise<void>;
  screenshot(options: { element: Element; save: false }): Promise<string>;
};

/** Until the map says that its picture is whole. */
function untilIdle(root: Element | null): Promise<void> {
  return new Promise((resolve) => {
    const isIdle = () => root?.getAttribute('aria-busy') === 'false';
    if (root === null || isIdle()) return resolve();
    const observer = new MutationObserver(() => {
      if (!isIdle()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, { attributes: true });
  });
}

export type MapUnderTest = {
  readonly host: HTMLElement;
  readonly parts: ReturnType<typeof makeParts>;
  /** Where the map came to rest, one after the other. */
  readonly places: MapPlace[];
  view: MapView;
  /** What the tiles hold. */
  features: readonly TestFeature[];
  settled(): Promise<void>;
  pixelOf(position: Position): [number, number];
  colourAt(at: [number, number]): Promise<[number, number, number]>;
  send(type: string, at: [number, number]): void;
  click(at: [number, number]): void;
  close(): void;
};

/** A map on a page of its own, its tiles made here: one site and one line, both fictional. */
export async function openMapUnderTest(page: Page): Promise<MapUnderTest> {
  await page.viewport(1000, 700);
  const host = document.createElement('div');
  host.style.cssText = `position:absolute;left:0;top:0;width:${width}px;height:${height}px`;
  document.body.append(host);
  const places: MapPlace[] = [];
  const parts = makeParts(() => test.features, places);
  const test: MapUnderTest = {
    ...{ host, parts, places, features: [siteFeature(site, demo), lineFeature] },
    view: createMapView(host, parts),
    settled: () => untilIdle(host.firstElementChild),
    /** Web Mercator, written again here: where a place must lie on the screen. */
    pixelOf([longitude, latitude]) {
      const { centre, zoom } = test.view.view();
      const worldPx = 512 * 2 ** zoom;
      const mercator = (degrees: number) =>
        Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
      return [
        width / 2 + ((longitude - centre[0]) / 360) * worldPx,
        height / 2 - (mercator(latitude) - mercator(centre[1])) * worldPx,
      ];
    },
    colourAt: (at) => colourOf(page, host, at),
    send(type, [x, y]) {
      const { left, top } = host.getBoundingClientRect();
      const where = { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true };
      host.querySelector('canvas')?.dispatchEvent(new MouseEvent(type, where));
    },
    click(at) {
      for (const type of ['mousedown', 'mouseup', 'click']) test.send(type, at);
    },
    close() {
      test.view.destroy();
      host.remove();
    },
  };
  return test;
}
