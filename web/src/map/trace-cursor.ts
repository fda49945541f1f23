import type { Position } from '@jsa/contract';
import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { createElement } from './elements.ts';
import styles from './map-view.module.css';

export type TraceCursor = {
  /** Null takes the dot away: the trace has no known place, or there is no cursor. */
  show(position: Position | null): void;
  destroy(): void;
};

/** The dot where the cursor's trace lies. An element rather than a layer: it follows the pointer without a worker's delay. */
export function createTraceCursor(map: MapLibreMap): TraceCursor {
  const element = createElement('div', styles.traceCursor);
  const marker = new Marker({ element });
  element.setAttribute('aria-hidden', 'true');
  element.removeAttribute('tabindex');
  let isShown = false;
  return {
    show(position) {
      if (position === null) {
        if (isShown) marker.remove();
        isShown = false;
        return;
      }
      marker.setLngLat(position);
      if (!isShown) marker.addTo(map);
      isShown = true;
    },
    destroy: () => void marker.remove(),
  };
}
