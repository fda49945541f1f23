import { endOtherSessions, endSession, listSessions, type SignedInBrowser } from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './account.module.css';
import { deviceName } from './device-name.ts';

function SessionItem({ session, onEnd }: { session: SignedInBrowser; onEnd: (id: string) => void }) {
  const { translate, formatDateTime } = useMessages();
  const { id, isThisOne, lastSeenAt, ipAddress, userAgent } = session;
  const device = deviceName(userAgent) ?? translate('account.sessions.unknown');
  return (
    <li className={style.item}>
      <div>
        <p>
          {device}{' '}
          {isThisOne && (
            <span className={`${controls.tag} ${controls.good}`}>{translate('account.sessions.this')}</span>
          )}
        </p>
        <p className={style.soft}>
          {translate('account.sessions.seen', {
            date: formatDateTime(lastSeenAt),
            address: ipAddress ?? '–',
          })}
        </p>
      </div>
      {!isThisOne && (
        <Button
          className={controls.button ?? ''}
          aria-label={translate('account.sessions.end-it', { device })}
          onPress={() => onEnd(id)}
        >
          {translate('account.sessions.end')}
        </Button>
      )}
    </li>
  );
}

/** Every browser that is signed in as this person, and the way to end what should not be. */
export function Sessions() {
  const messages = useMessages();
  const { translate } = messages;
  const [problem, setProblem] = useState<unknown>(null);
  const asked = useLoaded(useCallback((signal: AbortSignal) => call(listSessions, {}, signal), []));
  const after = (deed: Promise<unknown>) => {
    setProblem(null);
    void deed.catch(setProblem).finally(asked.reload);
  };
  return (
    <section className={style.section} aria-labelledby="account-sessions">
      <h3 id="account-sessions" className={style.title}>
        {translate('account.sessions')}
      </h3>
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <AskedPane asked={asked}>
        {({ sessions }) => (
          <>
            <ul className={style.list}>
              {sessions.map((session) => (
                <SessionItem
                  key={session.id}
                  session={session}
                  onEnd={(id) => after(call(endSession, { params: { id } }))}
                />
              ))}
            </ul>
            {sessions.length > 1 ? (
              <div className={style.actions}>
                <Button className={controls.button ?? ''} onPress={() => after(call(endOtherSessions, {}))}>
                  {translate('account.sessions.end-others')}
                </Button>
              </div>
            ) : (
              <p className={style.soft}>{translate('account.sessions.only')}</p>
            )}
          </>
        )}
      </AskedPane>
    </section>
  );
}
