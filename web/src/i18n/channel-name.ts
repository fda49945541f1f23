import type { MessageStore } from '#i18n/messages.ts';

/** The parsers number the channels in English where the file gives no name; a name out of a file stays as it is. */
export function channelNameText(messages: MessageStore, channelName: string): string {
  const number = /^Channel (\d+)$/.exec(channelName)?.[1];
  return number === undefined ? channelName : messages.translate('radargram.channel', { number });
}
