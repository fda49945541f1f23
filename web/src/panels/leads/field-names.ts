import { isMessageKey, type MessageStore } from '#i18n/messages.ts';

/** What a version wrote, in the reader's words; a field without words of ours keeps its name. */
export function fieldNames(translate: MessageStore['translate'], field: string): string {
  const key = `leads.field.${field}`;
  return isMessageKey(key) ? translate(key) : field;
}
