import { beginPasskeySignIn, type SignedInPerson, signIn, signInWithPasskey } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from './controls.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import { askPasskey, canHavePasskeys } from './passkey.ts';
import { problemSentence } from './problem-sentence.ts';
import { SendingForm, TypedField } from './sending-form.tsx';
import style from './sign-in.module.css';

type PasswordStepProps = {
  email: string;
  /** Null when a second factor is asked for next. */
  onAnswer: (person: SignedInPerson | null) => void;
};

function PasskeyButton({ onAnswer }: Pick<PasswordStepProps, 'onAnswer'>) {
  const messages = useMessages();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function ask(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      const response = await askPasskey(await call(beginPasskeySignIn, {}));
      const { person } = await call(signInWithPasskey, { body: { response } });
      // Whoever comes by a passkey has shown device and finger: there is nothing to urge.
      onAnswer({ ...person, secondFactor: 'on' });
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
  }
  return (
    <>
      <Button className={controls.button ?? ''} isPending={isBusy} onPress={() => void ask()}>
        {messages.translate('session.passkey')}
      </Button>
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
    </>
  );
}

export function PasswordStep({ email, onAnswer }: PasswordStepProps) {
  const { session } = useParts();
  const { isOver } = useStore(session);
  const { translate } = useMessages();
  return (
    <>
      <h2 className={style.title}>{translate('session.title')}</h2>
      {isOver && (
        <p role="status" className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('session.over')}
        </p>
      )}
      <SendingForm
        button={translate('session.sign-in')}
        busyButton={translate('session.signing-in')}
        send={async (typed) => {
          const body = { email: typed('email').trim(), password: typed('password') };
          onAnswer((await call(signIn, { body })).person);
        }}
      >
        <TypedField
          name="email"
          type="email"
          autoComplete="username"
          label={translate('session.email')}
          needed={translate('session.email-needed')}
          defaultValue={email}
        />
        <TypedField
          name="password"
          type="password"
          autoComplete="current-password"
          label={translate('session.password')}
          needed={translate('session.password-needed')}
        />
      </SendingForm>
      {canHavePasskeys() && <PasskeyButton onAnswer={onAnswer} />}
    </>
  );
}
