import { useEffect, useRef } from 'react';
import type { RefusedFile, UploadGroup } from '#state/uploads.ts';
import controls from './controls.module.css';
import detail from './detail.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './upload.module.css';
import { UploadGroupItem } from './upload-group.tsx';

/** So many refusals are shown at once; a folder full of letters must not push the recordings out of sight. */
const mostRefusalsAtOnce = 3;

function Refusal({ name, reason }: RefusedFile) {
  return (
    <li className={`${controls.notice} ${controls.noticeWarning} ${style.refused}`}>
      {!reason.includes(name) && <p className={detail.fileName}>{name}</p>}
      <p lang="en">{reason}</p>
    </li>
  );
}

function RefusedFiles() {
  const { uploads } = useParts();
  const { translate } = useMessages();
  const { refused } = useStore(uploads);
  if (refused.length === 0) return null;
  const first = refused.slice(0, mostRefusalsAtOnce);
  const rest = refused.slice(mostRefusalsAtOnce);
  return (
    <section className={detail.section} aria-labelledby="refused-title" role="alert">
      <h4 className={detail.title} id="refused-title">
        {translate('upload.refused')}
      </h4>
      <p className={detail.soft}>{translate('upload.refused-note')}</p>
      <ul className={detail.findings}>
        {first.map((file) => (
          <Refusal key={file.name} {...file} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className={detail.summary}>
            {translate('upload.refused-more', { count: rest.length })}
          </summary>
          <ul className={detail.findings}>
            {rest.map((file) => (
              <Refusal key={file.name} {...file} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Groups({ groups, siteId }: { groups: readonly UploadGroup[]; siteId: string | null }) {
  return (
    <ul className={style.groups}>
      {groups.map((group) => (
        <UploadGroupItem key={group.id} group={group} siteId={siteId} />
      ))}
    </ul>
  );
}

/** What was chosen last and is not handed over yet: brought into view, and read aloud, when files have been looked at. */
export function UploadNews({ siteId }: { siteId: string | null }) {
  const { uploads } = useParts();
  const { translate } = useMessages();
  const { groups, refused, isInspecting } = useStore(uploads);
  const open = groups.filter(({ stage }) => stage !== 'handed-over');
  const section = useRef<HTMLElement>(null);
  const wasInspecting = useRef(false);
  useEffect(() => {
    if (wasInspecting.current && !isInspecting) {
      section.current?.focus({ preventScroll: true });
      section.current?.scrollIntoView({ block: 'start' });
    }
    wasInspecting.current = isInspecting;
  }, [isInspecting]);
  if (open.length === 0 && refused.length === 0) return null;
  const summary = translate('upload.news-summary', { ready: open.length, refused: refused.length });
  return (
    <section className={style.news} ref={section} tabIndex={-1} aria-label={summary}>
      <RefusedFiles />
      {open.length > 0 && <Groups groups={open} siteId={siteId} />}
    </section>
  );
}

/** Receipts, newest first, below what still asks for something. */
export function HandedOver({ siteId }: { siteId: string | null }) {
  const { uploads } = useParts();
  const { translate } = useMessages();
  const done = useStore(uploads).groups.filter(({ stage }) => stage === 'handed-over');
  if (done.length === 0) return null;
  const newestFirst = done.toSorted((a, b) =>
    (b.receipt?.receivedAt ?? '').localeCompare(a.receipt?.receivedAt ?? ''),
  );
  return (
    <section className={detail.section} aria-labelledby="handed-over-title">
      <h4 className={detail.title} id="handed-over-title">
        {translate('upload.done')}
      </h4>
      <Groups groups={newestFirst} siteId={siteId} />
    </section>
  );
}
