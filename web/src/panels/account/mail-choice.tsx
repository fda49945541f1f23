import { chooseMail, mailChoices, readMailChoice } from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './account.module.css';

/** How often the reader is written to. */
export function MailChoiceSection() {
  const messages = useMessages();
  const { translate } = messages;
  const asked = useLoaded(useCallback((signal: AbortSignal) => call(readMailChoice, {}, signal), []));
  const { problem, send } = useSending();
  return (
    <section className={style.section} aria-label={translate('notification.mail')}>
      <h3 className={style.title}>{translate('notification.mail')}</h3>
      <p className={style.soft}>{translate('notification.mail-why')}</p>
      <AskedPane asked={asked}>
        {({ mail, isMailSet }) => (
          <>
            {!isMailSet && <p className={controls.notice}>{translate('notification.mail-not-set')}</p>}
            <Choice
              label={translate('notification.mail-how')}
              options={mailChoices.map((id) => ({ id, name: translate(`notification.mail.${id}`) }))}
              value={mail}
              onChange={(chosen) =>
                void send(async () => asked.put(await call(chooseMail, { body: { mail: chosen } })))
              }
            />
          </>
        )}
      </AskedPane>
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
    </section>
  );
}
