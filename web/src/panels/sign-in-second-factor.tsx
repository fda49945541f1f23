import { passSecondFactor, type SecondFactorKind, type SignedInPerson } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from './controls.module.css';
import { useMessages } from './parts.ts';
import { SendingForm, TypedField } from './sending-form.tsx';
import style from './sign-in.module.css';

type SecondFactorStepProps = { onPassed: (person: SignedInPerson) => void; onBack: () => void };

/** The question after the password: six digits of the app, or a code from paper. */
export function SecondFactorStep({ onPassed, onBack }: SecondFactorStepProps) {
  const { translate } = useMessages();
  const [kind, setKind] = useState<SecondFactorKind>('app');
  const other = kind === 'app' ? 'recovery' : 'app';
  return (
    <>
      <h2 className={style.title}>{translate('session.second.title')}</h2>
      {kind === 'app' && <p>{translate('session.second.explained')}</p>}
      <SendingForm
        key={kind}
        button={translate('session.confirm')}
        busyButton={translate('session.confirming')}
        send={async (typed) => {
          const { person } = await call(passSecondFactor, { body: { kind, code: typed('code') } });
          onPassed(person);
        }}
        beside={
          <Button className={`${controls.button} ${controls.quiet}`} onPress={onBack}>
            {translate('session.start-over')}
          </Button>
        }
      >
        <TypedField
          name="code"
          label={translate(`session.second.${kind}`)}
          needed={translate('session.second.needed')}
          autoComplete="one-time-code"
          maxLength={64}
          hasFocus={true}
          {...(kind === 'app' && { inputMode: 'numeric' as const })}
        />
      </SendingForm>
      <Button className={controls.button ?? ''} onPress={() => setKind(other)}>
        {translate(`session.second.use-${other}`)}
      </Button>
    </>
  );
}
