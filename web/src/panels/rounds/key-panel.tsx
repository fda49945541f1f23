import { type Owner, owners, registerSealingKey, type SealingKey } from '@jsa/contract';
import type { SealingIdentity } from '@jsa/sealing';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { keepPin, readPin } from './kept-key.ts';
import { MakeKey } from './make-key.tsx';
import { currentKeyOf, partyNames, partyOf } from './party.ts';
import style from './rounds.module.css';

const alphabetical: readonly Owner[] = [...owners].sort();

/** The public keys of all three, to be read to each other by telephone, and the making of one's own. */
export function KeyPanel({ keys, onChange }: { keys: readonly SealingKey[]; onChange: () => void }) {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const [isMaking, setIsMaking] = useState(false);
  const party = partyOf(person);
  const own = currentKeyOf(keys, party);
  // It opens by itself where something is to be done, and stays as the reader leaves it.
  const [isOpen] = useState(
    () => party !== null && (own === null || keys.some((key) => key.isCurrent && !isCompared(key, party))),
  );
  const register = async (identity: SealingIdentity) => {
    await call(registerSealingKey, { body: { recipient: identity.recipient } });
    if (party !== null) keepPin(party, identity.recipient);
    onChange();
  };
  return (
    <details className={style.card} open={isOpen}>
      <summary className={style.subtitle}>{translate('keys-of-rounds.title')}</summary>
      <div className={style.stack}>
        <p className={style.soft}>{translate('keys-of-rounds.why')}</p>
        <ul className={style.list}>
          {alphabetical.map((each) => (
            <PartyKey key={each} party={each} current={currentKeyOf(keys, each)} isOwn={each === party} />
          ))}
        </ul>
        {party !== null && !isMaking && (
          <div>
            <Button
              className={`${controls.button} ${own === null ? controls.primary : ''}`}
              onPress={() => setIsMaking(true)}
            >
              {translate(own === null ? 'keys-of-rounds.make' : 'keys-of-rounds.replace')}
            </Button>
          </div>
        )}
        {party !== null && isMaking && (
          <MakeKey
            partyName={translate(partyNames[party])}
            isReplacing={own !== null}
            register={register}
            onDone={() => setIsMaking(false)}
          />
        )}
      </div>
    </details>
  );
}

/** One's own key needs no comparing. */
function isCompared({ party, recipient }: SealingKey, own: Owner): boolean {
  return party === own || readPin(party) === recipient;
}

type PartyKeyProps = { party: Owner; current: SealingKey | null; isOwn: boolean };

function PartyKey({ party, current, isOwn }: PartyKeyProps) {
  const { translate, formatDateTime } = useMessages();
  const [pinned, setPinned] = useState(() => readPin(party));
  const name = translate(partyNames[party]);
  if (current === null) {
    return (
      <li className={style.side}>
        <strong>{name}</strong>
        <span className={style.soft}>{translate('keys-of-rounds.none')}</span>
      </li>
    );
  }
  const isCompared = isOwn || pinned === current.recipient;
  const isChanged = !isOwn && pinned !== null && !isCompared;
  const confirm = () => {
    keepPin(party, current.recipient);
    setPinned(current.recipient);
  };
  return (
    <li className={style.side}>
      <div className={style.row}>
        <strong>{name}</strong>
        <span className={`${controls.tag} ${isCompared ? controls.good : controls.warning}`}>
          {translate(
            isOwn
              ? 'keys-of-rounds.own'
              : isCompared
                ? 'keys-of-rounds.compared'
                : isChanged
                  ? 'keys-of-rounds.changed'
                  : 'keys-of-rounds.not-compared',
          )}
        </span>
      </div>
      <span className={style.fingerprint}>{current.fingerprint}</span>
      <span className={style.small}>
        {translate('keys-of-rounds.registered', {
          name: current.registeredBy,
          date: formatDateTime(current.registeredAt),
        })}
      </span>
      {isChanged && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('keys-of-rounds.changed-why', { name })}
        </p>
      )}
      {!isCompared && (
        <div>
          <Button className={controls.button ?? ''} onPress={confirm}>
            {translate('keys-of-rounds.compare', { name })}
          </Button>
        </div>
      )}
    </li>
  );
}
