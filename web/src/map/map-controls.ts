import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import { createElement } from './elements.ts';
import styles from './map-view.module.css';

export type MapControlActions = {
  zoomIn(): void;
  zoomOut(): void;
  fitToSites(): void;
  fitToLine(): void;
};

type ButtonName = keyof MapControlActions;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Strokes on a field of 24 × 24. */
const buttons: readonly { name: ButtonName; labelKey: MessageKey; strokes: string }[] = [
  { name: 'zoomIn', labelKey: 'map.zoom-in', strokes: 'M12 5v14M5 12h14' },
  { name: 'zoomOut', labelKey: 'map.zoom-out', strokes: 'M5 12h14' },
  {
    name: 'fitToSites',
    labelKey: 'map.fit-to-sites',
    strokes: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 9.5l2.8 5H9.2z',
  },
  {
    name: 'fitToLine',
    labelKey: 'map.fit-to-line',
    strokes: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M8 15l3-4 2 2 3-4',
  },
];

function icon(strokes: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', strokes);
  svg.append(path);
  return svg;
}

export type MapControls = {
  relabel(messages: MessageStore): void;
  setLineSelected(isSelected: boolean): void;
};

/** Zoom and fit buttons, reachable by key as any button; "show the line" is there only while one is selected. */
export function createMapControls(host: HTMLElement, actions: MapControlActions): MapControls {
  const bar = createElement('div', styles.controls);
  const made = buttons.map(({ name, labelKey, strokes }) => {
    const button = createElement('button', styles.control);
    button.type = 'button';
    button.append(icon(strokes));
    button.addEventListener('click', () => actions[name]());
    bar.append(button);
    return { name, labelKey, button };
  });
  host.append(bar);
  return {
    relabel(messages) {
      for (const { labelKey, button } of made) {
        button.title = messages.translate(labelKey);
        button.setAttribute('aria-label', button.title);
      }
    },
    setLineSelected(isSelected) {
      for (const { name, button } of made) if (name === 'fitToLine') button.hidden = !isSelected;
    },
  };
}
