import { screensFor } from '#state/screen-rights.ts';
import style from './app-header.module.css';
import { useMessages, useParts, useStore } from './parts.ts';

/** The ways to the other screens, as links: they open in a new tab, too. */
export function ScreenLinks({ onGo }: { onGo?: () => void }) {
  const { session, view } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const { screen: shown } = useStore(view);
  const offered = screensFor(person).filter((screen) => screen !== 'account');
  if (offered.length < 2) return null;
  return (
    <nav aria-label={translate('screen.nav')} className={style.screens}>
      {offered.map((screen) => (
        <a
          key={screen}
          href={screen === 'map' ? '?' : `?screen=${screen}`}
          className={style.screen}
          aria-current={screen === shown ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            view.set({ screen });
            onGo?.();
          }}
        >
          {translate(`screen.${screen}`)}
        </a>
      ))}
    </nav>
  );
}
