import type { RadargramGeometry } from '@jsa/contract';
import { type Camera, nearestPlace, panCamera, placeAtPx, viewWholeLine, zoomCamera } from './camera.ts';
import type { KeyActions } from './keyboard.ts';
import type { PlotBox } from './layout.ts';
import type { PointerActions } from './pointer.ts';
import { cursorOn, finishedRadargramOf, type Scene } from './scene.ts';

type Sight = {
  readonly id: string;
  readonly geometry: RadargramGeometry;
  readonly camera: Camera;
  readonly box: PlotBox;
};

const panShare = 0.1;

/** Everything that a person can do to the view. */
export type Navigation = PointerActions & KeyActions;

function sightOf(scene: Scene): Sight | null {
  const finished = finishedRadargramOf(scene);
  const { camera, box } = scene;
  return finished && camera && box ? { ...finished, camera, box } : null;
}

function middleOf({ box }: Sight) {
  return { x: box.widthPx / 2, y: box.heightPx / 2 };
}

/** Moves the view just so far that the place is on screen. */
function follow({ camera, geometry }: Sight, place: { trace: number; sample: number }): Camera {
  const reach = (value: number, first: number, span: number) =>
    Math.min(value - 0.5 - first, 0) + Math.max(value + 0.5 - first - span, 0);
  const traces = reach(place.trace, camera.firstTrace, camera.traceSpan);
  const samples = reach(place.sample, camera.firstSample, camera.sampleSpan);
  return panCamera(camera, geometry, { traces, samples });
}

function moveCursor(scene: Scene, sight: Sight, direction: { across: number; down: number }): Camera {
  const { camera, geometry, box } = sight;
  const centre = placeAtPx(camera, box, middleOf(sight));
  const cursor = cursorOn(scene);
  const place = nearestPlace(
    {
      trace:
        (cursor?.trace ?? centre.trace) +
        direction.across * Math.max(1, Math.round(camera.traceSpan / box.widthPx)),
      sample:
        (cursor?.sample ?? centre.sample) +
        direction.down * Math.max(1, Math.round(camera.sampleSpan / box.heightPx)),
    },
    geometry,
  );
  scene.parts.selection.set({ cursor: { source: 'radargram', radargramId: sight.id, ...place } });
  return follow(sight, place);
}

function clearCursor(scene: Scene): void {
  if (cursorOn(scene)?.source === 'radargram') scene.parts.selection.set({ cursor: null });
}

/** Hands and keys to camera and cursor. Nothing happens while there is no picture. */
export function createNavigation(scene: Scene, request: () => void): Navigation {
  function move(change: (sight: Sight) => Camera): void {
    const sight = sightOf(scene);
    if (!sight) return;
    scene.camera = change(sight);
    request();
  }
  function zoomAt(sight: Sight, px: { x: number; y: number }, factor: { x: number; y: number }): Camera {
    const at = placeAtPx(sight.camera, sight.box, px);
    return zoomCamera(sight.camera, sight.geometry, { at, traceFactor: factor.x, sampleFactor: factor.y });
  }
  return {
    point(px) {
      const sight = sightOf(scene);
      if (!sight) return;
      if (px === null) return clearCursor(scene);
      const place = nearestPlace(placeAtPx(sight.camera, sight.box, px), sight.geometry);
      scene.parts.selection.set({ cursor: { source: 'radargram', radargramId: sight.id, ...place } });
    },
    drag: (by) =>
      move(({ camera, geometry, box }) =>
        panCamera(camera, geometry, {
          traces: (-by.x / box.widthPx) * camera.traceSpan,
          samples: (-by.y / box.heightPx) * camera.sampleSpan,
        }),
      ),
    pan: ({ across, down }) =>
      move(({ camera, geometry }) =>
        panCamera(camera, geometry, {
          traces: across * camera.traceSpan * panShare,
          samples: down * camera.sampleSpan * panShare,
        }),
      ),
    zoom: (at, factor) => move((sight) => zoomAt(sight, at, factor)),
    zoomInMiddle: (factor) => move((sight) => zoomAt(sight, middleOf(sight), { x: factor, y: factor })),
    showWholeLine: () => move(({ geometry }) => viewWholeLine(geometry)),
    goToEnd: (end) =>
      move(({ camera, geometry }) =>
        panCamera(camera, geometry, {
          traces: end === 'first' ? -geometry.traceCount : geometry.traceCount,
          samples: 0,
        }),
      ),
    moveCursor: (direction) => move((sight) => moveCursor(scene, sight, direction)),
    clearCursor: () => clearCursor(scene),
  };
}
