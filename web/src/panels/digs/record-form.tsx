import { type DigResult, digResults, type KeptDigRecord, writeDigRecord } from '@jsa/contract';
import { useState } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useDraftOver } from '#panels/draft-over.ts';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { useSending } from '#panels/use-loaded.ts';
import style from './digs.module.css';
import { FormFoot } from './form-foot.tsx';
import { faultsOf, type RecordFault, recordOf, type TypedRecord, typedOf } from './record-draft.ts';
import { Interruptions, Tested, Trenches } from './record-rows.tsx';

export type RecordFormProps = {
  siteId: string;
  kept: KeptDigRecord;
  put: (kept: KeptDigRecord) => void;
  reload: () => void;
  close: () => void;
};

/** What was dug, as it lies in the ground; both heads sign or refuse it afterwards. */
export function RecordForm({ siteId, kept, put, reload, close }: RecordFormProps) {
  const { translate } = useMessages();
  const over = useDraftOver<TypedRecord>(`dig-record:${siteId}`, {
    current: typedOf(kept.record),
    version: kept.version,
  });
  const { draft, keep } = over;
  const change = (part: Partial<TypedRecord>) => keep({ ...draft, ...part });
  const { isSending, problem, send } = useSending(reload);
  const [isTried, setIsTried] = useState(false);
  const faults = faultsOf(draft);
  const submit = async () => {
    setIsTried(true);
    if (faults.length > 0) return;
    await send(async () => {
      const headers = { 'if-match': `"${over.version}"` };
      const body = recordOf(draft);
      put((await call(writeDigRecord, { params: { id: siteId }, headers, body })) as KeptDigRecord);
      over.forget();
      close();
    });
  };
  const fault = (name: RecordFault) =>
    isTried && faults.includes(name) ? translate(`dig-record.fault.${name}`) : null;
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Ground draft={draft} change={change} fault={fault} />
      <Findings draft={draft} change={change} fault={fault} />
      <Result draft={draft} change={change} fault={fault} />
      <FormFoot
        over={over}
        problem={problem}
        isSending={isSending}
        button={translate('dig-record.keep')}
        close={close}
      />
    </form>
  );
}

type PartProps = {
  draft: TypedRecord;
  change: (part: Partial<TypedRecord>) => void;
  /** What is wanting, once it was tried to send it. */
  fault: (name: RecordFault) => string | null;
};

/** When and where was dug, and what was not reached. */
function Ground({ draft, change, fault }: PartProps) {
  const { translate } = useMessages();
  return (
    <>
      <div className={style.pair}>
        <Field
          label={translate('dig-record.from')}
          type="date"
          value={draft.dugFrom}
          onChange={(dugFrom) => change({ dugFrom })}
          error={fault('days')}
        />
        <Field
          label={translate('dig-record.until')}
          type="date"
          value={draft.dugUntil}
          onChange={(dugUntil) => change({ dugUntil })}
        />
      </div>
      <Trenches
        trenches={draft.trenches}
        onChange={(trenches) => change({ trenches })}
        error={fault('trenches')}
      />
      <DrawnArea
        label={translate('dig-record.residual')}
        none={translate('dig-record.residual-none')}
        area={draft.residualArea}
        onChange={(residualArea) => change({ residualArea })}
      />
      <Field
        label={translate('dig-record.residual-because')}
        value={draft.residualBecause}
        onChange={(residualBecause) => change({ residualBecause })}
        maxLength={2_000}
        error={fault('residual')}
      />
    </>
  );
}

/** What was tested, and what broke the work off. */
function Findings({ draft, change, fault }: PartProps) {
  const { translate } = useMessages();
  return (
    <>
      <Tested tested={draft.tested} onChange={(tested) => change({ tested })} error={fault('tested')} />
      <Field
        label={translate('dig-record.untested')}
        help={translate('dig-record.untested-help')}
        isLong
        value={draft.untested}
        onChange={(untested) => change({ untested })}
        maxLength={4_000}
      />
      <Interruptions
        interruptions={draft.interruptions}
        onChange={(interruptions) => change({ interruptions })}
        error={fault('interruptions')}
      />
    </>
  );
}

/** What came of it, and what the families were told. */
function Result({ draft, change, fault }: PartProps) {
  const { translate } = useMessages();
  return (
    <>
      <Choice
        label={translate('dig-record.result')}
        options={digResults.map((id) => ({ id, name: translate(`dig-record.result.${id}`) }))}
        value={draft.result}
        onChange={(result: DigResult) => change({ result })}
      />
      {draft.result === 'not-found-in-volume' && (
        <Field
          label={translate('dig-record.volume')}
          help={translate('dig-record.volume-help')}
          isLong
          value={draft.volumeStatement}
          onChange={(volumeStatement) => change({ volumeStatement })}
          maxLength={4_000}
          error={fault('volume')}
        />
      )}
      <div className={style.pair}>
        <Field
          label={translate('dig-record.families-on')}
          type="date"
          value={draft.familiesOn}
          onChange={(familiesOn) => change({ familiesOn })}
          help={translate('dig-record.families-help')}
          error={fault('families')}
        />
        <Field
          label={translate('dig-record.families-by')}
          value={draft.familiesBy}
          onChange={(familiesBy) => change({ familiesBy })}
          maxLength={200}
        />
      </div>
      <Field
        label={translate('dig-record.note')}
        isLong
        value={draft.note}
        onChange={(note) => change({ note })}
        maxLength={4_000}
      />
    </>
  );
}
