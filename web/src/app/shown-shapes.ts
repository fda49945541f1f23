import { coverageOnMap } from '#panels/assessments/index.tsx';
import { type MapWorkStore, showShapes } from '#state/map-work.ts';
import { previewedBoundary } from '#state/previewed-boundary.ts';

function showBoundaryPreview(work: MapWorkStore): void {
  const { shown } = previewedBoundary.get();
  const geometry = shown && { type: 'LineString' as const, coordinates: shown.line };
  showShapes(work, 'boundary', geometry === null ? [] : [{ kind: 'preview', geometry }]);
}

function showCoverage(work: MapWorkStore): void {
  const { covered, gaps } = coverageOnMap.get();
  const measured = covered === null ? [] : [{ kind: 'covered' as const, geometry: covered }];
  const left = gaps.map(({ area }) => ({ kind: 'not-covered' as const, geometry: area }));
  showShapes(work, 'coverage', [...measured, ...left]);
}

/** Brings what panels want shown onto the map. Returns the call that ends it. */
export function followShownShapes(work: MapWorkStore): () => void {
  showBoundaryPreview(work);
  showCoverage(work);
  const ends = [
    previewedBoundary.subscribe(() => showBoundaryPreview(work)),
    coverageOnMap.subscribe(() => showCoverage(work)),
  ];
  return () => {
    for (const end of ends) end();
  };
}
