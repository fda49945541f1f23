import type { MissingCondition } from '@jsa/contract';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';

function listOf(messages: MessageStore, prefix: string, names: unknown): string {
  return String(names ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => messages.translate(`${prefix}${name}` as MessageKey))
    .join(', ');
}

/** One condition in the reader's language, with the names that the server found missing. */
export function conditionSentence(messages: MessageStore, { code, values }: MissingCondition): string {
  return messages.translate(`site-condition.${code}`, {
    delegations: listOf(messages, 'site-panel.owner.', values.delegations),
    kinds: listOf(messages, 'clearance.kind.', values.kinds),
    code: values.code ?? '',
  });
}
