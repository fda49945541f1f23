import type { Position } from '@jsa/contract';
import { type Map as MapLibreMap, type MapMouseEvent, Marker } from 'maplibre-gl';
import type { MessageStore } from '#i18n/messages.ts';
import { type MapWorkStore, setCorners } from '#state/map-work.ts';
import { createElement } from './elements.ts';
import styles from './map-tools.module.css';

type DrawingParts = { readonly work: MapWorkStore; readonly messages: MessageStore };

/** How far an arrow key moves a corner, in pixels; with shift, ten times so far. */
const stepPx = 4;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stepPx, 0],
  ArrowRight: [stepPx, 0],
  ArrowUp: [0, -stepPx],
  ArrowDown: [0, stepPx],
};

function moved(map: MapLibreMap, position: Position, [dx, dy]: readonly [number, number]): Position {
  const { x, y } = map.project([...position]);
  const { lng, lat } = map.unproject([x + dx, y + dy]);
  return [lng, lat];
}

function middle([[x1, y1], [x2, y2]]: readonly [Position, Position]): Position {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

type Handle = { readonly position: Position; readonly className: string; readonly label: string };

/** A handle is a button: it has the focus, and keys do what the pointer does. */
function createHandle(map: MapLibreMap, { position, className, label }: Handle, isDraggable: boolean) {
  const element = createElement('button', className);
  element.type = 'button';
  element.setAttribute('aria-label', label);
  element.title = label;
  // A press on a handle is no new corner.
  element.addEventListener('click', (event) => event.stopPropagation());
  const marker = new Marker({ element, draggable: isDraggable }).setLngLat([...position]).addTo(map);
  element.setAttribute('role', 'button');
  return { element, marker };
}

/** The corners of the area in drawing as handles: to drag, to move by keys, to take away; between them, to add one. */
export function followDrawing(map: MapLibreMap, { work, messages }: DrawingParts): () => void {
  let markers: Marker[] = [];
  let shown = work.get().drawing?.corners ?? null;

  const corners = () => work.get().drawing?.corners ?? [];
  const replace = (at: number, ...positions: Position[]) =>
    setCorners(work, corners().toSpliced(at, 1, ...positions));

  function onKey(event: KeyboardEvent, at: number): void {
    const step = steps[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') replace(at);
    else if (step !== undefined) {
      const factor = event.shiftKey ? 10 : 1;
      replace(at, moved(map, corners()[at], [step[0] * factor, step[1] * factor]));
    } else return;
    event.preventDefault();
    event.stopPropagation();
    (markers[Math.min(at, corners().length - 1)]?.getElement() as HTMLElement | undefined)?.focus();
  }
  function addCorner(position: Position, at: number): Marker {
    const label = messages.translate('drawing.corner', { number: at + 1 });
    const handle = createHandle(map, { position, className: styles.corner, label }, true);
    handle.element.addEventListener('keydown', (event) => onKey(event, at));
    handle.element.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      replace(at);
    });
    handle.marker.on('dragend', () => {
      const { lng, lat } = handle.marker.getLngLat();
      replace(at, [lng, lat]);
    });
    return handle.marker;
  }
  function addBetween(pair: readonly [Position, Position], at: number): Marker {
    const label = messages.translate('drawing.add-between', { number: at + 1 });
    const position = middle(pair);
    const handle = createHandle(map, { position, className: styles.between, label }, false);
    handle.element.addEventListener('click', () =>
      setCorners(work, corners().toSpliced(at + 1, 0, position)),
    );
    return handle.marker;
  }
  function draw(): void {
    for (const marker of markers) marker.remove();
    const now = corners();
    markers = now.map(addCorner);
    if (now.length < 2) return;
    const last = now.length === 2 ? 1 : now.length;
    for (let at = 0; at < last; at++) markers.push(addBetween([now[at], now[(at + 1) % now.length]], at));
  }
  function onWork(): void {
    const now = work.get().drawing?.corners ?? null;
    if (now === shown) return;
    shown = now;
    map.getCanvas().style.cursor = now === null ? '' : 'crosshair';
    draw();
  }
  function onClick({ lngLat, originalEvent }: MapMouseEvent): void {
    const isOnHandle = originalEvent.target !== map.getCanvas();
    if (shown !== null && !isOnHandle) setCorners(work, [...corners(), [lngLat.lng, lngLat.lat]]);
  }
  map.on('click', onClick);
  const end = work.subscribe(onWork);
  draw();
  return () => {
    end();
    map.off('click', onClick);
    for (const marker of markers) marker.remove();
  };
}
