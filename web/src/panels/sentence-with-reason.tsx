import type { MessageKey } from '#i18n/messages.ts';
import { textAround } from '#i18n/text-around.ts';
import { useMessages } from './parts.ts';

/** A sentence in the reader's language about a reason that parsers and server give in English. */
export function SentenceWithReason({ messageKey, reason }: { messageKey: MessageKey; reason: string }) {
  const messages = useMessages();
  const [before, after] = textAround(messages, messageKey, 'reason');
  return (
    <>
      {before}
      <span lang="en">{reason}</span>
      {after}
    </>
  );
}
