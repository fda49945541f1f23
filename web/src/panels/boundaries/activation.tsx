import {
  type BoundaryEditionSummary,
  confirmBoundaryActivation,
  proposeBoundaryActivation,
  withdrawBoundaryActivation,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './boundaries.module.css';

type ActivationProps = {
  edition: BoundaryEditionSummary;
  /** Of the report that stands above these buttons. */
  reportSha256: string;
  onStale: () => void;
  onChange: () => void;
};

function isStale(problem: unknown): boolean {
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'stale';
}

/** One key to propose, one of another organisation to confirm; both turn on the report that was seen. */
export function Activation({ edition, reportSha256, onStale, onChange }: ActivationProps) {
  const { session } = useParts();
  const messages = useMessages();
  const { translate } = messages;
  const { person } = useStore(session);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const params = { id: edition.id };
  const { proposal } = edition;
  const isOwn = proposal !== null && proposal.organisationId === person?.organisation.id;

  const send = (act: () => Promise<unknown>) => {
    setIsSending(true);
    setProblem(null);
    act()
      .then(onChange, (refusal) => {
        setProblem(refusal);
        if (isStale(refusal)) onStale();
      })
      .finally(() => setIsSending(false));
  };
  const propose = () => call(proposeBoundaryActivation, { params, body: { reportSha256 } });
  const confirm = () => call(confirmBoundaryActivation, { params, body: { reportSha256 } });
  const withdraw = () => call(withdrawBoundaryActivation, { params });
  const primary = `${controls.button} ${controls.primary}`;

  return (
    <div className={style.stack}>
      <p className={style.small}>{translate('boundaries.seen-hash', { hash: reportSha256.slice(0, 12) })}</p>
      <div className={style.row}>
        {proposal === null && (
          <Button className={primary} isDisabled={isSending} onPress={() => send(propose)}>
            {translate('boundaries.propose')}
          </Button>
        )}
        {proposal !== null && !isOwn && (
          <Button className={primary} isDisabled={isSending} onPress={() => send(confirm)}>
            {translate('boundaries.confirm')}
          </Button>
        )}
        {proposal !== null && (
          <Button className={controls.button ?? ''} isDisabled={isSending} onPress={() => send(withdraw)}>
            {translate(isOwn ? 'boundaries.withdraw' : 'boundaries.decline')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {isStale(problem) ? translate('boundaries.stale') : problemSentence(messages, problem)}
        </p>
      )}
    </div>
  );
}
