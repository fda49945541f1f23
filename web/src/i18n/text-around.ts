import type { MessageKey, MessageStore } from '#i18n/messages.ts';

const placeholder = '\uE000';

/** What a message says before and after one of its values, so that the value may stand in an element of its own. */
export function textAround(messages: MessageStore, key: MessageKey, valueName: string): [string, string] {
  const [before = '', after = ''] = messages.translate(key, { [valueName]: placeholder }).split(placeholder);
  return [before, after];
}
