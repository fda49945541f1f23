import type { RecordingDetail } from '@jsa/contract';
import controls from './controls.module.css';
import style from './detail.module.css';
import { useMessages } from './parts.ts';

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value).trim();
}

/** Every field under the name that the vendor gave it, as it stands in the file: for whoever wants to check. */
export function RawHeader({ rawHeader }: Pick<RecordingDetail, 'rawHeader'>) {
  const { translate } = useMessages();
  const fields = Object.entries(rawHeader);
  if (fields.length === 0) return null;
  return (
    <details className={style.more}>
      <summary className={style.summary}>{translate('detail.header')}</summary>
      <dl className={style.facts}>
        {fields.map(([name, value]) => (
          <div key={name} className={style.fact}>
            <dt className={controls.hash}>{name}</dt>
            <dd className={controls.hash}>{valueText(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
