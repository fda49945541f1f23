import type { PublishedPosition, Round, RoundItem } from '@jsa/contract';
import { placeOn, verifyPublished } from '@jsa/sealing';
import { useEffect, useState } from 'react';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { orderOf } from './order.ts';
import { PositionText } from './position-text.tsx';
import style from './rounds.module.css';
import { delegationNames, sealingSentence } from './words.ts';

/** Both positions beside each other. This browser checks each against its commitment itself, and says what it found. */
export function Opened({ round, item }: { round: Round; item: RoundItem }) {
  return (
    <div className={style.pair}>
      {orderOf(round).map((delegation) => {
        const published = item.positions.find((each) => each.delegation === delegation);
        return published === undefined ? null : (
          <OpenedPosition key={delegation} round={round} item={item} published={published} />
        );
      })}
    </div>
  );
}

type Check = { state: 'running' | 'fits' } | { state: 'fails'; problem: unknown };

function OpenedPosition({
  round,
  item,
  published,
}: {
  round: Round;
  item: RoundItem;
  published: PublishedPosition;
}) {
  const messages = useMessages();
  const { translate, formatDateTime } = messages;
  const { delegation, position, commitment } = published;
  const [check, setCheck] = useState<Check>({ state: 'running' });
  useEffect(() => {
    let isGone = false;
    verifyPublished(published, placeOn(round, item, published.delegation)).then(
      () => !isGone && setCheck({ state: 'fits' }),
      (problem) => !isGone && setCheck({ state: 'fails', problem }),
    );
    return () => {
      isGone = true;
    };
  }, [published, round, item]);
  const name = translate(delegationNames[delegation]);
  return (
    <article className={style.side} aria-label={name}>
      <strong>{name}</strong>
      {check.state === 'fails' ? (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {translate('opened.fails')} {sealingSentence(messages, check.problem)}
        </p>
      ) : (
        <p role="status" className={`${controls.notice} ${check.state === 'fits' ? controls.good : ''}`}>
          {translate(check.state === 'fits' ? 'opened.fits' : 'opened.checking')}
        </p>
      )}
      {check.state !== 'fails' && <PositionText position={position} subjects={item.subjects} />}
      <p className={style.small}>
        {translate('opened.sealed-by', {
          name: position.authorName,
          date: formatDateTime(position.sealedAt),
        })}
      </p>
      <p className={style.small}>
        {translate('receipt.commitment')} <span className={controls.hash}>{commitment}</span>
      </p>
    </article>
  );
}
