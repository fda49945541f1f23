import type { MultiPolygonGeometry } from '@jsa/contract';
import { createStore } from '#state/store.ts';

/** What the map draws of the mission whose coverage is open; nothing while none is, and below P4. */
type CoverageOnMap = {
  readonly assessmentId: string | null;
  readonly covered: MultiPolygonGeometry | null;
  readonly gaps: readonly {
    readonly cause: 'obstacle' | 'explained' | 'unexplained';
    readonly area: MultiPolygonGeometry;
  }[];
};

const nothing: CoverageOnMap = { assessmentId: null, covered: null, gaps: [] };

/** Set by the panel that shows coverage, watched by the map. */
export const coverageOnMap = createStore<CoverageOnMap>(nothing);

export function hideCoverage(): void {
  coverageOnMap.set(nothing);
}
