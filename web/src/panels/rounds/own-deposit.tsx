import { type RoundItem, rewrapPosition as rewrapEndpoint, type SealingKey } from '@jsa/contract';
import {
  openOwn,
  type PositionPlace,
  rewrapPosition,
  type SealingParties,
  type VerifiedPosition,
} from '@jsa/sealing';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { Refused } from '#panels/refused.tsx';
import { PositionText } from './position-text.tsx';
import style from './rounds.module.css';
import { Unlock } from './unlock.tsx';
import { useOwnDeposit } from './use-own-deposit.ts';
import { sealingSentence } from './words.ts';

type OwnDepositProps = {
  item: RoundItem;
  keys: readonly SealingKey[];
  parties: SealingParties;
  place: PositionPlace;
  reload: () => void;
};

/** What was deposited: read again with one's own key, and wrapped anew when the chair has another one. */
export function OwnDepositView({ item, keys, parties, place, reload }: OwnDepositProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [opened, setOpened] = useState<VerifiedPosition | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { lockedKey, withDeposit } = useOwnDeposit(item, keys);
  const act = async (work: Parameters<typeof withDeposit>[0]) => {
    setProblem(null);
    await withDeposit(work).catch(setProblem);
  };
  const show = () => act(async (deposit, own) => setOpened(await openOwn(deposit, place, own)));
  const rewrap = () =>
    act(async (deposit, own) => {
      const body = await rewrapPosition(deposit, own, parties);
      await call(rewrapEndpoint, { params: { id: item.id }, body });
      reload();
    });
  return (
    <div className={style.stack}>
      {item.may.rewrap && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('position.rewrap-why')}</p>
      )}
      {lockedKey !== null && <Unlock recipient={lockedKey.recipient} fingerprint={lockedKey.fingerprint} />}
      {opened !== null && <PositionText position={opened.position} subjects={item.subjects} />}
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        {opened === null && (
          <Button className={controls.button ?? ''} onPress={() => void show()}>
            {translate('position.read-own')}
          </Button>
        )}
        {item.may.rewrap && (
          <Button className={`${controls.button} ${controls.primary}`} onPress={() => void rewrap()}>
            {translate('position.rewrap')}
          </Button>
        )}
      </div>
    </div>
  );
}
