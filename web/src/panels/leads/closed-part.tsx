import {
  askForOpening,
  type ClosedFields,
  hoursToConfirmAnOpening,
  isPermitted,
  type LeadOpening,
  minutesOfAnOpening,
  readClosedFields,
} from '@jsa/contract';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';
import { useFaultFocus } from './use-fault-focus.ts';

/** Asks a second person; the reason is for them and for the vault. */
function AskForOpening({ leadId, onAsked }: { leadId: string; onAsked: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [reason, setReason] = useState('');
  const [tryCount, setTryCount] = useState(0);
  const isTried = tryCount > 0;
  const form = useFaultFocus(tryCount);
  const [problem, setProblem] = useState<unknown>(null);
  const isMissing = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTryCount((before) => before + 1);
    if (isMissing) return;
    setProblem(null);
    call(askForOpening, { params: { id: leadId }, body: { reason } }).then(onAsked, setProblem);
  };
  return (
    <Form ref={form} className={style.section} onSubmit={submit} validationBehavior="aria">
      <Line
        label={translate('leads.opening.reason')}
        value={reason}
        onChange={setReason}
        maxLength={1_000}
        error={isTried && isMissing ? translate('leads.reason-needed') : null}
      />
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <div className={style.actions}>
        <Button type="submit" className={controls.button ?? ''}>
          {translate('leads.opening.ask')}
        </Button>
      </div>
    </Form>
  );
}

/** Shows the closed fields and forgets them when the opening ends or the person is done. */
function OpenPart({ opening, onOver }: { opening: LeadOpening; onOver: () => void }) {
  const messages = useMessages();
  const { translate, formatDateTime } = messages;
  const [closed, setClosed] = useState<ClosedFields | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const leftMs = new Date(opening.until).getTime() - Date.now();
    const timer = setTimeout(onOver, Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [opening.until, onOver]);
  const read = () => {
    setProblem(null);
    call(readClosedFields, { params: { id: opening.leadId }, querystring: {} }).then(setClosed, setProblem);
  };
  return (
    <div className={style.section}>
      <p role="status" className={`${controls.notice} ${controls.noticeWarning}`}>
        {translate('leads.opening.open-until', { time: formatDateTime(opening.until) })}
      </p>
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
      {closed === null ? (
        <div className={style.actions}>
          <Button className={`${controls.button} ${controls.primary}`} onPress={read}>
            {translate('leads.opening.read')}
          </Button>
        </div>
      ) : (
        <>
          <h5 className={style.subtitle}>{translate('leads.statement')}</h5>
          <p className={style.said}>{closed.statement}</p>
          <h5 className={style.subtitle}>{translate('leads.source-key')}</h5>
          <p className={style.said}>
            {closed.sourceKey === '' ? translate('leads.opening.no-source-key') : closed.sourceKey}
          </p>
          <div className={style.actions}>
            <Button className={controls.button ?? ''} onPress={() => setClosed(null)}>
              {translate('leads.opening.hide')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

type ClosedPartProps = { leadId: string; openings: readonly LeadOpening[]; onChange: () => void };

/** What two people open: how it works, how far it has come, and what was said while it is open. */
export function ClosedPart({ leadId, openings, onChange }: ClosedPartProps) {
  const { session } = useParts();
  const { translate, formatDateTime } = useMessages();
  const { person } = useStore(session);
  if (person === null || !isPermitted(person.roles, 'lead.open')) return null;
  const own = openings.filter((each) => each.leadId === leadId && each.requestedBy.id === person.id);
  const open = own.find(({ state }) => state === 'open');
  const waiting = own.find(({ state }) => state === 'waiting');
  const limits = { hours: hoursToConfirmAnOpening, minutes: minutesOfAnOpening };
  return (
    <section className={style.section}>
      <h4 className={style.subtitle}>{translate('leads.closed')}</h4>
      <p className={style.soft}>{translate('leads.closed.explained', limits)}</p>
      {open !== undefined && <OpenPart key={open.id} opening={open} onOver={onChange} />}
      {open === undefined && waiting !== undefined && (
        <p role="status" className={controls.notice}>
          {translate('leads.opening.you-wait', { time: formatDateTime(waiting.until) })}
        </p>
      )}
      {open === undefined && waiting === undefined && <AskForOpening leadId={leadId} onAsked={onChange} />}
    </section>
  );
}
