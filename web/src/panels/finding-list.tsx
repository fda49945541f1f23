import type { RecordingDetail } from '@jsa/contract';
import { isMessageKey } from '#i18n/messages.ts';
import controls from './controls.module.css';
import style from './detail.module.css';
import { useMessages } from './parts.ts';

type Finding = RecordingDetail['findings'][number];

const looks = { information: '', warning: controls.warning, error: controls.failure };

/** The parsers' sentences are English; they carry their place, so that the file can be looked at. */
function FindingItem({ finding }: { finding: Finding }) {
  const { translate, formatNumber } = useMessages();
  const { severity, code, message, file, byteOffset, line } = finding;
  const key = `finding.${code}`;
  const place = [
    file !== null && translate('place.file', { file }),
    byteOffset !== null && translate('place.byte', { byte: formatNumber(byteOffset, 0) }),
    line !== null && translate('place.line', { line: formatNumber(line, 0) }),
  ].filter(Boolean);
  return (
    <li className={style.finding}>
      <p className={style.findingHead}>
        <span className={`${controls.tag} ${looks[severity]}`}>{translate(`severity.${severity}`)}</span>
        {isMessageKey(key) && <span className={style.fileName}>{translate(key)}</span>}
      </p>
      <div>
        <p lang="en" className={isMessageKey(key) ? style.soft : undefined}>
          {message}
        </p>
        {place.length > 0 && <p className={style.soft}>{place.join(', ')}</p>}
      </div>
    </li>
  );
}

export function FindingList({ findings, isTitled }: { findings: readonly Finding[]; isTitled: boolean }) {
  const { translate } = useMessages();
  return (
    <section className={style.section}>
      {isTitled && <h4 className={style.title}>{translate('detail.findings')}</h4>}
      {findings.length === 0 && isTitled && <p className={style.soft}>{translate('detail.findings-none')}</p>}
      <ul className={style.findings}>
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.code}|${finding.file}|${finding.byteOffset}|${finding.line}|${finding.message}`}
            finding={finding}
          />
        ))}
      </ul>
    </section>
  );
}
