import type { Position, SiteArea } from '@jsa/contract';
import type { MapWorkStore } from '#state/map-work.ts';
import type { ViewStore } from '#state/view.ts';

type Meeting = { readonly work: MapWorkStore; readonly view: ViewStore };

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

/** Begins to draw when a form wants an area, and ends when that form is gone. Returns the call that stops following. */
export function followWantedArea({ work, view }: Meeting): () => void {
  return work.subscribe(({ wanted, drawing }) => {
    if (wanted !== null && drawing === null) {
      work.set({ drawing: { corners: cornersOf(wanted.area), past: [] } });
      view.set({ tab: 'map' });
    } else if (wanted === null && drawing !== null) {
      work.set({ drawing: null });
      view.set({ tab: 'list' });
    }
  });
}

/** Ends the drawing: with the area for the form, or without a change. */
export function endDrawing(work: MapWorkStore, isKept: boolean): void {
  const { drawing, wanted } = work.get();
  if (isKept && drawing !== null) wanted?.put(areaOf(drawing.corners));
  work.set({ wanted: null });
}
