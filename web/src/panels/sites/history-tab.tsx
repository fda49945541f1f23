import { readSiteTimeline, type SiteEvent } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { isMessageKey, type MessageStore } from '#i18n/messages.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './sites.module.css';
import { useWordLabel } from './words-fields.tsx';

function said(details: SiteEvent['details'], name: string): string {
  const value = details[name];
  return typeof value === 'string' ? value : '';
}

function translateIfKnown(messages: MessageStore, key: string, otherwise: string): string {
  return isMessageKey(key) ? messages.translate(key) : otherwise;
}

/** What happened, in the reader's words: the site's own, else the audit log's; kinds without either keep their name. */
function titleOf(messages: MessageStore, { action, details }: SiteEvent): string {
  const move = said(details, 'action');
  if (action === 'site.move' || action === 'site.sign')
    return translateIfKnown(messages, `site-move.${move}`, move);
  const kind = said(details, 'kind');
  const other = messages.translate('site-event.other', { action });
  const logged = translateIfKnown(messages, `audit.act.${action}`, other);
  const title = translateIfKnown(messages, `site-event.${action}`, logged);
  return action.startsWith('clearance.')
    ? `${title}: ${translateIfKnown(messages, `clearance.kind.${kind}`, kind)}`
    : title;
}

function Event({ event }: { event: SiteEvent }) {
  const messages = useMessages();
  const labelOf = useWordLabel();
  const { translate } = messages;
  const { details, by, at } = event;
  const [from, to] = ['from', 'to'].map((name) =>
    translateIfKnown(messages, `site.status.${said(details, name)}`, said(details, name)),
  );
  const fields = Array.isArray(details.fields) ? details.fields.map(String) : [];
  const names = fields.map((name) =>
    name === 'place' ? translate('site-form.place') : labelOf(name as Parameters<typeof labelOf>[0]),
  );
  return (
    <li className={style.event}>
      <p className={style.moveName}>{titleOf(messages, event)}</p>
      {event.action === 'site.move' && from !== undefined && to !== undefined && (
        <p className={style.help}>{translate('site-history.from-to', { from, to })}</p>
      )}
      {names.length > 0 && (
        <p className={style.help}>{translate('site-history.fields', { fields: names.join(', ') })}</p>
      )}
      {said(details, 'reason') !== '' && <p className={style.prose}>{said(details, 'reason')}</p>}
      <p className={style.help}>
        <time dateTime={at}>{messages.formatDateTime(at)}</time>
        {by !== null && ` · ${by}`}
      </p>
    </li>
  );
}

/** What happened to a site, as far as the reader may know; asked for anew whenever its version changed. */
export function HistoryTab({ siteId, version }: { siteId: string; version: number }) {
  const messages = useMessages();
  const { translate } = messages;
  const [events, setEvents] = useState<SiteEvent[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  // A new version or turn asks for the same record once more.
  useEffect(() => {
    const leaving = new AbortController();
    call(readSiteTimeline, { params: { id: siteId } }, leaving.signal).then(
      (timeline) => {
        setEvents(timeline);
        setProblem(null);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => leaving.abort();
  }, [siteId, version, turn]);
  if (problem !== null) {
    return (
      <div role="alert" className={style.stack}>
        <p className={`${controls.notice} ${controls.noticeError}`}>
          {translate('site-history.failed', { message: problemSentence(messages, problem) })}
        </p>
        <Button className={controls.button ?? ''} onPress={() => setTurn(turn + 1)}>
          {translate('site-panel.try-again')}
        </Button>
      </div>
    );
  }
  if (events === null) return <p className={style.help}>{translate('site-history.loading')}</p>;
  if (events.length === 0) return <p className={style.help}>{translate('site-history.none')}</p>;
  return (
    <ol className={style.stack}>
      {events.map((event) => (
        <Event key={event.id} event={event} />
      ))}
    </ol>
  );
}
