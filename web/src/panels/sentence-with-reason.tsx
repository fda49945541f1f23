import type { MessageKey } from '#i18n/messages.ts';
import { useMessages } from './parts.ts';

/** What happened, in the reader's language, and below it the reason that parsers and server give in English. */
export function SentenceWithReason({ messageKey, reason }: { messageKey: MessageKey; reason: string }) {
  const { translate } = useMessages();
  return (
    <>
      {translate(messageKey)}
      {reason !== '' && (
        <>
          <br />
          <span lang="en">{reason}</span>
        </>
      )}
    </>
  );
}
