import { useState } from 'react';
import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import { useMessages } from './parts.ts';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import style from './sign-in.module.css';

/** Before the door, for whoever should have a second factor and has none: set it up now, or be asked again next time. */
export function UrgedStep({ onDone }: { onDone: () => void }) {
  const { translate } = useMessages();
  const [isSettingUp, setIsSettingUp] = useState(false);
  return (
    <>
      <h2 className={style.title}>{translate('session.urged.title')}</h2>
      {isSettingUp ? (
        <SecondFactorSetup onDone={onDone} onCancel={() => setIsSettingUp(false)} />
      ) : (
        <>
          <p>{translate('session.urged.explained')}</p>
          <div className={style.actions}>
            <Button className={`${controls.button} ${controls.primary}`} onPress={() => setIsSettingUp(true)}>
              {translate('account.second.set-up')}
            </Button>
            <Button className={controls.button ?? ''} onPress={onDone}>
              {translate('session.urged.later')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
