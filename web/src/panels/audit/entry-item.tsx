import type { AuditEntry } from '@jsa/contract';
import { Button } from 'react-aria-components';
import { isMessageKey, type MessageStore } from '#i18n/messages.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './audit.module.css';
import type { EntryFilter } from './entry-filter.ts';

/** An act in the reader's words; one that is newer than our words, as it was recorded. */
function actName({ translate }: MessageStore, action: string): string {
  const key = `audit.act.${action}`;
  return isMessageKey(key) ? translate(key) : action;
}

function Who({ person }: Pick<AuditEntry, 'person'>) {
  const { translate } = useMessages();
  if (person === null) return <span>{translate('audit.by-server')}</span>;
  const standing = [...person.roles.map((role) => translate(`role.${role}`)), person.organisation];
  return (
    <>
      <span className={style.name}>{person.name ?? translate('audit.by-unnamed')}</span>{' '}
      <span className={style.soft}>{standing.filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { translate } = useMessages();
  const { action, subjectId, subjectSha256, siteId, owner, addressClass, userAgentFamily, details } = entry;
  const place = addressClass && translate(`audit.from.${addressClass}`);
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    [translate('audit.action'), action],
    [translate('audit.subject'), subjectId],
    [translate('audit.subject-version'), subjectSha256],
    [translate('audit.site'), siteId],
    [translate('audit.owner'), owner && translate(`audit.owner.${owner}`)],
    [translate('audit.from'), place && [place, userAgentFamily].filter(Boolean).join(', ')],
    [translate('audit.fingerprint'), entry.sha256],
  ];
  return (
    <dl className={style.facts}>
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label} className={style.fact}>
              <dt>{label}</dt>
              <dd className={/^[0-9a-f-]{36,}$/.test(value) ? controls.hash : undefined}>{value}</dd>
            </div>
          ),
      )}
      {Object.entries(details).map(([name, value]) => (
        <div key={`details ${name}`} className={style.fact}>
          <dt lang="en">{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One entry: what, when and who; the rest behind its details. */
export function EntryItem(props: { entry: AuditEntry; onFilter: (change: Partial<EntryFilter>) => void }) {
  const { entry, onFilter } = props;
  const messages = useMessages();
  const { translate, formatDateTime, formatNumber } = messages;
  const { person, subjectId, sequence } = entry;
  const name = person?.name ?? translate('audit.by-unnamed');
  return (
    <li className={style.entry}>
      <p className={style.entryHead}>
        <span className={style.act}>{actName(messages, entry.action)}</span>
        <span className={style.soft}>
          {translate('audit.number', { number: formatNumber(sequence, 0) })} ·{' '}
          <time dateTime={entry.occurredAt}>{formatDateTime(entry.occurredAt)}</time>
        </span>
      </p>
      <p>
        <Who person={person} />
      </p>
      <details>
        <summary className={style.summary}>{translate('audit.more')}</summary>
        <Facts entry={entry} />
        <div className={style.row}>
          {person !== null && (
            <Button
              className={controls.button ?? ''}
              onPress={() => onFilter({ person: { id: person.id, name } })}
            >
              {translate('audit.only-person', { name })}
            </Button>
          )}
          {subjectId !== null && (
            <Button className={controls.button ?? ''} onPress={() => onFilter({ subjectId })}>
              {translate('audit.only-subject')}
            </Button>
          )}
        </div>
      </details>
    </li>
  );
}
