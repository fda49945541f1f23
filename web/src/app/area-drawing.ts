import type { Position, SiteArea } from '@jsa/contract';
import type { AreaDraftStore } from '#panels/sites/index.tsx';
import type { MapWorkStore } from '#state/map-work.ts';
import type { ViewStore } from '#state/view.ts';

type Meeting = { readonly areaDraft: AreaDraftStore; readonly work: MapWorkStore; readonly view: ViewStore };

/** What the map draws are degrees of WGS 84, as they are stored: nothing was transformed. */
const origin = { text: '', crs: 'EPSG:4326', transformation: '' };

function areaOf(corners: readonly Position[]): SiteArea {
  const ring = [...corners, ...corners.slice(0, 1)].map(([longitude, latitude]): Position => {
    return [longitude, latitude];
  });
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** The corners that drawing goes on from; an area of several parts, or with holes, is drawn anew. */
function cornersOf(area: SiteArea | null): readonly Position[] {
  const [polygon, ...otherParts] = area?.coordinates ?? [];
  const [ring, ...holes] = polygon ?? [];
  return otherParts.length > 0 || holes.length > 0 || ring === undefined ? [] : ring.slice(0, -1);
}

/** Lets a form that wants an area find the map's drawing, and shows its area meanwhile. Returns the call that ends it. */
export function followAreaDraft({ areaDraft, work, view }: Meeting): () => void {
  return areaDraft.subscribe(({ isWanted, area }) => {
    if (!isWanted || work.get().drawing !== null) return;
    work.set({ drawing: { corners: cornersOf(area), past: [] } });
    view.set({ tab: 'map' });
  });
}

/** Ends the drawing: with the area for the form, or without a change. */
export function endDrawing({ areaDraft, work, view }: Meeting, isKept: boolean): void {
  const { drawing } = work.get();
  work.set({ drawing: null });
  view.set({ tab: 'list' });
  if (isKept && drawing !== null) areaDraft.set({ area: areaOf(drawing.corners), origin, isWanted: false });
  else areaDraft.set({ isWanted: false });
}
