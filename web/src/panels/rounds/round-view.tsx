import { openRound, type Round } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { saveText } from '#panels/save-text.ts';
import { DraftForm } from './draft-form.tsx';
import { ExtendForm } from './extend-form.tsx';
import { ItemView } from './item-view.tsx';
import { KeyPanel } from './key-panel.tsx';
import { MinutesSection } from './minutes-section.tsx';
import style from './rounds.module.css';
import { useRound, useSealingKeys } from './use-rounds.ts';

/** One round: what both delegations were given, and its items one after the other. */
export function RoundView({ roundId, onLeave }: { roundId: string; onLeave: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const { value: round, problem, put, reload } = useRound(roundId);
  const keys = useSealingKeys();
  return (
    <>
      <div>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onLeave}>
          <Icon name="back" />
          {translate('rounds.back')}
        </Button>
      </div>
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      {round === null && problem === null && <p role="status">{translate('rounds.loading')}</p>}
      {round !== null && <RoundHead round={round} onChange={put} />}
      {round !== null && keys.value !== null && round.state !== 'ended' && (
        <KeyPanel keys={keys.value} onChange={keys.reload} />
      )}
      {round !== null &&
        keys.value !== null &&
        round.items.map((item) => (
          <ItemView
            key={item.id}
            round={round}
            item={item}
            keys={keys.value ?? []}
            onChange={put}
            reload={reload}
          />
        ))}
      {round?.state === 'ended' && <MinutesSection round={round} />}
    </>
  );
}

function RoundHead({ round, onChange }: { round: Round; onChange: (round: Round) => void }) {
  const { translate, formatDateTime } = useMessages();
  const [isChanging, setIsChanging] = useState(false);
  if (isChanging) {
    return (
      <DraftForm
        round={round}
        onLeave={() => setIsChanging(false)}
        onKept={(kept) => {
          setIsChanging(false);
          onChange(kept);
        }}
      />
    );
  }
  const fact = (name: string, value: string | null) =>
    value === null || value === '' ? null : (
      <>
        <dt>{name}</dt>
        <dd className={style.text}>{value}</dd>
      </>
    );
  return (
    <section className={style.card} aria-label={round.title}>
      <div className={style.head}>
        <h2 className={style.title}>{round.title}</h2>
        <span className={controls.tag}>{translate(`rounds.state.${round.state}`)}</span>
      </div>
      <dl className={style.facts}>
        {fact(translate('rounds.code'), round.code)}
        {fact(translate('rounds.kind'), translate(`rounds.kind.${round.kind}`))}
        {fact(translate('rounds.deadline'), formatDateTime(round.deadline))}
        {fact(
          translate('rounds.opened'),
          round.openedAt &&
            translate('rounds.opened-by', {
              date: formatDateTime(round.openedAt),
              name: round.openedBy ?? '',
            }),
        )}
        {fact(translate('rounds.agenda'), round.agenda)}
        {fact(translate('rounds.budget'), round.budgetNote)}
        {round.hidesReceipts && fact(translate('rounds.receipts'), translate('rounds.hides-short'))}
      </dl>
      {round.packSha256 !== null && (
        <p className={style.small}>
          {translate('rounds.pack')} <span className={controls.hash}>{round.packSha256}</span>
        </p>
      )}
      {round.extensions.map(({ at, deadline, reason }) => (
        <p key={at} className={style.small}>
          {translate('rounds.extended', {
            at: formatDateTime(at),
            deadline: formatDateTime(deadline),
            reason,
          })}
        </p>
      ))}
      {round.items.some(({ positions }) => positions.length > 0) && (
        <div>
          <Button
            className={controls.button ?? ''}
            onPress={() => saveText(`${round.code}.json`, JSON.stringify(round, null, 1))}
          >
            {translate('rounds.save')}
          </Button>
        </div>
      )}
      <HeadActs round={round} onChange={onChange} onChangeDraft={() => setIsChanging(true)} />
    </section>
  );
}

type HeadActsProps = { round: Round; onChange: (round: Round) => void; onChangeDraft: () => void };

function HeadActs({ round, onChange, onChangeDraft }: HeadActsProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [problem, setProblem] = useState<unknown>(null);
  const [isAsked, setIsAsked] = useState(false);
  const open = async () => {
    setProblem(null);
    try {
      const headers = { 'if-match': `"${round.version}"` };
      onChange((await call(openRound, { params: { id: round.id }, headers })) as Round);
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <>
      {round.may.extend && <ExtendForm round={round} onExtended={onChange} />}
      {isAsked && round.may.open && <p className={controls.notice}>{translate('rounds.open-ask')}</p>}
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      {(round.may.open || round.may.change) && (
        <div className={style.row}>
          {round.may.open && (
            <Button
              className={`${controls.button} ${controls.primary}`}
              onPress={() => (isAsked ? void open() : setIsAsked(true))}
            >
              {translate(isAsked ? 'rounds.open-now' : 'rounds.open')}
            </Button>
          )}
          {round.may.change && (
            <Button className={controls.button ?? ''} onPress={onChangeDraft}>
              {translate('rounds.change')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
