import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { screensFor } from '#state/screen-rights.ts';
import type { Screen } from '#state/view.ts';
import style from './app-header.module.css';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import { useMessages, useParts, useStore } from './parts.ts';

/** Opened seldom; side by side with the others they would not fit in every language. */
const seldom: readonly Screen[] = ['people', 'boundaries', 'audit'];

function Links({ screens, onGo }: { screens: readonly Screen[]; onGo?: (() => void) | undefined }) {
  const { view } = useParts();
  const { translate } = useMessages();
  const { screen: shown } = useStore(view);
  return screens.map((screen) => (
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
  ));
}

/** The ways to the other screens, as links: they open in a new tab, too. In a menu all stand one under the other. */
export function ScreenLinks({ onGo, isInMenu = false }: { onGo?: () => void; isInMenu?: boolean }) {
  const { session, view } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const { screen: shown } = useStore(view);
  const offered = screensFor(person).filter((screen) => screen !== 'account');
  const behind: readonly Screen[] = isInMenu ? [] : offered.filter((screen) => seldom.includes(screen));
  if (offered.length < 2) return null;
  return (
    <nav aria-label={translate('screen.nav')} className={style.screens}>
      <Links screens={offered.filter((screen) => !behind.includes(screen))} onGo={onGo} />
      {behind.length > 0 && (
        <DialogTrigger>
          <Button
            className={`${style.screen} ${style.more} ${behind.includes(shown) ? style.moreShown : ''}`}
          >
            {translate(behind.includes(shown) ? `screen.${shown}` : 'screen.more')}
            <Icon name="chevron" />
          </Button>
          <Popover className={controls.popover} placement="bottom start">
            <Dialog className={style.moreList} aria-label={translate('screen.more')}>
              {({ close }) => <Links screens={behind} onGo={close} />}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </nav>
  );
}
