import { identityOf, openIdentity, type SealingIdentity } from '@jsa/sealing';
import { type FormEvent, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages, useStore } from '#panels/parts.ts';
import { Refused } from '#panels/refused.tsx';
import { roundSecrets } from '#state/round-secrets.ts';
import { keepProtected, readProtected } from './kept-key.ts';
import style from './rounds.module.css';
import { sealingSentence } from './words.ts';

/** The unlocked key, when it is the one that is asked for. */
export function useUnlocked(recipient: string | null): SealingIdentity | null {
  const { identity } = useStore(roundSecrets);
  return identity !== null && identity.recipient === recipient ? identity : null;
}

/** Asks for the key of a party: by its passphrase where this browser has it, else from the file or the printed sheet. */
export function Unlock({ recipient, fingerprint }: { recipient: string; fingerprint: string }) {
  const messages = useMessages();
  const { translate } = messages;
  const [armored, setArmored] = useState(() => readProtected(recipient));
  const [passphrase, setPassphrase] = useState('');
  const [secret, setSecret] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [isAnother, setIsAnother] = useState(false);

  const take = (identity: SealingIdentity): boolean => {
    setIsAnother(identity.recipient !== recipient);
    if (identity.recipient !== recipient) return false;
    roundSecrets.set({ identity });
    return true;
  };
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(null);
    try {
      if (secret.trim() !== '') take(await identityOf(secret));
      else if (armored !== null && take(await openIdentity(armored, passphrase)))
        keepProtected(recipient, armored);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form className={style.side} onSubmit={(event) => void open(event)}>
      <p>
        {translate('unlock.why')} <span className={style.fingerprint}>{fingerprint}</span>
      </p>
      {armored !== null && (
        <Field
          label={translate('make-key.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      <div className={style.row}>
        <FileTrigger
          acceptedFileTypes={['.age']}
          onSelect={(list) => void list?.[0]?.text().then(setArmored)}
        >
          <Button className={controls.button ?? ''}>{translate('unlock.file')}</Button>
        </FileTrigger>
      </div>
      <details>
        <summary>{translate('unlock.sheet')}</summary>
        <Field label={translate('unlock.secret')} value={secret} onChange={setSecret} maxLength={200} />
      </details>
      {isAnother && <Refused>{translate('unlock.another')}</Refused>}
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div>
        <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
          {translate(isBusy ? 'unlock.busy' : 'unlock.open')}
        </Button>
      </div>
    </form>
  );
}
