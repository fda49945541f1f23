import type { Component } from '#state/component.ts';
import { createAxes } from './axes.ts';
import { createCrossHair } from './cursor.ts';
import { drawCursor, drawScene } from './draw-scene.ts';
import { listenToKeys } from './keyboard.ts';
import { createNavigation, type Navigation } from './navigate.ts';
import { listenToPointer } from './pointer.ts';
import { createRedraw, watchSize } from './redraw.ts';
import type { RadargramState, RadargramViewParts, Scene } from './scene.ts';
import { createSectionBoxes } from './section-boxes.ts';
import { createTileCache } from './tile-cache.ts';
import { buildViewElements } from './view-elements.ts';
import { createWebglPlot } from './webgl-plot.ts';

export type { RadargramState, RadargramViewParts } from './scene.ts';
export type RadargramView = Component<RadargramState>;

const cacheLimits = { mostBytes: 256 * 2 ** 20, mostAtOnce: 6, retryDelaysMs: [500, 2000, 6000] };
const speakDelayMs = 600;
const nothing: RadargramState = {
  radargram: null,
  recordingState: null,
  title: '',
  isSynthetic: false,
  hasOtherChannels: false,
};

function createScene(host: HTMLElement, parts: RadargramViewParts, request: () => void): Scene {
  const elements = buildViewElements(host);
  return {
    host,
    parts,
    elements,
    plot: createWebglPlot(elements.picture, request),
    cache: createTileCache({
      ...cacheLimits,
      load: (address, signal) => parts.loadTile(address.radargramId, address, signal),
      onChange: request,
    }),
    axes: createAxes(elements.axes, parts.messages),
    crossHair: createCrossHair(elements.surface),
    state: nothing,
    camera: null,
    box: null,
  };
}

/** Reads the read-out aloud once the cursor has come to rest. */
function createSpeaker({ elements }: Scene): { note(): void; destroy(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
  };
  return {
    note() {
      stop();
      timer = setTimeout(() => {
        elements.spoken.textContent = elements.readOut.textContent;
      }, speakDelayMs);
    },
    destroy: stop,
  };
}

function listenToButtons(scene: Scene, navigation: Navigation, request: () => void): () => void {
  const { zoomIn, zoomOut, wholeLine, retry } = scene.elements;
  const ending = new AbortController();
  const onClick = (button: HTMLElement, act: () => void) =>
    button.addEventListener('click', act, { signal: ending.signal });
  onClick(zoomIn, () => navigation.zoomInMiddle(1.5));
  onClick(zoomOut, () => navigation.zoomInMiddle(1 / 1.5));
  onClick(wholeLine, navigation.showWholeLine);
  onClick(retry, () => {
    scene.cache.retry();
    request();
  });
  return () => ending.abort();
}

/**
 * The radargram of one survey line: amplitudes, axes, cross hair, and sentences where there is nothing to draw.
 * On `host` stand `data-ready` ("true" once all of the view is drawn at its level), `data-level`, `data-cursor-trace`.
 */
export function createRadargramView(host: HTMLElement, parts: RadargramViewParts): RadargramView {
  const redraw = createRedraw(() => {
    drawScene(scene);
    sections.update();
  });
  const scene = createScene(host, parts, redraw.request);
  const speaker = createSpeaker(scene);
  const navigation = createNavigation(scene, redraw.request);
  const sections = createSectionBoxes(scene);
  const endings = [
    redraw.destroy,
    speaker.destroy,
    watchSize(scene.elements.stage, redraw.request),
    listenToPointer(scene.elements.surface, navigation),
    listenToKeys(scene.elements.surface, navigation),
    listenToButtons(scene, navigation, redraw.request),
    parts.display.subscribe(redraw.request),
    parts.messages.subscribe(redraw.request),
    parts.selection.subscribe(() => {
      drawCursor(scene);
      speaker.note();
    }),
    sections.destroy,
    scene.cache.destroy,
    scene.plot.destroy,
    scene.crossHair.destroy,
    scene.axes.destroy,
    () => scene.elements.root.remove(),
  ];

  redraw.request();
  return {
    update(state) {
      const isOther = state.radargram?.id !== scene.state.radargram?.id;
      const isJustFinished = scene.state.radargram?.geometry == null;
      if (isOther || isJustFinished) scene.camera = null;
      scene.state = state;
      host.dataset.ready = 'false';
      redraw.request();
    },
    destroy() {
      for (const end of endings) end();
      for (const key of ['ready', 'level', 'cursorTrace']) delete host.dataset[key];
    },
  };
}
