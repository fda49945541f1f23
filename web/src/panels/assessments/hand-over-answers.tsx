import {
  answerHandOver,
  type Delegation,
  delegations,
  type JointAssessment,
  type JointReceipt,
  recordRefusal,
  withdrawHandOver,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Change, Form, Refusal } from './form.tsx';

type AnswerProps = { receipt: JointReceipt; assessment: JointAssessment; reload: () => void };

/** Signing, or refusing with a reason; either is an answer. */
export function AnswerForm({ receipt, assessment, reload }: AnswerProps) {
  const { translate } = useMessages();
  const [refusalReason, setRefusalReason] = useState<string | null>(null);
  const sending = useSending();
  const { manifestSha256 } = receipt.handOver;
  const answer = async (reason: string | null) => {
    await sending.send(() =>
      call(answerHandOver, {
        params: { id: assessment.id },
        body: { manifestSha256, ...(reason !== null && { refusalReason: reason.trim() }) },
      }),
    );
    reload();
  };
  if (refusalReason !== null) {
    return (
      <Form
        title={translate('assessments.refuse')}
        sending={sending}
        isReady={refusalReason.trim() !== ''}
        onSave={() => void answer(refusalReason)}
        onCancel={() => setRefusalReason(null)}
      >
        <Field
          label={translate('assessments.refusal-reason')}
          isLong
          value={refusalReason}
          onChange={setRefusalReason}
        />
      </Form>
    );
  }
  return (
    <div className={style.stack}>
      <p>{translate('assessments.sign-note')}</p>
      <Refusal problem={sending.problem} />
      <div className={style.row}>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={sending.isSending}
          onPress={() => void answer(null)}
        >
          {translate('assessments.sign')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setRefusalReason('')}>
          {translate('assessments.refuse')}
        </Button>
      </div>
    </div>
  );
}

/** For the secretariat and the lead: a delegation that did not sign, or the whole taken back. */
export function KeeperForms({ receipt, assessment, reload }: AnswerProps) {
  const { translate } = useMessages();
  const [deed, setDeed] = useState<Delegation | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const sending = useSending();
  const { manifestSha256, answers } = receipt.handOver;
  const open = delegations.filter((each) => !answers.some(({ delegation }) => delegation === each));
  const { id } = assessment;
  const save = async (chosen: Delegation | 'withdraw') => {
    const isTaken = await sending.send(() =>
      chosen === 'withdraw'
        ? call(withdrawHandOver, { params: { id }, body: { reason: reason.trim() } })
        : call(recordRefusal, {
            params: { id },
            body: { delegation: chosen, manifestSha256, reason: reason.trim() },
          }),
    );
    reload();
    if (isTaken) setDeed(null);
  };
  const titleOf = (chosen: Delegation | 'withdraw') =>
    chosen === 'withdraw'
      ? translate('assessments.withdraw')
      : translate('assessments.did-not-sign', { delegation: translate(`assessments.${chosen}`) });
  if (deed !== null) {
    return (
      <Form
        title={titleOf(deed)}
        sending={sending}
        isReady={reason.trim() !== ''}
        onSave={() => void save(deed)}
        onCancel={() => setDeed(null)}
      >
        <Field label={translate('assessments.why')} isLong value={reason} onChange={setReason} />
      </Form>
    );
  }
  return (
    <div className={style.row}>
      {[...open, 'withdraw' as const].map((each) => (
        <Change key={each} label={titleOf(each)} onPress={() => setDeed(each)} />
      ))}
    </div>
  );
}
