import { Button } from 'react-aria-components';
import { Icon } from '#panels/icon.tsx';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import style from './shell.module.css';

const tabs = ['map', 'list', 'radargram'] as const;

/** A phone shows one of the three at a time. */
export function TabBar() {
  const { view } = useParts();
  const { translate } = useMessages();
  const { tab } = useStore(view);
  return (
    <nav className={style.tabs}>
      {tabs.map((id) => (
        <Button
          key={id}
          className={style.tab ?? ''}
          aria-current={tab === id ? 'page' : 'false'}
          onPress={() => view.set({ tab: id })}
        >
          <Icon name={id} />
          {translate(`tab.${id}`)}
        </Button>
      ))}
    </nav>
  );
}
