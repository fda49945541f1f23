import type { MessageStore } from '#i18n/messages.ts';

/** A size in the steps of 1000 that file managers use, with three figures at most. */
export function byteSize(messages: MessageStore, byteLength: number): string {
  const { translate, formatNumber } = messages;
  if (byteLength < 1000) return translate('size.bytes', { count: formatNumber(byteLength, 0) });
  if (byteLength < 1e6) return translate('size.kilobytes', { count: formatNumber(byteLength / 1e3, 0) });
  if (byteLength < 1e9) return translate('size.megabytes', { count: formatNumber(byteLength / 1e6, 1) });
  return translate('size.gigabytes', { count: formatNumber(byteLength / 1e9, 2) });
}
