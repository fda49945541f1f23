import type { Position } from '@jsa/contract';
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { MessageStore } from '#i18n/messages.ts';
import type { MapWorkStore } from '#state/map-work.ts';
import type { SelectionStore } from '#state/selection.ts';
import type { MapState } from './map-state.ts';
import { findMapTarget, type MapTarget } from './map-targets.ts';
import { createMapTooltip } from './map-tooltip.ts';
import { nearestOnTrack } from './track-position.ts';
import { isLineSeen } from './view-fit.ts';
import { metresPerPixel } from './web-mercator.ts';

export type PointerParts = {
  readonly selection: SelectionStore;
  readonly messages: MessageStore;
  readonly work: MapWorkStore;
  state(): MapState;
  openCluster(target: Extract<MapTarget, { kind: 'cluster' }>): void;
};

export type MapPointer = {
  /** The selected line's track has come: the cursor goes where the line was pressed. */
  lineArrived(): void;
  destroy(): void;
};

/** As far as this from the selected line the pointer still moves the cursor along it. */
const cursorReachPx = 24;

/** The radargram that a recording's cursor belongs to: the one on screen when it is of that recording. */
function radargramIdOf({ selection, state }: PointerParts, recordingId: string): string | null {
  const selected = selection.get();
  if (selected.recordingId === recordingId && selected.radargramId !== null) return selected.radargramId;
  return state().radargramIdByRecordingId.get(recordingId) ?? null;
}

function select(target: MapTarget, parts: PointerParts): void {
  const { selection } = parts;
  if (target.kind === 'site') selection.set({ siteId: target.site.id });
  if (target.kind === 'cluster') parts.openCluster(target);
  if (target.kind !== 'line') return;
  const { recordingId } = target.line;
  const radargramId = radargramIdOf(parts, recordingId);
  const cursor =
    radargramId === null || target.trace === null
      ? null
      : { radargramId, trace: target.trace, sample: null, source: 'map' as const };
  selection.set({ recordingId, radargramId, cursor });
}

/** Lets go of the cursor, if it is the map's own: the radargram's stays where it is. */
function dropCursor({ selection }: PointerParts): void {
  if (selection.get().cursor?.source === 'map') selection.set({ cursor: null });
}

function moveCursor(map: MapLibreMap, event: MapMouseEvent, parts: PointerParts): void {
  const { selectedLine } = parts.state();
  const line = selectedLine !== null && isLineSeen(map, selectedLine) ? selectedLine : null;
  const radargramId = line === null ? null : radargramIdOf(parts, line.recordingId);
  const { lng, lat } = event.lngLat;
  const place = line === null ? null : nearestOnTrack(line.track, [lng, lat]);
  const reachM = cursorReachPx * metresPerPixel(lat, map.getZoom());
  if (place === null || radargramId === null || place.distanceM > reachM) dropCursor(parts);
  else parts.selection.set({ cursor: { radargramId, trace: place.trace, sample: null, source: 'map' } });
}

/** Turns pointer and finger into selection, cursor and tooltips; while an area is drawn it is the drawing's. */
export function followPointer(map: MapLibreMap, parts: PointerParts): MapPointer {
  const tooltip = createMapTooltip(map);
  const isDrawing = () => parts.work.get().drawing !== null;
  let pressed: { readonly recordingId: string; readonly position: Position } | null = null;

  function show(target: MapTarget | null): void {
    map.getCanvas().style.cursor = target === null || target.kind === 'boundary' ? '' : 'pointer';
    parts.selection.set({
      hoveredSiteId: target?.kind === 'site' ? target.site.id : null,
      hoveredRecordingId: target?.kind === 'line' ? target.line.recordingId : null,
    });
    if (target === null) tooltip.hide();
    else tooltip.show(target, parts.messages);
  }
  function onMove(event: MapMouseEvent): void {
    if (isDrawing()) return;
    moveCursor(map, event, parts);
    show(findMapTarget(map, event.point, parts.state(), 'hover'));
  }
  function onClick(event: MapMouseEvent): void {
    if (isDrawing()) return;
    const target = findMapTarget(map, event.point, parts.state(), 'select');
    show(target);
    const isLine = target?.kind === 'line' && target.trace === null;
    pressed = isLine ? { recordingId: target.line.recordingId, position: target.position } : null;
    if (target !== null) select(target, parts);
  }
  function lineArrived(): void {
    const { selectedLine } = parts.state();
    if (pressed === null || selectedLine?.recordingId !== pressed.recordingId) return;
    const { position } = pressed;
    pressed = null;
    const radargramId = radargramIdOf(parts, selectedLine.recordingId);
    const place = nearestOnTrack(selectedLine.track, position);
    if (place === null || radargramId === null || parts.selection.get().cursor !== null) return;
    parts.selection.set({ cursor: { radargramId, trace: place.trace, sample: null, source: 'map' } });
  }
  function onLeave(): void {
    dropCursor(parts);
    show(null);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') tooltip.hide();
  }

  map.on('mousemove', onMove);
  map.on('click', onClick);
  map.on('mouseout', onLeave);
  map.getContainer().addEventListener('keydown', onKey);
  return {
    lineArrived,
    destroy() {
      map.off('mousemove', onMove);
      map.off('click', onClick);
      map.off('mouseout', onLeave);
      map.getContainer().removeEventListener('keydown', onKey);
      tooltip.hide();
    },
  };
}
