import { type KeptDigRecord, liftEmbargo, owners, reportFind } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { useSending } from '#panels/use-loaded.ts';
import style from './digs.module.css';

type FindProps = { siteId: string; kept: KeptDigRecord; put: (kept: KeptDigRecord) => void };

/** That remains were found: reported once, told to both heads and the chair at once, and under an embargo from then on. */
export function Find({ siteId, kept, put }: FindProps) {
  const messages = useMessages();
  const { translate, formatDateTime } = messages;
  const { isSending, problem, send } = useSending();
  const [isAsked, setIsAsked] = useState(false);
  const { find, embargo, may } = kept;
  if (find === null && embargo === null && !may.reportFind) return null;
  const act = (endpoint: typeof reportFind | typeof liftEmbargo) =>
    void send(async () => {
      put((await call(endpoint, { params: { id: siteId } })) as KeptDigRecord);
      setIsAsked(false);
    });
  const waitsFor = owners.filter((owner) => embargo?.liftedFor.includes(owner) === false);
  return (
    <div className={style.stack}>
      {find !== null && (
        <p className={controls.notice}>
          {translate('dig-find.reported', { date: formatDateTime(find.at), name: find.by })}
        </p>
      )}
      {embargo !== null && (
        <div role="status" className={`${controls.notice} ${controls.noticeWarning}`}>
          <p>{translate('dig-find.embargo')}</p>
          <p>
            {translate('dig-find.waits', {
              parties: waitsFor.map((owner) => translate(`rounds.party.${owner}`)).join(', '),
            })}
          </p>
        </div>
      )}
      {isAsked && (
        <p className={controls.notice}>{translate(may.reportFind ? 'dig-find.ask' : 'dig-find.end-ask')}</p>
      )}
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      {(may.reportFind || may.liftEmbargo) && (
        <div className={style.row}>
          <Button
            className={`${controls.button} ${isAsked ? controls.primary : ''}`}
            isDisabled={isSending}
            onPress={() => (isAsked ? act(may.reportFind ? reportFind : liftEmbargo) : setIsAsked(true))}
          >
            {translate(
              may.reportFind
                ? isAsked
                  ? 'dig-find.report-now'
                  : 'dig-find.report'
                : isAsked
                  ? 'dig-find.end-now'
                  : 'dig-find.end',
            )}
          </Button>
          {isAsked && (
            <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsAsked(false)}>
              {translate('site-panel.cancel')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
