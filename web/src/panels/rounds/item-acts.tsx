import {
  closeRoundItem,
  disclosePositionKey,
  moveSiteOfRoundItem,
  type Round,
  type RoundItem,
  type RoundOutcome,
  referRoundItem,
  type SealingKey,
} from '@jsa/contract';
import { keyOfOwn } from '@jsa/sealing';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { Refused } from '#panels/refused.tsx';
import style from './rounds.module.css';
import { Unlock } from './unlock.tsx';
import { useOwnDeposit } from './use-own-deposit.ts';
import { sealingSentence } from './words.ts';

type Referral = NonNullable<RoundOutcome['referral']>;
const referralTargets: readonly Referral['to'][] = ['chair', 'experts', 'ministers', 'plenary'];

type ActsProps = {
  round: Round;
  item: RoundItem;
  keys: readonly SealingKey[];
  onChange: (round: Round) => void;
};

/** What else can be done with an item: closing without, referring, moving the site later, disclosing one's own key. */
export function ItemActs({ item, keys, onChange }: ActsProps) {
  const messages = useMessages();
  const [problem, setProblem] = useState<unknown>(null);
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      onChange((await work()) as Round);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const params = { id: item.id };
  return (
    <>
      {item.may.closeWithout && (
        <CloseForm
          isReleased={item.state === 'released'}
          onSend={(reason) => act(() => call(closeRoundItem, { params, body: { reason } }))}
        />
      )}
      {item.may.refer && <ReferForm onSend={(body) => act(() => call(referRoundItem, { params, body }))} />}
      {item.may.moveSite && (
        <div>
          <Button
            className={controls.button ?? ''}
            onPress={() => void act(() => call(moveSiteOfRoundItem, { params }))}
          >
            {messages.translate('item.move-site')}
          </Button>
        </div>
      )}
      {item.may.discloseKey && <Disclose item={item} keys={keys} act={act} />}
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
    </>
  );
}

function CloseForm({ isReleased, onSend }: { isReleased: boolean; onSend: (reason: string) => void }) {
  const { translate } = useMessages();
  const [reason, setReason] = useState('');
  return (
    <div className={style.side}>
      <p>{translate(isReleased ? 'item.close-released-why' : 'item.close-why')}</p>
      <Field label={translate('rounds.reason')} value={reason} onChange={setReason} maxLength={1_000} />
      <div>
        <Button
          className={controls.button ?? ''}
          isDisabled={reason.trim().length < 3}
          onPress={() => onSend(reason)}
        >
          {translate('item.close')}
        </Button>
      </div>
    </div>
  );
}

function ReferForm({ onSend }: { onSend: (referral: Referral) => void }) {
  const { translate } = useMessages();
  const [to, setTo] = useState<Referral['to']>('plenary');
  const [note, setNote] = useState('');
  return (
    <details>
      <summary>{translate('refer.title')}</summary>
      <div className={style.side}>
        <Choice
          label={translate('refer.to')}
          options={referralTargets.map((id) => ({ id, name: translate(`refer.to.${id}`) }))}
          value={to}
          onChange={setTo}
        />
        <Field label={translate('refer.note')} isLong value={note} onChange={setNote} maxLength={2_000} />
        <div>
          <Button className={controls.button ?? ''} onPress={() => onSend({ to, note })}>
            {translate('refer.send')}
          </Button>
        </div>
      </div>
    </details>
  );
}

type DiscloseProps = Pick<ActsProps, 'item' | 'keys'> & {
  act: (work: () => Promise<unknown>) => Promise<void>;
};

/** Where the chair was given both and published neither: a delegation gives its own key, and with both both are open. */
function Disclose({ item, keys, act }: DiscloseProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [problem, setProblem] = useState<unknown>(null);
  const { lockedKey, withDeposit } = useOwnDeposit(item, keys);
  const disclose = () => {
    setProblem(null);
    return withDeposit(async (deposit, own) => {
      const key = await keyOfOwn(deposit, own);
      await act(() => call(disclosePositionKey, { params: { id: item.id }, body: { key } }));
    }).catch(setProblem);
  };
  return (
    <div className={style.side}>
      <p>{translate('disclose.why')}</p>
      {lockedKey !== null && <Unlock recipient={lockedKey.recipient} fingerprint={lockedKey.fingerprint} />}
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div>
        <Button className={controls.button ?? ''} onPress={() => void disclose()}>
          {translate('disclose.do')}
        </Button>
      </div>
    </div>
  );
}
