import { changePassword, leastPasswordLength } from '@jsa/contract';
import { useState } from 'react';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { SendingForm, TypedField } from '#panels/sending-form.tsx';
import style from './account.module.css';

export function PasswordChange() {
  const { translate } = useMessages();
  const [changeCount, setChangeCount] = useState(0);
  return (
    <section className={style.section} aria-labelledby="account-password">
      <h3 id="account-password" className={style.title}>
        {translate('account.password')}
      </h3>
      <p>{translate('account.password.explained')}</p>
      <p
        role="status"
        className={changeCount > 0 ? (controls.notice ?? '') : (controls.visuallyHidden ?? '')}
      >
        {changeCount > 0 && translate('account.password.changed')}
      </p>
      <SendingForm
        // A password that was changed does not stay in the fields.
        key={changeCount}
        button={translate('account.password.change')}
        send={async (typed) => {
          const body = { password: typed('password'), newPassword: typed('new-password') };
          await call(changePassword, { body });
          setChangeCount((before) => before + 1);
        }}
      >
        <TypedField
          name="password"
          type="password"
          autoComplete="current-password"
          label={translate('account.password.now')}
          needed={translate('session.password-needed')}
        />
        <TypedField
          name="new-password"
          type="password"
          autoComplete="new-password"
          label={translate('password.new')}
          needed={translate('password.needed')}
          help={translate('password.rule', { count: leastPasswordLength })}
        />
      </SendingForm>
    </section>
  );
}
