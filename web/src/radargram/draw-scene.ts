import type { RadargramGeometry } from '@jsa/contract';
import { channelNameText } from '#i18n/channel-name.ts';
import { clampCamera, viewFirstStretch } from './camera.ts';
import { layOutPlot, type PlotBox } from './layout.ts';
import { noticeFor, showNotice } from './notice.ts';
import { readAmplitude, tellReadOut } from './read-out.ts';
import { cursorOn, finishedRadargramOf, type Scene } from './scene.ts';
import { planTiles, type TilePlace } from './tile-plan.ts';

function placeElement(element: HTMLElement, box: PlotBox): void {
  element.style.left = `${box.left}px`;
  element.style.top = `${box.top}px`;
  element.style.width = `${box.widthPx}px`;
  element.style.height = `${box.heightPx}px`;
}

/** Text that stays as it is must not cost the page a layout in every frame. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function drawHeader({ elements, parts, state }: Scene): void {
  const { messages } = parts;
  const { radargram, title, isSynthetic, hasOtherChannels } = state;
  const channel = radargram && hasOtherChannels ? channelNameText(messages, radargram.channelName) : '';
  write(elements.title, radargram ? [title, channel].filter(Boolean).join(' · ') : '');
  elements.badge.hidden = !isSynthetic || !radargram;
  write(elements.badge, messages.translate('radargram.synthetic'));
  write(elements.wholeLineText, messages.translate('radargram.fit'));
  elements.wholeLine.ariaLabel = messages.translate('radargram.fit');
  elements.zoomIn.ariaLabel = messages.translate('radargram.zoom-in');
  elements.zoomOut.ariaLabel = messages.translate('radargram.zoom-out');
  elements.readOut.dataset.hint = radargram?.geometry ? messages.translate('radargram.hint') : '';
  const label = messages.translate('radargram.label', { name: title });
  elements.surface.ariaLabel = `${label}. ${messages.translate('radargram.keys')}`;
}

function drawNothing({ host, elements, axes, cache, crossHair }: Scene): void {
  elements.picture.hidden = true;
  axes.update(null);
  cache.want([]);
  crossHair.update(null);
  host.dataset.ready = 'false';
  delete host.dataset.level;
}

function drawTiles(scene: Scene, radargramId: string, geometry: RadargramGeometry): void {
  const { host, parts, elements, plot, cache, camera, box } = scene;
  if (!camera || !box) return;
  const pixelRatio = devicePixelRatio;
  const devicePlot = {
    widthPx: Math.round(box.widthPx * pixelRatio),
    heightPx: Math.round(box.heightPx * pixelRatio),
  };
  const { picture } = elements;
  if (picture.width !== devicePlot.widthPx) picture.width = devicePlot.widthPx;
  if (picture.height !== devicePlot.heightPx) picture.height = devicePlot.heightPx;

  const plan = planTiles({ camera, geometry, plot: devicePlot, mostTiles: plot.mostTiles() });
  cache.want(plan.wanted.map((place) => ({ ...place, radargramId })));
  const read = (place: TilePlace) => cache.read({ ...place, radargramId });
  const display = parts.display.get();
  plot.draw({ radargramId, geometry, camera, plan, display, plot: devicePlot, pixelRatio, read });

  host.dataset.level = String(plan.level);
  host.dataset.ready = String(
    plot.state() === 'ready' && plan.visible.every((place) => read(place) !== null),
  );
}

/** Cross hair and read-out; both follow the shared cursor, whoever moved it. */
export function drawCursor(scene: Scene): void {
  const { host, parts, elements, crossHair, camera, box } = scene;
  const finished = finishedRadargramOf(scene);
  const cursor = cursorOn(scene);
  if (!finished || !cursor || !camera || !box) {
    crossHair.update(null);
    write(elements.readOut, '');
    delete host.dataset.cursorTrace;
    return;
  }
  crossHair.update({ cursor, camera, box, pixelRatio: devicePixelRatio });
  host.dataset.cursorTrace = String(Math.round(cursor.trace));
  const { id: radargramId, geometry } = finished;
  const { trace, sample } = cursor;
  const place = sample === null ? null : { trace: Math.round(trace), sample: Math.round(sample) };
  const read = place && readAmplitude(geometry, place, (tile) => scene.cache.read({ ...tile, radargramId }));
  const { velocityMPerNs } = parts.display.get();
  const told = tellReadOut(parts.messages, { geometry, velocityMPerNs, trace, sample, read });
  write(elements.readOut, told.join('\u00a0· '));
}

/** Draws all of the view as it is now. Cheap when nothing changed, but meant to be called once a frame at most. */
export function drawScene(scene: Scene): void {
  const { elements, parts, plot, cache, axes, state } = scene;
  const finished = finishedRadargramOf(scene);
  const notice = noticeFor({
    radargram: state.radargram,
    recordingState: state.recordingState,
    webgl: plot.state(),
    trouble: cache.trouble(),
  });
  const isPictureShown = finished !== null && (notice === null || notice.isOverPicture);
  elements.surface.hidden = !isPictureShown;
  elements.buttons.hidden = !isPictureShown;
  drawHeader(scene);
  showNotice(elements, parts.messages, notice);
  if (!finished || !isPictureShown) {
    drawNothing(scene);
    return;
  }

  const { id, geometry } = finished;
  const stage = { widthPx: elements.stage.clientWidth, heightPx: elements.stage.clientHeight };
  const box = layOutPlot(stage, geometry, devicePixelRatio);
  if (box.widthPx < 1 || box.heightPx < 1) {
    drawNothing(scene);
    return;
  }
  scene.box = box;
  scene.camera = clampCamera(scene.camera ?? viewFirstStretch(geometry, box.widthPx), geometry);
  elements.picture.hidden = false;
  placeElement(elements.picture, box);
  placeElement(elements.surface, box);
  axes.update({
    camera: scene.camera,
    geometry,
    velocityMPerNs: parts.display.get().velocityMPerNs,
    box,
  });
  drawTiles(scene, id, geometry);
  drawCursor(scene);
}
