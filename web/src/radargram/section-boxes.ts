import type { RadargramGeometry } from '@jsa/contract';
import { type LineSection, sectionWork } from '#state/section-work.ts';
import { nearestPlace, placeAtPx, pxOfPlace } from './camera.ts';
import styles from './radargram-view.module.css';
import { finishedRadargramOf, type Scene } from './scene.ts';

type Px = { readonly x: number; readonly y: number };

export type SectionBoxes = {
  /** Puts the boxes where the view is now. */
  update(): void;
  destroy(): void;
};

const leastDragPx = 4;

function nsOfSample({ firstSampleNs, sampleIntervalNs }: RadargramGeometry, sample: number): number {
  return Math.max(0, firstSampleNs + sample * (sampleIntervalNs ?? 0));
}

/** The section between two corners; null where the radargram has no time, and for a press that draws nothing. */
function sectionBetween(scene: Scene, one: Px, other: Px): LineSection | null {
  const finished = finishedRadargramOf(scene);
  const { camera, box, state } = scene;
  const isDrawn = Math.abs(one.x - other.x) >= leastDragPx && Math.abs(one.y - other.y) >= leastDragPx;
  if (!finished || !camera || !box || !state.radargram || !isDrawn) return null;
  const { geometry } = finished;
  if (geometry.sampleIntervalNs === null) return null;
  const [a, b] = [one, other].map((px) => nearestPlace(placeAtPx(camera, box, px), geometry));
  if (a === undefined || b === undefined) return null;
  const [from, to] = [Math.min(a.sample, b.sample), Math.max(a.sample, b.sample)];
  const rounded = (ns: number) => Math.round(ns * 100) / 100;
  return {
    recordingId: state.radargram.recordingId,
    fromTrace: Math.min(a.trace, b.trace),
    toTrace: Math.max(a.trace, b.trace),
    fromNs: rounded(nsOfSample(geometry, from)),
    toNs: rounded(nsOfSample(geometry, to)),
  };
}

function boxElement(surface: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.hidden = true;
  surface.append(element);
  return element;
}

function place(element: HTMLElement, one: Px, other: Px): void {
  element.hidden = false;
  element.style.left = `${Math.min(one.x, other.x)}px`;
  element.style.top = `${Math.min(one.y, other.y)}px`;
  element.style.width = `${Math.abs(one.x - other.x)}px`;
  element.style.height = `${Math.abs(one.y - other.y)}px`;
}

/** Hears the hand before the view does, as long as a box is to be drawn. */
function listenToDrawing(scene: Scene, rubber: HTMLElement, signal: AbortSignal): void {
  const { surface } = scene.elements;
  let corner: Px | null = null;
  const at = (event: MouseEvent): Px => {
    const bounds = surface.getBoundingClientRect();
    return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  };
  const stop = () => {
    corner = null;
    rubber.hidden = true;
  };
  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (event: PointerEvent) => void,
  ) =>
    surface.addEventListener(
      type,
      (event) => {
        if (sectionWork.get().wanted === null) return;
        event.stopImmediatePropagation();
        act(event);
      },
      { signal, capture: true },
    );
  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    surface.setPointerCapture(event.pointerId);
    corner = at(event);
  });
  listen('pointermove', (event) => {
    if (corner !== null) place(rubber, corner, at(event));
  });
  listen('pointerup', (event) => {
    const section = corner && sectionBetween(scene, corner, at(event));
    stop();
    if (section) sectionWork.get().wanted?.(section);
  });
  listen('pointercancel', stop);
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || sectionWork.get().wanted === null) return;
      stop();
      sectionWork.set({ wanted: null });
    },
    { signal },
  );
}

/** The sections of a reading over the radargram, and the box that is being drawn. */
export function createSectionBoxes(scene: Scene): SectionBoxes {
  const { surface } = scene.elements;
  const rubber = boxElement(surface, styles.rubber ?? '');
  const ending = new AbortController();
  let boxes: HTMLElement[] = [];
  listenToDrawing(scene, rubber, ending.signal);

  const update = () => {
    const { wanted, shown } = sectionWork.get();
    surface.dataset.picking = String(wanted !== null);
    const finished = finishedRadargramOf(scene);
    const { camera, box, state } = scene;
    const here = shown.filter(({ recordingId }) => recordingId === state.radargram?.recordingId);
    while (boxes.length < here.length) boxes.push(boxElement(surface, styles.section ?? ''));
    for (const extra of boxes.splice(here.length)) extra.remove();
    const intervalNs = finished?.geometry.sampleIntervalNs ?? null;
    for (const [index, section] of here.entries()) {
      const element = boxes[index];
      if (element === undefined) continue;
      if (!finished || !camera || !box || intervalNs === null) {
        element.hidden = true;
        continue;
      }
      const sampleAt = (ns: number) => (ns - finished.geometry.firstSampleNs) / intervalNs;
      const corner = (trace: number, ns: number) => pxOfPlace(camera, box, { trace, sample: sampleAt(ns) });
      place(
        element,
        corner(section.fromTrace - 0.5, section.fromNs),
        corner(section.toTrace + 0.5, section.toNs),
      );
      if (element.textContent !== section.label) element.textContent = section.label;
    }
  };
  const unsubscribe = sectionWork.subscribe(update);
  return {
    update,
    destroy() {
      unsubscribe();
      ending.abort();
      for (const element of boxes) element.remove();
      boxes = [];
      rubber.remove();
    },
  };
}
