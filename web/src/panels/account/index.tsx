import { useMessages, useParts, useStore } from '#panels/parts.ts';
import style from './account.module.css';
import { MailChoiceSection } from './mail-choice.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordChange } from './password-change.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** One's own account: what guards it, and where it is open. */
export function AccountScreen() {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  return (
    <div className={style.screen}>
      {person !== null && (
        <section className={style.section} aria-label={translate('account.person')}>
          <p className={style.name}>{person.name}</p>
          <p className={style.soft}>{person.email}</p>
          <p className={style.soft}>
            {person.roles.map((role) => translate(`role.${role}`)).join(', ') || translate('people.no-role')}
          </p>
        </section>
      )}
      <SecondFactor />
      <Passkeys />
      <MailChoiceSection />
      <Sessions />
      <PasswordChange />
    </div>
  );
}
