import {
  type Delegation,
  type DepositReceipt,
  depositPosition,
  type OwnDeposit,
  type Round,
  type RoundItem,
  readOwnDeposit,
  rewrapPosition as rewrapEndpoint,
  type SealingKey,
  type WrittenLanguage,
} from '@jsa/contract';
import { openOwn, rewrapPosition, type SealingParties, sealPosition } from '@jsa/sealing';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { Refused } from './fields.tsx';
import { comparisons, readPin } from './kept-key.ts';
import { currentKeyOf, partyNames } from './party.ts';
import { placeOf } from './place.ts';
import { emptyDraft, faultsOf, positionDrafts, positionOf, putDraft } from './position-draft.ts';
import { PositionForm } from './position-form.tsx';
import { PositionText } from './position-text.tsx';
import { Receipt } from './receipt.tsx';
import style from './rounds.module.css';
import { Unlock, useUnlocked } from './unlock.tsx';
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
  const { byItemId } = useStore(positionDrafts);
  useStore(comparisons);
  const [isWriting, setIsWriting] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [receipt, setReceipt] = useState<DepositReceipt | null>(null);
  const draft = byItemId.get(item.id) ?? emptyDraft(messages.language as WrittenLanguage);
  useWarning(byItemId.has(item.id));

  const place = placeOf(round, item, delegation);
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
      putDraft(item.id, null);
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
        <OwnDepositView
          round={round}
          item={item}
          parties={parties}
          place={place}
          reload={reload}
          own={currentKeyOf(keys, delegation)}
        />
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
            onChange={(next) => putDraft(item.id, next)}
            faults={faults}
          />
          <p className={controls.notice}>{translate('position.protects')}</p>
          {!isChairCompared && (
            <p className={`${controls.notice} ${controls.noticeWarning}`}>
              {translate('position.compare-first', { name: translate(partyNames.chair) })}
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

type DepositViewProps = {
  round: Round;
  item: RoundItem;
  parties: SealingParties;
  place: ReturnType<typeof placeOf>;
  own: SealingKey | null;
  reload: () => void;
};

/** What was deposited: read again with one's own key, and wrapped anew when the chair has another one. */
function OwnDepositView({ item, parties, place, own, reload }: DepositViewProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [isAsked, setIsAsked] = useState(false);
  const [opened, setOpened] = useState<Awaited<ReturnType<typeof openOwn>> | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const identity = useUnlocked(own?.recipient ?? null);
  const read = async (work: (deposit: OwnDeposit) => Promise<void>) => {
    setProblem(null);
    try {
      await work((await call(readOwnDeposit, { params: { id: item.id } })) as OwnDeposit);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const show = () =>
    read(async (deposit) => {
      if (identity !== null) setOpened(await openOwn(deposit, place, identity));
    });
  const rewrap = () =>
    read(async (deposit) => {
      if (identity === null) return;
      const body = await rewrapPosition(deposit, identity, parties);
      await call(rewrapEndpoint, { params: { id: item.id }, body });
      reload();
    });
  return (
    <div className={style.stack}>
      {item.may.rewrap && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('position.rewrap-why')}</p>
      )}
      {isAsked && identity === null && own !== null && (
        <Unlock recipient={own.recipient} fingerprint={own.fingerprint} />
      )}
      {opened !== null && <PositionText position={opened.position} subjects={item.subjects} />}
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        {opened === null && (
          <Button
            className={controls.button ?? ''}
            onPress={() => (identity === null ? setIsAsked(true) : void show())}
          >
            {translate('position.read-own')}
          </Button>
        )}
        {item.may.rewrap && (
          <Button
            className={`${controls.button} ${controls.primary}`}
            onPress={() => (identity === null ? setIsAsked(true) : void rewrap())}
          >
            {translate('position.rewrap')}
          </Button>
        )}
      </div>
    </div>
  );
}
