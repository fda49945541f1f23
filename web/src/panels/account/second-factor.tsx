import { readSession, removeSecondFactor, renewRecoveryCodes } from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { RecoveryCodes } from '#panels/recovery-codes.tsx';
import { SecondFactorSetup } from '#panels/second-factor-setup.tsx';
import { SendingForm, TypedField } from '#panels/sending-form.tsx';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './account.module.css';

type Step = 'rest' | 'set-up' | 'renew' | 'remove';

/** What the password is asked for once more. */
function WithPassword({
  send,
  onCancel,
}: {
  send: (password: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { translate } = useMessages();
  return (
    <SendingForm
      button={translate('account.second.go-on')}
      send={(typed) => send(typed('password'))}
      beside={
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('account.cancel')}
        </Button>
      }
    >
      <TypedField
        name="password"
        type="password"
        autoComplete="current-password"
        label={translate('account.second.password')}
        needed={translate('session.password-needed')}
        hasFocus={true}
      />
    </SendingForm>
  );
}

function Deeds({ isOn, onChange }: { isOn: boolean; onChange: () => void }) {
  const { translate } = useMessages();
  const [step, setStep] = useState<Step>('rest');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const rest = () => {
    setStep('rest');
    setCodes(null);
    onChange();
  };
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={rest} />;
  if (step === 'set-up') return <SecondFactorSetup onDone={rest} onCancel={rest} />;
  if (step === 'renew') {
    const send = async (password: string) =>
      setCodes((await call(renewRecoveryCodes, { body: { password } })).recoveryCodes);
    return <WithPassword send={send} onCancel={rest} />;
  }
  if (step === 'remove') {
    const send = async (password: string) => {
      await call(removeSecondFactor, { body: { password } });
      rest();
    };
    return <WithPassword send={send} onCancel={rest} />;
  }
  const deeds = isOn ? (['renew', 'remove'] as const) : (['set-up'] as const);
  const names = {
    renew: translate('account.second.codes.renew'),
    remove: translate('account.second.remove'),
    'set-up': translate('account.second.set-up'),
  };
  return (
    <div className={style.actions}>
      {deeds.map((deed) => (
        <Button key={deed} className={controls.button ?? ''} onPress={() => setStep(deed)}>
          {names[deed]}
        </Button>
      ))}
    </div>
  );
}

export function SecondFactor() {
  const { translate } = useMessages();
  const asked = useLoaded(useCallback((signal: AbortSignal) => call(readSession, {}, signal), []));
  return (
    <section className={style.section} aria-labelledby="account-second">
      <h3 id="account-second" className={style.title}>
        {translate('account.second')}
      </h3>
      <AskedPane asked={asked}>
        {({ secondFactor }) => (
          <>
            <p>{translate(secondFactor === 'on' ? 'account.second.on' : 'account.second.off')}</p>
            {secondFactor === 'urged' && (
              <p className={`${controls.notice} ${controls.noticeWarning}`}>
                {translate('session.urged.explained')}
              </p>
            )}
            <Deeds isOn={secondFactor === 'on'} onChange={asked.reload} />
          </>
        )}
      </AskedPane>
    </section>
  );
}
