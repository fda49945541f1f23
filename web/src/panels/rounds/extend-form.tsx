import { extendRound, type Round } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import style from './rounds.module.css';

/** A later deadline, with the reason that both delegations read. */
export function ExtendForm({ round, onExtended }: { round: Round; onExtended: (round: Round) => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [isOpen, setIsOpen] = useState(false);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  if (!isOpen) {
    return (
      <div>
        <Button className={controls.button ?? ''} onPress={() => setIsOpen(true)}>
          {translate('rounds.extend')}
        </Button>
      </div>
    );
  }
  const send = async () => {
    setProblem(null);
    try {
      const body = { deadline: new Date(until).toISOString(), reason };
      const headers = { 'if-match': `"${round.version}"` };
      onExtended((await call(extendRound, { params: { id: round.id }, headers, body })) as Round);
      setIsOpen(false);
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <div className={style.side}>
      <Field label={translate('rounds.deadline')} type="datetime-local" value={until} onChange={setUntil} />
      <Field label={translate('rounds.reason')} value={reason} onChange={setReason} maxLength={1_000} />
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isDisabled={until === '' || reason.trim().length < 3}
          onPress={() => void send()}
        >
          {translate('rounds.extend')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsOpen(false)}>
          {translate('rounds.not-now')}
        </Button>
      </div>
    </div>
  );
}
