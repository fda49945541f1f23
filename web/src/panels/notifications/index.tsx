import { listNotifications, markNotificationsRead, type Notification } from '@jsa/contract';
import { useCallback } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useMessages, useParts, useStored } from '#panels/parts.ts';
import { type Loaded, useLoaded } from '#panels/use-loaded.ts';
import style from './notifications.module.css';

type Told = { unreadCount: number; newest: Notification[] };

/** What the reader was told; asked for again whenever the server says that something awaits them. */
function useTold(): Loaded<Told> {
  const { evidence } = useParts();
  const toldCount = useStored(evidence, (heard) => heard.toldCount);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        // Only to ask again.
        void toldCount;
        return call(listNotifications, {}, signal) as Promise<Told>;
      },
      [toldCount],
    ),
  );
}

/** How much awaits the reader, and behind it what and where. */
export function NotificationBell() {
  const { translate } = useMessages();
  const { value: told, reload } = useTold();
  const unreadCount = told?.unreadCount ?? 0;
  return (
    <DialogTrigger>
      <Button
        className={`${controls.button} ${controls.quiet} ${controls.icon} ${style.bell}`}
        aria-label={
          unreadCount === 0
            ? translate('notification.bell-none')
            : translate('notification.bell', { count: unreadCount })
        }
      >
        <Icon name="bell" />
        {unreadCount > 0 && (
          <span aria-hidden="true" className={style.count}>
            {unreadCount > 99 ? '99+' : unreadCount}
          </span>
        )}
      </Button>
      <Popover className={controls.popover} placement="bottom end">
        <Dialog className={style.list} aria-label={translate('notification.title')}>
          {({ close }) => <ToldList told={told} reload={reload} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ToldList({ told, reload, close }: { told: Told | null; reload: () => void; close: () => void }) {
  const { selection, view } = useParts();
  const { translate } = useMessages();
  // What cannot be marked now stays unread: nothing is lost by it.
  const mark = (ids?: string[]) =>
    void call(markNotificationsRead, { body: ids === undefined ? {} : { ids } }).then(reload, () => {});
  const go = ({ id, readAt, roundId, siteId, kind }: Notification) => {
    if (readAt === null) mark([id]);
    if (roundId !== null) view.set({ screen: 'rounds', roundId });
    if (siteId !== null) {
      selection.set({ siteId });
      const isDig = kind === 'remains-found' || kind === 'dig-record-written' || kind === 'embargo-ended';
      view.set({ screen: 'map', detail: 'site', tab: 'list', ...(isDig && { siteTab: 'dig' as const }) });
    }
    close();
  };
  return (
    <>
      <div className={style.head}>
        <h2 className={style.title}>{translate('notification.title')}</h2>
        {(told?.unreadCount ?? 0) > 0 && (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => mark()}>
            {translate('notification.read-all')}
          </Button>
        )}
      </div>
      {told?.newest.length === 0 && <p className={style.small}>{translate('notification.none')}</p>}
      <ul className={style.items}>
        {told?.newest.map((each) => (
          <li key={each.id}>
            <Item told={each} onGo={() => go(each)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Item({ told, onGo }: { told: Notification; onGo: () => void }) {
  const { translate, formatDateTime } = useMessages();
  const isUnread = told.readAt === null;
  return (
    <Button className={`${style.item} ${isUnread ? style.unread : ''}`} onPress={onGo}>
      <span>
        {isUnread && <span className={controls.visuallyHidden}>{translate('notification.unread')} </span>}
        {translate(`notification.kind.${told.kind}`, { code: told.code })}
      </span>
      <span className={style.small}>{formatDateTime(told.at)}</span>
    </Button>
  );
}
