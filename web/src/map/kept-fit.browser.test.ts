import type { SurveyLine } from '@jsa/contract';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createMessages } from '#i18n/messages.ts';
import { createDisplay } from '#state/display.ts';
import { createMapWork } from '#state/map-work.ts';
import { createSelection } from '#state/selection.ts';
import { createMapView } from './map-view.ts';

/** Twenty metres eastwards from a fictional site. */
const line: SurveyLine = {
  id: '00000000-0000-4000-8000-000000000003',
  recordingId: '00000000-0000-4000-8000-000000000004',
  siteId: null,
  name: 'DEMO_LINE_01',
  isSynthetic: true,
  track: [
    [20.95, 43.1003, 0],
    [20.950246, 43.1003, 200],
  ],
};

it('keeps the chosen line in view when the map’s room changes, until the map is moved by hand', async () => {
  await page.viewport(1000, 700);
  const host = document.createElement('div');
  host.style.cssText = 'position:absolute;left:0;top:0;width:800px;height:600px';
  document.body.append(host);
  const selection = createSelection();
  const view = createMapView(host, {
    selection,
    display: createDisplay('light'),
    messages: createMessages('en'),
    work: createMapWork(),
    loadTile: async () => new ArrayBuffer(0),
  });
  const settled = () =>
    vi.waitFor(() => expect(host.firstElementChild?.getAttribute('aria-busy')).toBe('false'), 40_000);
  view.update({
    ...{ sites: [], isFiltered: false, selectedLine: line, boundary: null, isSimulated: true },
    ...{ radargramIdByRecordingId: new Map(), tileRevision: '1' },
  });
  await settled();
  selection.set({ recordingId: line.recordingId });
  await vi.waitFor(() => expect(view.view().zoom).toBeGreaterThan(18), 20_000);
  await settled();
  const wide = view.view().zoom;
  host.style.width = '400px';
  await vi.waitFor(() => expect(view.view().zoom).toBeLessThan(wide - 0.5), 20_000);
  await settled();
  host.querySelector<HTMLButtonElement>('button')?.click();
  await settled();
  const moved = view.view().zoom;
  expect(moved).toBeGreaterThan(wide - 0.5);
  host.style.width = '800px';
  await settled();
  expect(view.view().zoom).toBeCloseTo(moved, 3);
  view.destroy();
  host.remove();
});
