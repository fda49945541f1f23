import { downloadOriginal, isPermitted, type RecordingDetail } from '@jsa/contract';
import { Link } from 'react-aria-components';
import { addressOf } from '#api/client.ts';
import { byteSize } from './byte-size.ts';
import controls from './controls.module.css';
import style from './detail.module.css';
import { Icon } from './icon.tsx';
import { useMessages, useParts, useStore } from './parts.ts';

/** The originals with their hashes; a link only for those whose role may take them away. */
export function OriginalFiles({ detail }: { detail: RecordingDetail }) {
  const { session } = useParts();
  const messages = useMessages();
  const { translate } = messages;
  const { person } = useStore(session);
  const mayDownload = person !== null && isPermitted(person.roles, 'recording.download');
  const received = { time: messages.formatDateTime(detail.receivedAt), name: detail.receivedFrom };
  return (
    <section className={style.section}>
      <h4 className={style.title}>{translate('detail.files')}</h4>
      <p className={style.soft}>{translate('detail.received', received)}</p>
      <p className={style.soft}>{translate('detail.files-note')}</p>
      <ul className={style.files}>
        {detail.files.map(({ name, byteLength, sha256 }) => (
          <li key={sha256} className={style.file}>
            <div className={style.fileText}>
              <p>
                <span className={style.fileName}>{name}</span>{' '}
                <span className={style.soft}>{byteSize(messages, byteLength)}</span>
              </p>
              <p className={controls.hash}>{sha256}</p>
            </div>
            {mayDownload && (
              <Link
                className={`${controls.button} ${controls.quiet} ${controls.icon}`}
                href={addressOf(downloadOriginal.url, { params: { id: detail.id, sha256 } })}
                download={name}
                aria-label={translate('detail.download', { name })}
              >
                <Icon name="download" />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
