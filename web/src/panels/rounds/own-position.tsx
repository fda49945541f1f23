import {
  type Delegation,
  type DepositReceipt,
  depositPosition,
  type Round,
  type RoundItem,
  type SealingKey,
  type WrittenLanguage,
} from '@jsa/contract';
import { placeOn, type SealingParties, sealPosition } from '@jsa/sealing';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { Refused } from '#panels/refused.tsx';
import { putPositionDraft, roundSecrets } from '#state/round-secrets.ts';
import { comparisons, readPin } from './kept-key.ts';
import { OwnDepositView } from './own-deposit.tsx';
import { currentKeyOf } from './party.ts';
import { emptyDraft, faultsOf, positionOf } from './position-draft.ts';
import { PositionForm } from './position-form.tsx';
import { Receipt } from './receipt.tsx';
import style from './rounds.module.css';
import { sealingSentence } from './words.ts';

type OwnProps = {
  round: Round;
  item: RoundItem;
  keys: readonly SealingKey[];
  delegation: Delegation;
  reload: () => void;
};

function partiesOf(keys: readonly SealingKey[], delegation: Delegation): SealingParties | null {
  const [chair, own] = [currentKeyOf(keys, 'chair'), currentKeyOf(keys, delegation)];
  return chair === null || own === null ? null : { chair, own };
}

/** Before somebody leaves the page with a position that is written and not sealed. */
function useWarning(isWritten: boolean): void {
  useEffect(() => {
    if (!isWritten) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isWritten]);
}

/** Writes, seals and deposits the position of one's own delegation. */
export function OwnPosition({ round, item, keys, delegation, reload }: OwnProps) {
  const { session } = useParts();
  const messages = useMessages();
  const { translate } = messages;
  const { person } = useStore(session);
  const { draftByItemId } = useStore(roundSecrets);
  useStore(comparisons);
  const [isWriting, setIsWriting] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [receipt, setReceipt] = useState<DepositReceipt | null>(null);
  const draft = draftByItemId.get(item.id) ?? emptyDraft(messages.language as WrittenLanguage);
  useWarning(draftByItemId.has(item.id));

  const place = placeOn(round, item, delegation);
  const author = person?.name ?? '';
  const parties = partiesOf(keys, delegation);
  const isDeposited = item.deposits.some((each) => each.delegation === delegation && each.isReceived);
  const faults = isTried ? faultsOf(draft, place, author) : [];
  const isChairCompared = parties !== null && readPin('chair') === parties.chair.recipient;

  const seal = async () => {
    setIsTried(true);
    if (parties === null || faultsOf(draft, place, author).length > 0) return;
    setIsBusy(true);
    setProblem(null);
    try {
      const body = await sealPosition(positionOf(draft, place, author), place, parties);
      const answer = await call(depositPosition, { params: { id: item.id }, body });
      putPositionDraft(item.id, null);
      setReceipt(answer as DepositReceipt);
      setIsWriting(false);
      setIsTried(false);
      reload();
    } catch (failure) {
      setProblem(failure);
    } finally {
      setIsBusy(false);
    }
  };

  if (parties === null) {
    return <p className={controls.notice}>{translate('position.no-keys')}</p>;
  }
  return (
    <div className={style.stack}>
      {receipt !== null && <Receipt receipt={receipt} />}
      {isDeposited && (
        <OwnDepositView item={item} keys={keys} parties={parties} place={place} reload={reload} />
      )}
      {item.may.deposit && isDeposited && !isWriting && (
        <div>
          <Button className={controls.button ?? ''} onPress={() => setIsWriting(true)}>
            {translate('position.replace')}
          </Button>
        </div>
      )}
      {item.may.deposit && (!isDeposited || isWriting) && (
        <>
          <PositionForm
            item={item}
            isSeasonList={round.kind === 'season-list'}
            draft={draft}
            onChange={(next) => putPositionDraft(item.id, next)}
            faults={faults}
          />
          <p className={controls.notice}>{translate('position.protects')}</p>
          {!isChairCompared && (
            <p className={`${controls.notice} ${controls.noticeWarning}`}>
              {translate('position.compare-first')}
            </p>
          )}
          {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
          <div>
            <Button
              className={`${controls.button} ${controls.primary}`}
              isPending={isBusy}
              isDisabled={!isChairCompared}
              onPress={() => void seal()}
            >
              {translate(isBusy ? 'position.sealing' : 'position.seal')}
            </Button>
          </div>
          <p className={style.small}>{translate('position.not-kept')}</p>
        </>
      )}
    </div>
  );
}
