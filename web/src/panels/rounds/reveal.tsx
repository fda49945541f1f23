import {
  type Delegation,
  type OpenedPosition,
  publishPositions,
  type ReleasedDeposit,
  type Round,
  type RoundItem,
  releasePositions,
  type SealingKey,
} from '@jsa/contract';
import { decryptReleased, placeOn, type SealingIdentity, verifyOpened } from '@jsa/sealing';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { Refused } from '#panels/refused.tsx';
import { currentKeyOf } from './party.ts';
import style from './rounds.module.css';
import { Unlock, useUnlocked } from './unlock.tsx';
import { delegationNames, sealingSentence } from './words.ts';

type Checked = { delegation: Delegation; isFitting: boolean; problem: unknown };

type RevealProps = {
  round: Round;
  item: RoundItem;
  keys: readonly SealingKey[];
  onChange: (round: Round) => void;
};

/** What fits its commitment, and of each what was found: one that fits may still be no position. */
async function openEach(
  released: readonly ReleasedDeposit[],
  { round, item }: Pick<RevealProps, 'round' | 'item'>,
  identity: SealingIdentity,
): Promise<{ opened: OpenedPosition[]; checks: Checked[] }> {
  const opened: OpenedPosition[] = [];
  const checks: Checked[] = [];
  for (const deposit of released) {
    const { delegation } = deposit;
    const place = placeOn(round, item, delegation);
    try {
      const one = await decryptReleased(deposit, place, identity);
      opened.push(one);
      await verifyOpened(one, deposit.commitment, place);
      checks.push({ delegation, isFitting: true, problem: null });
    } catch (problem) {
      checks.push({ delegation, isFitting: false, problem });
    }
  }
  return { opened, checks };
}

/** The chair's part: both are released together, opened and checked in this browser, and published together. */
export function Reveal({ round, item, keys, onChange }: RevealProps) {
  const messages = useMessages();
  const { translate } = messages;
  const chair = currentKeyOf(keys, 'chair');
  const identity = useUnlocked(chair?.recipient ?? null);
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [checks, setChecks] = useState<readonly Checked[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  if (!item.may.release && !item.may.publish) return null;

  const open = async () => {
    if (identity === null) return setIsAsked(true);
    setIsBusy(true);
    setProblem(null);
    setChecks([]);
    try {
      const { deposits } = await call(releasePositions, { params: { id: item.id } });
      const result = await openEach(deposits as ReleasedDeposit[], { round, item }, identity);
      setChecks(result.checks);
      // One that opens and is no position is sent all the same: the server closes the item, and shows neither.
      if (result.opened.length < 2) return;
      const positions = result.opened;
      onChange((await call(publishPositions, { params: { id: item.id }, body: { positions } })) as Round);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <div className={style.side}>
      <p>{translate(item.state === 'released' ? 'reveal.again-why' : 'reveal.why')}</p>
      {isAsked && identity === null && chair !== null && (
        <Unlock recipient={chair.recipient} fingerprint={chair.fingerprint} />
      )}
      {checks.length > 0 && (
        <ul className={style.steps}>
          {checks.map((check) => (
            <li key={check.delegation}>
              <strong>{translate(delegationNames[check.delegation])}</strong>:{' '}
              {check.isFitting ? translate('reveal.fits') : sealingSentence(messages, check.problem)}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <Refused>
          {sealingSentence(messages, problem)} {translate('reveal.go-on')}
        </Refused>
      )}
      <div>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={isBusy}
          onPress={() => void open()}
        >
          {translate(isBusy ? 'reveal.busy' : identity === null ? 'reveal.unlock' : 'reveal.open')}
        </Button>
      </div>
    </div>
  );
}
