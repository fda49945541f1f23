import { beginSecondFactor, confirmSecondFactor } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from './controls.module.css';
import { useMessages } from './parts.ts';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import style from './second-factor-setup.module.css';
import { SendingForm, TypedField } from './sending-form.tsx';

type Begun = { uri: string; key: string; recoveryCodes: string[] };
type SetupProps = { onDone: () => void; onCancel: () => void };

function KeyAndFirstCode({
  begun,
  onConfirmed,
  onCancel,
}: {
  begun: Begun;
  onConfirmed: () => void;
  onCancel: () => void;
}) {
  const { translate } = useMessages();
  return (
    <>
      <p>{translate('account.second.scan')}</p>
      <QrCode text={begun.uri} label={translate('account.second.picture')} />
      <p>
        <span className={controls.label}>{translate('account.second.key')}</span>
        <code className={style.key}>{begun.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <SendingForm
        button={translate('session.confirm')}
        busyButton={translate('session.confirming')}
        send={async (typed) => {
          await call(confirmSecondFactor, { body: { code: typed('code') } });
          onConfirmed();
        }}
        beside={
          <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
            {translate('account.cancel')}
          </Button>
        }
      >
        <TypedField
          name="code"
          label={translate('account.second.confirm')}
          needed={translate('session.second.needed')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={16}
        />
      </SendingForm>
    </>
  );
}

/** Password, key, first code, recovery codes: only after the code does the second factor count. */
export function SecondFactorSetup({ onDone, onCancel }: SetupProps) {
  const { translate } = useMessages();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isConfirmed, setIsConfirmed] = useState(false);
  if (begun !== null && isConfirmed) return <RecoveryCodes codes={begun.recoveryCodes} onKept={onDone} />;
  if (begun !== null) {
    return <KeyAndFirstCode begun={begun} onConfirmed={() => setIsConfirmed(true)} onCancel={onCancel} />;
  }
  return (
    <SendingForm
      button={translate('account.second.go-on')}
      send={async (typed) =>
        setBegun(await call(beginSecondFactor, { body: { password: typed('password') } }))
      }
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
