import type { Round, RoundItem, SealingKey } from '@jsa/contract';
import type { ReactNode } from 'react';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { ItemActs } from './item-acts.tsx';
import { Opened } from './opened.tsx';
import { orderOf } from './order.ts';
import { OutcomeView } from './outcome-view.tsx';
import { OwnPosition } from './own-position.tsx';
import { Reveal } from './reveal.tsx';
import style from './rounds.module.css';
import { delegationNames } from './words.ts';

export type ItemProps = {
  round: Round;
  item: RoundItem;
  keys: readonly SealingKey[];
  onChange: (round: Round) => void;
  reload: () => void;
};

/** One item: what is decided on beside what is said about it, and how far both sides have come. */
export function ItemView({ round, item, keys, onChange, reload }: ItemProps) {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const delegation = person?.organisation.delegation ?? null;
  const isHead = person?.roles.includes('head') === true;
  const isRunning = item.state === 'sealed' || item.state === 'released';
  const name = translate('item.title', { number: item.number });
  return (
    <section className={style.card} aria-label={name}>
      <h3 className={style.subtitle}>
        {name} · {item.subjects.map(({ code }) => code).join(', ')}
      </h3>
      <div className={style.pair}>
        <Dossier item={item} />
        {isRunning && isHead && delegation !== null && (
          <div className={style.stack}>
            <h4 className={controls.heading}>{translate('position.own')}</h4>
            <OwnPosition round={round} item={item} keys={keys} delegation={delegation} reload={reload} />
          </div>
        )}
        {isRunning && !isHead && <Signs round={round} item={item} />}
      </div>
      {isRunning && isHead && <Signs round={round} item={item} />}
      <Reveal round={round} item={item} keys={keys} onChange={onChange} />
      {item.state === 'published' && <Opened round={round} item={item} />}
      {item.outcome !== null && <OutcomeView item={item} />}
      <ItemActs round={round} item={item} keys={keys} onChange={onChange} />
    </section>
  );
}

/** The site as it stood when the round was opened, with a way to all that is known of it. */
function Dossier({ item }: { item: RoundItem }) {
  const { selection, view } = useParts();
  const { translate } = useMessages();
  return (
    <div className={style.stack}>
      <h4 className={controls.heading}>{translate('item.dossier')}</h4>
      <ul className={style.list}>
        {item.subjects.map(({ siteId, code, title, siteVersion, siteSha256 }) => (
          <li key={siteId} className={style.side}>
            <strong>
              {code} · {title}
            </strong>
            <span className={style.small}>
              {translate('item.version', { version: siteVersion })}{' '}
              <span className={controls.hash}>{siteSha256}</span>
            </span>
            <a
              href={`?site=${siteId}&panel=site`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                selection.set({ siteId });
                view.set({ screen: 'map', detail: 'site', tab: 'list' });
              }}
            >
              {translate('item.open-dossier', { code })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Both sides with equal weight: received or not, and nothing of what. */
function Signs({ round, item }: { round: Round; item: RoundItem }) {
  const { translate } = useMessages();
  const row = (children: ReactNode) => <div className={style.pair}>{children}</div>;
  return (
    <div className={style.stack}>
      {row(
        orderOf(round).map((delegation) => {
          const sign = item.deposits.find((each) => each.delegation === delegation);
          const isReceived = sign?.isReceived ?? null;
          return (
            <div key={delegation} className={style.side}>
              <strong>{translate(delegationNames[delegation])}</strong>
              <span>
                {translate(
                  isReceived === null ? 'sign.hidden' : isReceived ? 'sign.received' : 'sign.not-received',
                )}
              </span>
              {sign !== undefined && sign.replacedCount !== null && sign.replacedCount > 0 && (
                <span className={style.small}>
                  {translate('sign.replaced', { count: sign.replacedCount })}
                </span>
              )}
              {sign?.needsRewrapping === true && (
                <span className={`${controls.tag} ${controls.warning}`}>{translate('sign.other-key')}</span>
              )}
              {sign?.hasDisclosedKey === true && (
                <span className={style.small}>{translate('sign.disclosed')}</span>
              )}
            </div>
          );
        }),
      )}
      <p className={style.small}>{translate('item.order')}</p>
    </div>
  );
}
