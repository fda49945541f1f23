import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { holdsFiction } from '#state/evidence.ts';
import style from './app-header.module.css';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { NotificationBell } from './notifications/index.tsx';
import { useIsNarrow, useMessages, useParts, useStore } from './parts.ts';
import { LanguageChoice, ThemeChoice } from './preference-choices.tsx';
import { PreviewChoice } from './preview-banner.tsx';
import { ScreenLinks } from './screen-links.tsx';
import { Sources } from './sources.tsx';

function Account({ onGo }: { onGo?: () => void }) {
  const { session, view, signOut } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  if (!person) return null;
  return (
    <div className={style.account}>
      <button
        type="button"
        className={style.person}
        title={translate('screen.account')}
        onClick={() => {
          view.set({ screen: 'account' });
          onGo?.();
        }}
      >
        <span className={controls.visuallyHidden}>
          {translate('session.signed-in-as', { name: person.name })}
        </span>
        <span aria-hidden="true">{person.name}</span>
        <span className={style.role}>{person.roles.map((role) => translate(`role.${role}`)).join(', ')}</span>
      </button>
      <Button className={controls.button ?? ''} onPress={() => void signOut()}>
        {translate('session.sign-out')}
      </Button>
    </div>
  );
}

function DemoBadge() {
  const { evidence } = useParts();
  const { translate } = useMessages();
  if (!holdsFiction(useStore(evidence))) return null;
  return (
    <span
      className={`${controls.tag} ${controls.fiction} ${style.demo}`}
      title={translate('app.demo-explained')}
    >
      {translate('app.demo')}
      <span className={controls.visuallyHidden}>: {translate('app.demo-explained')}</span>
    </span>
  );
}

/** What one chooses seldom: language, appearance, whose view is shown. On a phone the rest as well. */
function Settings({ isNarrow }: { isNarrow: boolean }) {
  const { translate } = useMessages();
  return (
    <DialogTrigger>
      <Button
        className={`${controls.button} ${controls.quiet} ${controls.icon}`}
        aria-label={translate('app.settings')}
      >
        <Icon name={isNarrow ? 'menu' : 'sliders'} />
      </Button>
      <Popover className={controls.popover} placement="bottom end">
        <Dialog className={style.menu} aria-label={translate('app.settings')}>
          {({ close }) => (
            <>
              {isNarrow && <ScreenLinks isInMenu onGo={close} />}
              <LanguageChoice />
              <ThemeChoice />
              <PreviewChoice onChosen={close} />
              {isNarrow && <Account onGo={close} />}
              {isNarrow && <Sources />}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** On a phone everything but name and badge is behind one button. */
export function AppHeader() {
  const { translate } = useMessages();
  const { session } = useParts();
  const { person } = useStore(session);
  const isNarrow = useIsNarrow();
  return (
    <header className={style.header}>
      <Mark size={26} />
      <h1 className={style.name}>{translate('app.name')}</h1>
      <DemoBadge />
      {!isNarrow && <ScreenLinks />}
      <span className={style.gap} />
      {person !== null && <NotificationBell />}
      <Settings isNarrow={isNarrow} />
      {!isNarrow && <Account />}
    </header>
  );
}
