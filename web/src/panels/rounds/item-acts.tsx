import {
  closeRoundItem,
  disclosePositionKey,
  moveSiteOfRoundItem,
  type OwnDeposit,
  type Round,
  type RoundItem,
  type RoundOutcome,
  readOwnDeposit,
  referRoundItem,
  type SealingKey,
} from '@jsa/contract';
import { keyOfOwn } from '@jsa/sealing';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { Field, Refused } from './fields.tsx';
import { currentKeyOf } from './party.ts';
import style from './rounds.module.css';
import { Unlock, useUnlocked } from './unlock.tsx';
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
        <CloseForm onSend={(reason) => act(() => call(closeRoundItem, { params, body: { reason } }))} />
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

function CloseForm({ onSend }: { onSend: (reason: string) => void }) {
  const { translate } = useMessages();
  const [reason, setReason] = useState('');
  return (
    <div className={style.side}>
      <p>{translate('item.close-why')}</p>
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
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const own = currentKeyOf(keys, person?.organisation.delegation ?? null);
  const identity = useUnlocked(own?.recipient ?? null);
  const [isAsked, setIsAsked] = useState(false);
  const disclose = async () => {
    if (identity === null) return setIsAsked(true);
    const params = { id: item.id };
    await act(async () => {
      const deposit = (await call(readOwnDeposit, { params })) as OwnDeposit;
      return call(disclosePositionKey, { params, body: { key: await keyOfOwn(deposit, identity) } });
    });
  };
  return (
    <div className={style.side}>
      <p>{translate('disclose.why')}</p>
      {isAsked && identity === null && own !== null && (
        <Unlock recipient={own.recipient} fingerprint={own.fingerprint} />
      )}
      <div>
        <Button className={controls.button ?? ''} onPress={() => void disclose()}>
          {translate('disclose.do')}
        </Button>
      </div>
    </div>
  );
}
