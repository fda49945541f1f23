import { I18nProvider } from 'react-aria-components';
import { Shell } from '#app/shell.tsx';
import { useInvitation } from '#panels/invitation-address.ts';
import { Mark } from '#panels/mark.tsx';
import { type Parts, PartsContext, useMessages, useParts, useStore } from '#panels/parts.ts';
import { SignIn } from '#panels/sign-in.tsx';
import style from './app.module.css';

function Starting() {
  const { translate } = useMessages();
  return (
    <main className={style.starting} aria-busy="true">
      <Mark size={40} />
      <p role="status" className={style.startingText}>
        {translate('app.starting')}
      </p>
    </main>
  );
}

function Page() {
  const { session } = useParts();
  const { language } = useMessages();
  const { stage } = useStore(session);
  const [invitation, forgetInvitation] = useInvitation();
  const isInside = stage === 'signed-in' && invitation === null;
  const isAtDoor = stage === 'signed-out' || (stage === 'signed-in' && invitation !== null);
  return (
    <I18nProvider locale={language === 'sq' ? 'en' : language}>
      {stage === 'unknown' && <Starting />}
      {isAtDoor && <SignIn invitation={invitation} onForgetInvitation={forgetInvitation} />}
      {isInside && <Shell />}
    </I18nProvider>
  );
}

/** The whole page. react-aria speaks no Albanian: its few own words (never seen, read aloud) are English then. */
export function App({ parts }: { parts: Parts }) {
  return (
    <PartsContext value={parts}>
      <Page />
    </PartsContext>
  );
}
