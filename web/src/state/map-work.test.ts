import type { Position } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { createMapWork, setCorners, showShapes, undoCorners } from './map-work.ts';

/** Fictional corners about a whole 0.05° intersection. */
const corners: Position[] = [
  [21.05, 42.2],
  [21.051, 42.2],
  [21.051, 42.201],
];

describe('an area in drawing', () => {
  it('goes back step by step to where it began, and no further', () => {
    const work = createMapWork();
    work.set({ drawing: { corners: [], past: [] } });
    setCorners(work, corners.slice(0, 1));
    setCorners(work, corners);
    undoCorners(work);
    expect(work.get().drawing?.corners).toEqual(corners.slice(0, 1));
    undoCorners(work);
    undoCorners(work);
    expect(work.get().drawing).toEqual({ corners: [], past: [] });
  });

  it('is not begun by a change', () => {
    const work = createMapWork();
    setCorners(work, corners);
    expect(work.get().drawing).toBeNull();
  });
});

describe('shapes that panels show', () => {
  it('replace those of the same panel only, and leave nothing behind', () => {
    const work = createMapWork();
    const line = {
      kind: 'preview' as const,
      geometry: { type: 'LineString' as const, coordinates: corners },
    };
    showShapes(work, 'boundaries', [line]);
    showShapes(work, 'coverage', [line, line]);
    showShapes(work, 'coverage', []);
    expect(work.get().shownByPanel).toEqual({ boundaries: [line] });
  });
});
