import type { Position, SiteArea } from '@jsa/contract';
import { createStore, type Store } from './store.ts';

/** What a shape on the map stands for while somebody works on it; none of these is kept by the server yet. */
type ShownKind = 'draft' | 'preview' | 'covered' | 'not-covered';

type ShownShape = {
  readonly kind: ShownKind;
  readonly geometry:
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
    | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
    | {
        readonly type: 'MultiPolygon';
        readonly coordinates: readonly (readonly (readonly Position[])[])[];
      };
};

/** An area being drawn: its corners in order, and what they were before each change. */
export type Drawing = {
  readonly corners: readonly Position[];
  readonly past: readonly (readonly Position[])[];
};

/** A form that wants an area: what it has of it so far, and where it goes when it is drawn. */
export type WantedArea = {
  readonly area: SiteArea | null;
  readonly put: (area: SiteArea) => void;
};

export type FoundPlace = {
  readonly position: Position;
  /** Null where nothing is known of it, as for the name of a town. */
  readonly uncertaintyM: number | null;
  readonly label: string;
  /** False where the map names it anyway: a town, a site. */
  readonly isLabelled: boolean;
};

/** Where panels and map meet: shapes that a panel shows there by its own name, an area that is drawn for one, a place found. */
export type MapWork = {
  readonly shownByPanel: Readonly<Record<string, readonly ShownShape[]>>;
  /** Set by a form, and to null when it is gone; the drawing follows. */
  readonly wanted: WantedArea | null;
  readonly drawing: Drawing | null;
  readonly found: FoundPlace | null;
};

export type MapWorkStore = Store<MapWork>;

const nothing: MapWork = { shownByPanel: {}, wanted: null, drawing: null, found: null };

export function createMapWork(): MapWorkStore {
  return createStore<MapWork>(nothing);
}

export function forgetMapWork(work: MapWorkStore): void {
  work.set(nothing);
}

/** Shows shapes in a panel's name in place of those before; the map goes there once. */
export function showShapes(work: MapWorkStore, panel: string, shapes: readonly ShownShape[]): void {
  const { [panel]: _, ...others } = work.get().shownByPanel;
  work.set({ shownByPanel: shapes.length === 0 ? others : { ...others, [panel]: shapes } });
}

/** Changes the corners of the area in drawing, so that it can be undone. */
export function setCorners(work: MapWorkStore, corners: readonly Position[]): void {
  const { drawing } = work.get();
  if (drawing === null) return;
  work.set({ drawing: { corners, past: [...drawing.past, drawing.corners] } });
}

export function undoCorners(work: MapWorkStore): void {
  const { drawing } = work.get();
  const corners = drawing?.past.at(-1);
  if (drawing === null || corners === undefined) return;
  work.set({ drawing: { corners, past: drawing.past.slice(0, -1) } });
}
