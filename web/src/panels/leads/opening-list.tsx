import { confirmOpening, type LeadOpening } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './leads.module.css';

const toneOfState = { waiting: controls.warning, expired: '', open: controls.warning, over: '' } as const;

function Opening({ opening, onChange }: { opening: LeadOpening; onChange: () => void }) {
  const { session } = useParts();
  const messages = useMessages();
  const { translate, formatDateTime } = messages;
  const { person } = useStore(session);
  const [problem, setProblem] = useState<unknown>(null);
  const { state, requestedBy, requestedAt, confirmedBy, confirmedAt, until } = opening;
  const confirm = () => {
    setProblem(null);
    call(confirmOpening, { params: { id: opening.id } }).then(onChange, setProblem);
  };
  return (
    <li className={style.opening}>
      <p className={style.row}>
        <strong>{opening.leadReference}</strong>
        <span className={`${controls.tag} ${toneOfState[state]}`}>
          {translate(`leads.opening.state.${state}`)}
        </span>
      </p>
      <p>{opening.reason}</p>
      <p className={style.soft}>
        {translate('leads.opening.asked-by', { name: requestedBy.name, time: formatDateTime(requestedAt) })}
      </p>
      {confirmedBy !== null && confirmedAt !== null && (
        <p className={style.soft}>
          {translate('leads.opening.confirmed-by', {
            name: confirmedBy.name,
            time: formatDateTime(confirmedAt),
          })}
        </p>
      )}
      {state === 'waiting' &&
        (requestedBy.id === person?.id ? (
          <p className={style.soft}>{translate('leads.opening.you-wait', { time: formatDateTime(until) })}</p>
        ) : (
          <Button className={controls.button ?? ''} onPress={confirm}>
            {translate('leads.opening.confirm')}
          </Button>
        ))}
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
    </li>
  );
}

/** Every opening of the vault: who asked, why, who confirmed, and the button for the second person. */
export function OpeningList({
  openings,
  onChange,
}: {
  openings: readonly LeadOpening[];
  onChange: () => void;
}) {
  const { translate } = useMessages();
  return (
    <div className={style.column}>
      <h3 className={style.title}>{translate('leads.openings')}</h3>
      {openings.length === 0 && <p className={style.soft}>{translate('leads.openings.none')}</p>}
      <ul className={style.openings}>
        {openings.map((opening) => (
          <Opening key={opening.id} opening={opening} onChange={onChange} />
        ))}
      </ul>
    </div>
  );
}
