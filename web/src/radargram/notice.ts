import type { RadargramSummary, RecordingState } from '@jsa/contract';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import { textAround } from '#i18n/text-around.ts';
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

function withoutRadargram(recordingState: RecordingState | null): Notice {
  if (recordingState === null) return inPlace('radargram.none');
  return inPlace(recordingState === 'unreadable' ? 'radargram.unreadable' : 'radargram.queued');
}

/** What a person has to be told now; null when the picture speaks for itself. */
export function noticeFor(situation: {
  readonly radargram: RadargramSummary | null;
  readonly recordingState: RecordingState | null;
  readonly webgl: WebglState;
  readonly trouble: TileTrouble | null;
}): Notice | null {
  const { radargram, recordingState, webgl, trouble } = situation;
  if (!radargram) return withoutRadargram(recordingState);
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

/** The sentence, in which the server's or the browser's own reason is marked as English. */
function wordsOf(messages: MessageStore, notice: Notice | null): (string | Node)[] {
  if (notice === null) return [];
  const { reason } = notice.values;
  if (reason === undefined) return [messages.translate(notice.key, notice.values)];
  const [before, after] = textAround(messages, notice.key, 'reason');
  const words = document.createElement('span');
  words.lang = 'en';
  words.textContent = reason;
  return [before, words, after];
}

/** Says it, or nothing. The text is only touched when it changes, so that it is read aloud once. */
export function showNotice(elements: ViewElements, messages: MessageStore, notice: Notice | null): void {
  const { notice: box, noticeText, retry } = elements;
  const text = notice === null ? '' : messages.translate(notice.key, notice.values);
  if (noticeText.textContent !== text) noticeText.replaceChildren(...wordsOf(messages, notice));
  box.hidden = notice === null;
  box.classList.toggle(styles.noticeOverPicture, notice?.isOverPicture === true);
  retry.hidden = notice?.canRetry !== true;
  retry.textContent = messages.translate('radargram.retry');
}
