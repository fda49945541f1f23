import { type Map as MapLibreMap, Popup } from 'maplibre-gl';
import type { MessageStore } from '#i18n/messages.ts';
import { distanceText } from './distance-text.ts';
import { createElement } from './elements.ts';
import type { MapTarget } from './map-targets.ts';
import styles from './map-view.module.css';

export type MapTooltip = {
  show(target: MapTarget, messages: MessageStore): void;
  hide(): void;
};

function boundaryTexts(target: Extract<MapTarget, { kind: 'boundary' }>, messages: MessageStore): string[] {
  const { edition } = target;
  const accuracy = distanceText(messages, edition.accuracyM);
  return [
    messages.translate('map.abl'),
    messages.translate('map.abl-band', {
      distance: accuracy,
      source: edition.source,
      date: messages.formatDate(edition.dataDate),
      accuracy,
    }),
    messages.translate('map.abl-typical', { distance: distanceText(messages, edition.accuracyP95M) }),
    ...(edition.isOfficial ? [] : [messages.translate('map.abl-unofficial')]),
  ];
}

/** A heading and what belongs to it, in the reader's words; the first text is the heading. */
function textsOf(target: MapTarget, messages: MessageStore): string[] {
  if (target.kind === 'boundary') return boundaryTexts(target, messages);
  if (target.kind === 'cluster') return [messages.translate('map.cluster', { count: target.count })];
  if (target.kind === 'line') {
    const trace = target.trace === null ? null : messages.formatNumber(target.trace, 0);
    return [
      messages.translate('map.survey-line', { name: target.line.name }),
      ...(trace === null ? [] : [messages.translate('map.trace', { trace })]),
      ...(target.line.isSynthetic ? [messages.translate('map.synthetic')] : []),
    ];
  }
  const { code, title, status, isFictional, horizontalUncertaintyM } = target.site;
  const distance = distanceText(messages, horizontalUncertaintyM ?? 0);
  return [
    `${code} · ${title}`,
    messages.translate(`site.status.${status}`),
    horizontalUncertaintyM === undefined
      ? messages.translate('map.cell-label')
      : messages.translate('map.uncertainty', { distance }),
    ...(isFictional ? [messages.translate('map.demo')] : []),
  ];
}

/** A small note beside what is pointed at. It takes no focus and lets the pointer through. */
export function createMapTooltip(map: MapLibreMap): MapTooltip {
  const popup = new Popup({
    closeButton: false,
    closeOnClick: false,
    focusAfterOpen: false,
    className: styles.tooltip,
    maxWidth: '280px',
    offset: 18,
  });
  return {
    show(target, messages) {
      const [heading, ...texts] = textsOf(target, messages);
      const content = createElement('div');
      content.setAttribute('role', 'status');
      content.append(
        createElement('strong', '', heading),
        ...texts.map((text) => createElement('p', '', text)),
      );
      popup.setLngLat(target.position).setDOMContent(content);
      if (!popup.isOpen()) popup.addTo(map);
    },
    hide: () => void popup.remove(),
  };
}
