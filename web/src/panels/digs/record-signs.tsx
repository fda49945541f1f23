import { type KeptDigRecord, refuseDigRecord } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { useSending } from '#panels/use-loaded.ts';
import style from './digs.module.css';

type SignsProps = {
  siteId: string;
  kept: KeptDigRecord;
  put: (kept: KeptDigRecord) => void;
  reload: () => void;
};

/** What each head did about the record; signing is among the site's next steps, refusing is here. */
export function RecordSigns({ siteId, kept, put, reload }: SignsProps) {
  const { translate, formatDateTime } = useMessages();
  return (
    <div className={style.stack}>
      <ul className={style.lines}>
        {kept.signs.map(({ delegation, did, name, at, reason }) => (
          <li key={delegation}>
            <strong>{translate(`rounds.party.${delegation}`)}</strong>{' '}
            {did === null
              ? translate('dig-record.sign.none')
              : translate(`dig-record.sign.${did}`, { name: name ?? '', date: formatDateTime(at ?? '') })}
            {reason !== '' && <p className={style.prose}>{reason}</p>}
          </li>
        ))}
      </ul>
      {kept.may.refuse && <Refusal siteId={siteId} kept={kept} put={put} reload={reload} />}
    </div>
  );
}

function Refusal({ siteId, kept, put, reload }: SignsProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isSending, problem, send } = useSending(reload);
  if (!isOpen)
    return (
      <div className={style.stack}>
        <p className={style.small}>{translate('dig-record.sign-where')}</p>
        <div>
          <Button className={controls.button ?? ''} onPress={() => setIsOpen(true)}>
            {translate('dig-record.refuse')}
          </Button>
        </div>
      </div>
    );
  const refuse = () =>
    send(async () => {
      const headers = { 'if-match': `"${kept.version}"` };
      const asked = { params: { id: siteId }, headers, body: { reason } };
      put((await call(refuseDigRecord, asked)) as KeptDigRecord);
      setIsOpen(false);
    });
  return (
    <div className={style.item}>
      <Field
        label={translate('dig-record.refuse-reason')}
        help={translate('dig-record.refuse-help')}
        isLong
        value={reason}
        onChange={setReason}
        maxLength={2_000}
      />
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={controls.button ?? ''}
          isDisabled={isSending || reason.trim() === ''}
          onPress={() => void refuse()}
        >
          {translate('dig-record.refuse-send')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsOpen(false)}>
          {translate('site-panel.cancel')}
        </Button>
      </div>
    </div>
  );
}
