import { anomalyCauses, interruptionReasons } from '@jsa/contract';
import { Choice } from '#panels/choice.tsx';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { Rows } from '#panels/rows.tsx';
import style from './digs.module.css';
import type { TypedRecord } from './record-draft.ts';

type Part<Name extends keyof TypedRecord> = {
  [Key in Name]: TypedRecord[Name];
} & { onChange: (rows: TypedRecord[Name]) => void; error: string | null };

/** Each opening as it was dug. */
export function Trenches({ trenches, onChange, error }: Part<'trenches'>) {
  const { translate } = useMessages();
  return (
    <Rows
      title={translate('dig-record.trenches')}
      add={translate('dig-record.trench-add')}
      rows={trenches}
      fresh={{ area: null, depthM: '' }}
      onChange={onChange}
      error={error}
      nameOf={(at) => translate('dig-record.trench', { number: at + 1 })}
    >
      {(row, change) => (
        <>
          <DrawnArea
            label={translate('dig-record.trench-area')}
            none={translate('dig.area-none')}
            area={row.area}
            onChange={(area) => change({ area })}
          />
          <Field
            label={translate('dig-record.depth-reached')}
            isNumber
            value={row.depthM}
            onChange={(depthM) => change({ depthM })}
          />
        </>
      )}
    </Rows>
  );
}

/** What each tested anomaly came from. */
export function Tested({ tested, onChange, error }: Part<'tested'>) {
  const { translate } = useMessages();
  return (
    <Rows
      title={translate('dig-record.tested')}
      add={translate('dig-record.tested-add')}
      rows={tested}
      fresh={{ name: '', cause: 'no-cause-seen', depthM: '', note: '' }}
      onChange={onChange}
      error={error}
      nameOf={(at) => translate('dig-record.anomaly', { number: at + 1 })}
    >
      {(row, change) => (
        <>
          <div className={style.pair}>
            <Field
              label={translate('dig-record.anomaly-name')}
              value={row.name}
              onChange={(name) => change({ name })}
              maxLength={120}
            />
            <Choice
              label={translate('dig-record.cause')}
              options={anomalyCauses.map((id) => ({ id, name: translate(`dig-record.cause.${id}`) }))}
              value={row.cause}
              onChange={(cause) => change({ cause })}
            />
          </div>
          <div className={style.pair}>
            <Field
              label={translate('dig-record.cause-depth')}
              isNumber
              value={row.depthM}
              onChange={(depthM) => change({ depthM })}
            />
            <Field
              label={translate('dig-record.note')}
              value={row.note}
              onChange={(note) => change({ note })}
              maxLength={1_000}
            />
          </div>
        </>
      )}
    </Rows>
  );
}

/** When, why and by whom the work was broken off. */
export function Interruptions({ interruptions, onChange, error }: Part<'interruptions'>) {
  const { translate } = useMessages();
  return (
    <Rows
      title={translate('dig-record.interruptions')}
      add={translate('dig-record.interruption-add')}
      rows={interruptions}
      fresh={{ from: '', until: '', reason: 'weather', by: '', note: '' }}
      onChange={onChange}
      error={error}
      nameOf={(at) => translate('dig-record.interruption', { number: at + 1 })}
    >
      {(row, change) => (
        <>
          <div className={style.pair}>
            <Field
              label={translate('dig-record.interrupted-from')}
              type="date"
              value={row.from}
              onChange={(from) => change({ from })}
            />
            <Field
              label={translate('dig-record.interrupted-until')}
              type="date"
              value={row.until}
              onChange={(until) => change({ until })}
            />
          </div>
          <div className={style.pair}>
            <Choice
              label={translate('dig-record.reason')}
              options={interruptionReasons.map((id) => ({ id, name: translate(`dig-record.reason.${id}`) }))}
              value={row.reason}
              onChange={(reason) => change({ reason })}
            />
            <Field
              label={translate('dig-record.by')}
              value={row.by}
              onChange={(by) => change({ by })}
              maxLength={200}
            />
          </div>
          <Field
            label={translate('dig-record.note')}
            value={row.note}
            onChange={(note) => change({ note })}
            maxLength={1_000}
          />
        </>
      )}
    </Rows>
  );
}
