import { siteStatusFamilies } from '@jsa/contract';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import { siteShapeCorners, siteSymbolOutlineColour, siteSymbols } from '#state/site-status.ts';
import { createElement } from './elements.ts';
import styles from './map-tools.module.css';

const svgNamespace = 'http://www.w3.org/2000/svg';

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function picture(...parts: SVGElement[]): SVGElement {
  const svg = shape('svg', { viewBox: '-2 -2 28 28', 'aria-hidden': 'true' });
  svg.append(...parts);
  return svg;
}

function siteSymbol(family: (typeof siteStatusFamilies)[number]): SVGElement {
  const { shape: name, fillColour } = siteSymbols[family];
  const points = siteShapeCorners[name].map((corner) => corner.join(',')).join(' ');
  const draw = (look: Record<string, string>) =>
    name === 'circle'
      ? shape('circle', { cx: '12', cy: '12', r: '8', ...look })
      : shape('polygon', { points, 'stroke-linejoin': 'round', ...look });
  return picture(
    draw({ fill: 'none', stroke: '#fff', 'stroke-width': '6' }),
    draw({ fill: fillColour, stroke: siteSymbolOutlineColour, 'stroke-width': '2' }),
  );
}

const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };

/** In the colours of the theme, which the style sheet knows: each by its class. */
const others: readonly { key: MessageKey; className: string; parts: () => SVGElement[] }[] = [
  {
    key: 'legend.cluster',
    className: 'legendInk',
    parts: () => [shape('circle', { cx: '12', cy: '12', r: '9', fill: 'currentColor' })],
  },
  {
    key: 'legend.cell',
    className: 'legendSelected',
    parts: () => [
      shape('rect', { x: '3', y: '3', width: '18', height: '18', 'stroke-dasharray': '4 3', ...stroke }),
    ],
  },
  {
    key: 'legend.uncertainty',
    className: 'legendSelected',
    parts: () => [shape('circle', { cx: '12', cy: '12', r: '9', ...stroke })],
  },
  {
    key: 'legend.survey-line',
    className: 'legendInk',
    parts: () => [shape('path', { d: 'M2 18 22 6', ...stroke })],
  },
  {
    key: 'legend.abl',
    className: 'legendBoundary',
    parts: () => [
      shape('rect', { x: '0', y: '4', width: '24', height: '16', fill: 'currentColor', opacity: '0.18' }),
      shape('path', { d: 'M0 12h24', 'stroke-dasharray': '8 3 2 3', ...stroke }),
    ],
  },
];

export type MapLegend = { relabel(messages: MessageStore): void };

/** What the signs on the map mean. Folded away until it is asked for, so that a phone keeps its map. */
export function createMapLegend(host: HTMLElement): MapLegend {
  const details = createElement('details', styles.legend);
  const summary = createElement('summary');
  const list = createElement('ul');
  details.append(summary, list);
  host.append(details);
  return {
    relabel(messages) {
      summary.textContent = messages.translate('legend.title');
      const row = (symbol: SVGElement, key: MessageKey, className = '') => {
        const item = createElement('li', className);
        item.append(symbol, createElement('span', '', messages.translate(key)));
        return item;
      };
      list.replaceChildren(
        ...siteStatusFamilies.map((family) => row(siteSymbol(family), siteSymbols[family].labelKey)),
        ...others.map(({ key, className, parts }) => row(picture(...parts()), key, styles[className])),
      );
    },
  };
}
