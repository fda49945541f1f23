import {
  leastPassphraseCharacters,
  makeIdentity,
  passphraseWeakness,
  protectIdentity,
  type SealingIdentity,
} from '@jsa/sealing';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { printPart } from '#panels/print-part.ts';
import { QrCode } from '#panels/qr-code.tsx';
import { Refused } from '#panels/refused.tsx';
import { saveText } from '#panels/save-text.ts';
import { roundSecrets } from '#state/round-secrets.ts';
import { keepProtected } from './kept-key.ts';
import style from './rounds.module.css';
import { sealingSentence } from './words.ts';

type Made = { identity: SealingIdentity; armored: string; isKept: boolean };

type MakeKeyProps = {
  partyName: string;
  isReplacing: boolean;
  register: (identity: SealingIdentity) => Promise<void>;
  onDone: () => void;
};

/** Makes a key in this browser: first a passphrase, then what must be saved and printed, then it is registered. */
export function MakeKey({ partyName, isReplacing, register, onDone }: MakeKeyProps) {
  const [made, setMade] = useState<Made | null>(null);
  return made === null ? (
    <ChoosePassphrase isReplacing={isReplacing} onMade={setMade} onLeave={onDone} />
  ) : (
    <SaveKey made={made} partyName={partyName} register={register} onDone={onDone} />
  );
}

type ChooseProps = { isReplacing: boolean; onMade: (made: Made) => void; onLeave: () => void };

function ChoosePassphrase({ isReplacing, onMade, onLeave }: ChooseProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const weakness = passphraseWeakness(passphrase);
  const isSame = passphrase === again;

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (weakness !== null || !isSame) return;
    setIsBusy(true);
    try {
      const identity = await makeIdentity();
      const armored = await protectIdentity(identity, passphrase);
      const isKept = keepProtected(identity.recipient, armored);
      roundSecrets.set({ identity });
      onMade({ identity, armored, isKept });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form className={style.side} onSubmit={(event) => void make(event)}>
      <p>{translate('make-key.passphrase-why', { count: leastPassphraseCharacters })}</p>
      {isReplacing && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('make-key.replace-why')}</p>
      )}
      <Field
        label={translate('make-key.passphrase')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        error={
          isTried && weakness !== null
            ? translate(`make-key.weak.${weakness}`, { count: leastPassphraseCharacters })
            : null
        }
      />
      <Field
        label={translate('make-key.again')}
        type="password"
        value={again}
        onChange={setAgain}
        error={isTried && !isSame ? translate('make-key.differ') : null}
      />
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
          {translate(isBusy ? 'make-key.busy' : 'make-key.make')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onLeave}>
          {translate('rounds.not-now')}
        </Button>
      </div>
    </form>
  );
}

type SaveProps = {
  made: Made;
  partyName: string;
  register: (identity: SealingIdentity) => Promise<void>;
  onDone: () => void;
};

function SaveKey({ made, partyName, register, onDone }: SaveProps) {
  const messages = useMessages();
  const { translate } = messages;
  const sheet = useRef<HTMLDivElement>(null);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { identity, armored, isKept } = made;
  const grouped = (identity.secret.match(/.{1,6}/g) ?? []).join(' ');
  const finish = async () => {
    setProblem(null);
    try {
      await register(identity);
      onDone();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <div className={style.side}>
      <p>{translate(isKept ? 'make-key.save-why' : 'make-key.save-why-not-kept')}</p>
      <div ref={sheet} className={style.stack}>
        <h3 className={style.subtitle}>{translate('make-key.sheet', { name: partyName })}</h3>
        <p>{translate('make-key.sheet-why')}</p>
        <p className={style.secret}>{grouped}</p>
        <p>
          {translate('make-key.fingerprint')}{' '}
          <span className={style.fingerprint}>{identity.fingerprint}</span>
        </p>
        <QrCode text={identity.secret} label={translate('make-key.qr')} />
      </div>
      <div className={style.row}>
        <Button
          className={controls.button ?? ''}
          onPress={() => {
            if (sheet.current) printPart(sheet.current);
            setIsSaved(true);
          }}
        >
          {translate('make-key.print')}
        </Button>
        <Button
          className={controls.button ?? ''}
          onPress={() => {
            saveText(
              `jsa-sealing-key-${identity.fingerprint.replaceAll(' ', '')}.age`,
              armored,
              'text/plain',
            );
            setIsSaved(true);
          }}
        >
          {translate('make-key.file')}
        </Button>
      </div>
      {problem !== null && <Refused>{sealingSentence(messages, problem)}</Refused>}
      <div>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isDisabled={!isSaved}
          onPress={() => void finish()}
        >
          {translate('make-key.register')}
        </Button>
      </div>
      {!isSaved && <p className={style.small}>{translate('make-key.save-first')}</p>}
    </div>
  );
}
