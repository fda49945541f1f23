import { type AuditHead, type DailyAuditHead, readAuditHeads } from '@jsa/contract';
import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { CopyButton } from '#panels/copy-button.tsx';
import { Icon } from '#panels/icon.tsx';
import { useMessages } from '#panels/parts.ts';
import { saveText } from '#panels/save-text.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './audit.module.css';

/** The same file as the server keeps from day to day; the verifiers take it with `--head`. */
function saveHead(day: string, { sequence, sha256, occurredAt }: AuditHead): void {
  const kept = { format: 'jsa-audit-head', version: 1, day, sequence, sha256, occurredAt };
  saveText(`audit-head-${day}-${sequence}.json`, `${JSON.stringify(kept, null, 2)}\n`);
}

function Head({ head }: { head: AuditHead }) {
  const { translate, formatDateTime, formatNumber } = useMessages();
  if (head.sequence === 0) return <p>{translate('audit.head-empty')}</p>;
  const day = new Date().toISOString().slice(0, 10);
  return (
    <>
      <dl className={style.facts}>
        <dt>{translate('audit.head-place')}</dt>
        <dd>{translate('audit.number', { number: formatNumber(head.sequence, 0) })}</dd>
        <dt>{translate('audit.head-time')}</dt>
        <dd>{head.occurredAt !== null && formatDateTime(head.occurredAt)}</dd>
        <dt>{translate('audit.fingerprint')}</dt>
        <dd className={controls.hash}>{head.sha256}</dd>
      </dl>
      <p className={style.soft}>{translate('audit.head-why')}</p>
      <div className={style.row}>
        <Button className={controls.button ?? ''} onPress={() => saveHead(day, head)}>
          <Icon name="download" /> {translate('audit.save-head')}
        </Button>
        <CopyButton
          text={`${head.sequence} ${head.sha256}`}
          label={translate('audit.copy')}
          doneLabel={translate('audit.copied')}
        />
      </div>
    </>
  );
}

function DailyHeads({ daily }: { daily: readonly DailyAuditHead[] }) {
  const { translate, formatDate, formatNumber } = useMessages();
  if (daily.length === 0) return null;
  return (
    <details className={style.more}>
      <summary className={style.summary}>{translate('audit.daily')}</summary>
      <ul className={style.days}>
        {daily.map((head) => (
          <li key={head.day} className={style.day}>
            <div className={style.dayText}>
              <p>
                {translate('audit.daily-line', {
                  day: formatDate(head.day),
                  number: formatNumber(head.sequence, 0),
                })}
              </p>
              <p className={controls.hash}>{head.sha256}</p>
            </div>
            <Button
              className={`${controls.button} ${controls.icon}`}
              aria-label={translate('audit.daily-save', { day: formatDate(head.day) })}
              onPress={() => saveHead(head.day, head)}
            >
              <Icon name="download" />
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How far the log has come: what somebody writes down or keeps, to hold the log to it later. */
export function HeadSection() {
  const { translate } = useMessages();
  const asked = useLoaded(useCallback((signal: AbortSignal) => call(readAuditHeads, {}, signal), []));
  return (
    <section className={style.card} aria-labelledby="audit-head">
      <h3 id="audit-head" className={style.title}>
        {translate('audit.head')}
      </h3>
      <AskedPane asked={asked}>
        {({ head, daily }) => (
          <>
            <Head head={head} />
            <DailyHeads daily={daily} />
          </>
        )}
      </AskedPane>
    </section>
  );
}
