import type { SiteSummary } from '@jsa/contract';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import { distanceText } from './distance-text.ts';
import { createElement } from './elements.ts';
import styles from './map-view.module.css';
import { metresPerPixel, roundStep } from './web-mercator.ts';

/** What stands on the map. */
type MapContents = {
  readonly sites: readonly SiteSummary[];
  readonly isSimulated: boolean;
};

/** Where the map stands. */
type MapMeasure = {
  readonly latitude: number;
  readonly zoom: number;
  /** Null where no grid is drawn. */
  readonly gridStepM: number | null;
  readonly isBeyondBaseMap: boolean;
};

export type MapNotes = {
  describe(contents: MapContents, messages: MessageStore): void;
  measure(measure: MapMeasure, messages: MessageStore): void;
};

const widestScalePx = 110;

const detailKeys: readonly MessageKey[] = ['map.attribution', 'map.names-unreviewed', 'map.abl-unofficial'];

function watermarkText({ sites, isSimulated }: MapContents, messages: MessageStore): string {
  if (sites.some(({ isFictional }) => isFictional)) return messages.translate('map.demo-watermark');
  return isSimulated ? messages.translate('map.synthetic-watermark') : '';
}

function fillDetails(list: HTMLElement, { sites }: MapContents, messages: MessageStore): void {
  const texts = detailKeys.map((key) => messages.translate(key));
  const count = sites.filter(({ precision }) => precision === 'P1').length;
  if (count > 0) texts.push(messages.translate('map.sites-without-place', { count }));
  texts.push(`* ${messages.translate('map.footnote')}`);
  list.replaceChildren(...texts.map((text) => createElement('p', '', text)));
}

/** What the map says about itself: DEMO, scale, grid, sources, that it is no field map, and the footnote to "Kosovo*". */
export function createMapNotes(host: HTMLElement): MapNotes {
  const watermark = createElement('p', styles.watermark);
  const beyond = createElement('p', styles.beyond);
  const foot = createElement('div', styles.foot);
  const scale = createElement('div', styles.scale);
  const scaleText = createElement('span');
  const scaleBar = createElement('div', styles.scaleBar);
  scaleBar.append(scaleText);
  const grid = createElement('span', styles.grid);
  scale.append(scaleBar, grid);
  const details = createElement('details', styles.details);
  const summary = createElement('summary');
  const list = createElement('div', styles.detailList);
  details.append(summary, list);
  foot.append(scale, details);
  host.append(watermark, beyond, foot);

  return {
    describe(contents, messages) {
      watermark.textContent = watermarkText(contents, messages);
      watermark.hidden = watermark.textContent === '';
      beyond.textContent = messages.translate('map.beyond');
      summary.replaceChildren(
        createElement('strong', '', messages.translate('map.not-a-field-map')),
        createElement('span', '', messages.translate('map.attribution-short')),
      );
      summary.title = messages.translate('map.details');
      fillDetails(list, contents, messages);
    },
    measure({ latitude, zoom, gridStepM, isBeyondBaseMap }, messages) {
      const pixelM = metresPerPixel(latitude, zoom);
      const lengthM = roundStep((widestScalePx / 2.5) * pixelM);
      const distance = distanceText(messages, lengthM);
      scaleBar.style.width = `${lengthM / pixelM}px`;
      scaleBar.setAttribute('role', 'img');
      scaleBar.setAttribute('aria-label', messages.translate('map.scale', { distance }));
      scaleText.textContent = distance;
      grid.hidden = gridStepM === null;
      grid.textContent = messages.translate('map.grid', { step: distanceText(messages, gridStepM ?? 0) });
      beyond.hidden = !isBeyondBaseMap;
    },
  };
}
