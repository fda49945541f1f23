import { type ComponentType, lazy, Suspense } from 'react';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { screensFor } from '#state/screen-rights.ts';
import type { Screen } from '#state/view.ts';
import style from './shell.module.css';

/** Loaded when first opened: whoever only reads radargrams does not wait for them. */
const screenComponents: Readonly<Record<Exclude<Screen, 'map'>, ComponentType>> = {
  rounds: lazy(async () => ({ default: (await import('#panels/rounds/index.tsx')).RoundsScreen })),
  progress: lazy(async () => ({
    default: (await import('#panels/progress/index.tsx')).ProgressScreen,
  })),
  digs: lazy(async () => ({ default: (await import('#panels/digs/index.tsx')).DigsScreen })),
  clearances: lazy(async () => ({
    default: (await import('#panels/clearances/index.tsx')).ClearancesScreen,
  })),
  leads: lazy(async () => ({ default: (await import('#panels/leads/index.tsx')).LeadsScreen })),
  people: lazy(async () => ({ default: (await import('#panels/people/index.tsx')).PeopleScreen })),
  boundaries: lazy(async () => ({
    default: (await import('#panels/boundaries/index.tsx')).BoundariesScreen,
  })),
  audit: lazy(async () => ({ default: (await import('#panels/audit/index.tsx')).AuditScreen })),
  account: lazy(async () => ({ default: (await import('#panels/account/index.tsx')).AccountScreen })),
};

/** Screens whose own head says what they are. */
const hasOwnTitle: ReadonlySet<Screen> = new Set<Screen>(['leads', 'boundaries', 'rounds']);

type ScreenPaneProps = {
  screen: Exclude<Screen, 'map'>;
  /** It gives the window to the map for a while, and keeps all that is on it. */
  isAside: boolean;
};

/** The screen that takes the window from the map; one that the person's roles do not open says so. */
export function ScreenPane({ screen, isAside }: ScreenPaneProps) {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const title = translate(`screen.${screen}`);
  const Component = screenComponents[screen];
  return (
    <main className={style.screen} aria-label={title} hidden={isAside}>
      <div className={style.screenBody}>
        {!hasOwnTitle.has(screen) && <h2 className={style.screenTitle}>{title}</h2>}
        {screensFor(person).includes(screen) ? (
          <Suspense fallback={<p role="status">{translate('recordings.loading')}</p>}>
            <Component />
          </Suspense>
        ) : (
          <p>{translate('problem.not-permitted')}</p>
        )}
      </div>
    </main>
  );
}
