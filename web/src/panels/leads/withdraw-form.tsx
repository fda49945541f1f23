import { type LeadDetail, withdrawLead } from '@jsa/contract';
import { type FormEvent, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';
import { useFaultFocus } from './use-fault-focus.ts';

type WithdrawFormProps = { lead: LeadDetail; onDone: () => void; onCancel: () => void };

/** Takes a lead out of use, with a reason. */
export function WithdrawForm({ lead, onDone, onCancel }: WithdrawFormProps) {
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
    const headers = { 'if-match': `"${lead.version}"` };
    call(withdrawLead, { params: { id: lead.id }, headers, body: { reason } }).then(onDone, setProblem);
  };
  return (
    <Form ref={form} className={style.column} onSubmit={submit} validationBehavior="aria">
      <h3 className={style.title}>{translate('leads.withdraw.title')}</h3>
      <p>{translate('leads.withdraw.explained')}</p>
      <Line
        label={translate('leads.withdraw.reason')}
        value={reason}
        onChange={setReason}
        size="lines"
        maxLength={1_000}
        error={isTried && isMissing ? translate('leads.reason-needed') : null}
      />
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <div className={style.actions}>
        <Button type="submit" className={`${controls.button} ${controls.primary}`}>
          {translate('leads.withdraw')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('leads.cancel')}
        </Button>
      </div>
    </Form>
  );
}
