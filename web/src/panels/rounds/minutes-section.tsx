import { type Minutes, offerMinutes, type Round, takeBackMinutes } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ApiProblem, call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { useSending } from '#panels/use-loaded.ts';
import { MinutesAnswerForm } from './minutes-answer.tsx';
import { MinutesForm } from './minutes-form.tsx';
import { MinutesPaper } from './minutes-paper.tsx';
import style from './rounds.module.css';
import { type MinutesProps, useMinutes } from './use-minutes.ts';

/** The minutes of an ended round: written by the chair, answered by both heads, then frozen. */
export function MinutesSection({ round }: { round: Round }) {
  const messages = useMessages();
  const { translate } = messages;
  const { value: minutes, problem, put, reload } = useMinutes(round.id);
  const isNotYet = problem instanceof ApiProblem && problem.code === 'not-found';
  return (
    <section className={style.card} aria-label={translate('minutes-act.title')}>
      <div className={style.head}>
        <h3 className={style.subtitle}>{translate('minutes-act.title')}</h3>
        {minutes !== null && (
          <span className={controls.tag}>{translate(`minutes-act.state.${minutes.state}`)}</span>
        )}
      </div>
      {isNotYet && <p className={style.soft}>{translate('minutes-act.not-yet')}</p>}
      {problem !== null && !isNotYet && (
        <>
          <Refused>{problemSentence(messages, problem)}</Refused>
          <div>
            <Button className={controls.button ?? ''} onPress={reload}>
              {translate('rounds.try-again')}
            </Button>
          </div>
        </>
      )}
      {minutes === null && problem === null && <p role="status">{translate('rounds.loading')}</p>}
      {minutes !== null && <Stage round={round} minutes={minutes} put={put} reload={reload} />}
    </section>
  );
}

function Stage(props: MinutesProps) {
  const { round, minutes } = props;
  const { translate } = useMessages();
  return (
    <>
      <p className={style.soft}>{translate(`minutes-act.why.${minutes.state}`)}</p>
      {minutes.state === 'frozen' && <Taken round={round} minutes={minutes} />}
      {minutes.draft !== null && <MinutesForm {...props} draft={minutes.draft} />}
      <MinutesPaper minutes={minutes} />
      {minutes.may.answer && <MinutesAnswerForm {...props} />}
      {minutes.may.offer && <Offer {...props} />}
      {minutes.may.takeBack && <TakeBack {...props} />}
    </>
  );
}

/** What of frozen minutes can be taken away, and what it can be checked by. */
function Taken({ round, minutes }: Pick<MinutesProps, 'round' | 'minutes'>) {
  const { translate } = useMessages();
  const at = (kind: 'pdf' | 'json') => `/api/rounds/${round.id}/minutes.${kind}`;
  return (
    <div className={style.stack}>
      <div className={style.row}>
        <a className={controls.button} href={at('pdf')} target="_blank" rel="noreferrer">
          {translate('minutes-act.pdf')}
        </a>
        <a className={controls.button} href={at('json')} download>
          {translate('minutes-act.json')}
        </a>
      </div>
      <p className={style.small}>
        {translate('minutes-act.pdf-hash')} <span className={controls.hash}>{minutes.pdfSha256}</span>
      </p>
    </div>
  );
}

function Offer({ round, minutes, put, reload }: MinutesProps) {
  const messages = useMessages();
  const { translate } = messages;
  const { isSending, problem, send } = useSending(reload);
  const [isAsked, setIsAsked] = useState(false);
  const offer = async () => {
    const isOffered = await send(async () => {
      const headers = { 'if-match': `"${minutes.version}"` };
      put((await call(offerMinutes, { params: { id: round.id }, headers })) as Minutes);
    });
    if (!isOffered) setIsAsked(false);
  };
  return (
    <div className={style.stack}>
      {isAsked && <p className={controls.notice}>{translate('minutes-act.offer-ask')}</p>}
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={isSending}
          onPress={() => (isAsked ? void offer() : setIsAsked(true))}
        >
          {translate(isAsked ? 'minutes-act.offer-now' : 'minutes-act.offer')}
        </Button>
      </div>
    </div>
  );
}

function TakeBack({ round, minutes, put, reload }: MinutesProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isSending, problem, send } = useSending(reload);
  if (!isOpen)
    return (
      <div>
        <Button className={controls.button ?? ''} onPress={() => setIsOpen(true)}>
          {translate('minutes-act.take-back')}
        </Button>
      </div>
    );
  const takeBack = () =>
    send(async () => {
      const asked = { params: { id: round.id }, headers: { 'if-match': `"${minutes.version}"` } };
      put((await call(takeBackMinutes, { ...asked, body: { reason } })) as Minutes);
    });
  return (
    <div className={style.side}>
      <p className={style.small}>{translate('minutes-act.take-back-why')}</p>
      <Field label={translate('rounds.reason')} value={reason} onChange={setReason} maxLength={1_000} />
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={controls.button ?? ''}
          isDisabled={isSending || reason.trim().length < 3}
          onPress={() => void takeBack()}
        >
          {translate('minutes-act.take-back')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsOpen(false)}>
          {translate('rounds.not-now')}
        </Button>
      </div>
    </div>
  );
}
