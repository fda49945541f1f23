import type { RadargramSummary } from '@jsa/contract';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import styles from './radargram-view.module.css';
import type { TileTrouble } from './tile-cache.ts';
import type { ViewElements } from './view-elements.ts';
import type { WebglState } from './webgl-plot.ts';

/** A sentence that stands in place of the picture, or over it when `isOverPicture`. */
export type Notice = {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string>>;
  readonly isOverPicture: boolean;
  readonly canRetry: boolean;
};

function inPlace(key: MessageKey, values: Readonly<Record<string, string>> = {}): Notice {
  return { key, values, isOverPicture: false, canRetry: false };
}

function overPicture(key: MessageKey, values: Readonly<Record<string, string>>): Notice {
  return { key, values, isOverPicture: true, canRetry: false };
}

/** What a person has to be told now; null when the picture speaks for itself. */
export function noticeFor(situation: {
  readonly radargram: RadargramSummary | null;
  readonly webgl: WebglState;
  readonly trouble: TileTrouble | null;
}): Notice | null {
  const { radargram, webgl, trouble } = situation;
  if (!radargram) return inPlace('radargram.none');
  if (radargram.state === 'queued' || radargram.state === 'running')
    return inPlace(`radargram.${radargram.state}`);
  if (radargram.state === 'failed' || !radargram.geometry) {
    const reason = radargram.failedReason;
    return reason === null ? inPlace('radargram.failed-unknown') : inPlace('radargram.failed', { reason });
  }
  if (webgl === 'missing') return inPlace('radargram.no-webgl');
  if (webgl === 'lost') return inPlace('radargram.graphics-lost');
  if (!trouble) return null;
  return trouble.isGivenUp
    ? { ...overPicture('radargram.tile-given-up', { reason: trouble.reason }), canRetry: true }
    : overPicture('radargram.tile-failed', {});
}

/** Says it, or nothing. The text is only touched when it changes, so that it is read aloud once. */
export function showNotice(elements: ViewElements, messages: MessageStore, notice: Notice | null): void {
  const { notice: box, noticeText, retry } = elements;
  const text = notice === null ? '' : messages.translate(notice.key, notice.values);
  if (noticeText.textContent !== text) noticeText.textContent = text;
  box.hidden = notice === null;
  box.classList.toggle(styles.noticeOverPicture, notice?.isOverPicture === true);
  retry.hidden = notice?.canRetry !== true;
  retry.textContent = messages.translate('radargram.retry');
}
