import {
  dataQualities,
  detectabilityGrades,
  type Reading,
  type ReadingBoard,
  readingFaults,
  sealReading,
  writeReading,
} from '@jsa/contract';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import { type DraftOver, useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { Rows } from '#panels/rows.tsx';
import { useSending } from '#panels/use-loaded.ts';
import { sectionWork } from '#state/section-work.ts';
import { AnomalyFields } from './anomaly-fields.tsx';
import type { RecordingChoice } from './anomaly-place.tsx';
import { contentOf, freshAnomaly, type TypedReading, typedOf } from './reading-draft.ts';
import style from './readings.module.css';

type ReadingFormProps = {
  surveyId: string;
  /** The own draft; null before the first word. */
  mine: Reading | null;
  recordings: readonly RecordingChoice[];
  put: (board: ReadingBoard) => void;
  reload: () => void;
};

/** What the analyst sees, kept as it is typed, and sealed when it breaks no rule. */
export function ReadingForm({ surveyId, mine, recordings, put, reload }: ReadingFormProps) {
  const { translate } = useMessages();
  const over = useDraftOver<TypedReading>(`reading:${surveyId}`, {
    current: typedOf(mine?.content ?? null),
    version: mine?.version ?? 0,
  });
  const { draft, keep } = over;
  const change = (part: Partial<TypedReading>) => keep({ ...draft, ...part });
  useEffect(() => {
    const { anomalies } = contentOf(draft);
    const shown = anomalies.flatMap(({ name, sections }) =>
      sections.map((section) => ({ ...section, label: name })),
    );
    sectionWork.set({ shown });
    return () => sectionWork.set({ shown: [] });
  }, [draft]);
  return (
    <div className={style.stack}>
      <p className={style.small}>{translate('readings.blind')}</p>
      <Rows
        title={translate('readings.anomalies')}
        add={translate('readings.anomaly-add')}
        rows={draft.anomalies}
        fresh={freshAnomaly(draft.anomalies.length)}
        onChange={(anomalies) => change({ anomalies })}
        error={null}
        nameOf={(at) => draft.anomalies[at]?.name || translate('readings.anomaly', { number: at + 1 })}
      >
        {(each, set) => <AnomalyFields each={each} change={set} recordings={recordings} />}
      </Rows>
      <Whole draft={draft} change={change} recordings={recordings} />
      <Send surveyId={surveyId} over={over} put={put} reload={reload} />
    </div>
  );
}

type WholeProps = {
  draft: TypedReading;
  change: (part: Partial<TypedReading>) => void;
  recordings: readonly RecordingChoice[];
};

/** What holds for the whole survey: stretches that are worse than good, and what it could have seen. */
function Whole({ draft, change, recordings }: WholeProps) {
  const { translate } = useMessages();
  const [first] = recordings;
  return (
    <>
      {first !== undefined && (
        <Rows
          title={translate('readings.stretches')}
          add={translate('readings.stretch-add')}
          rows={draft.quality}
          fresh={{ recordingId: first.id, fromTrace: '', toTrace: '', quality: 'Q3' as const, note: '' }}
          onChange={(quality) => change({ quality })}
          error={null}
          nameOf={(at) => translate('readings.stretch', { number: at + 1 })}
        >
          {(stretch, set) => (
            <>
              <div className={style.pair}>
                <Choice
                  label={translate('readings.line')}
                  options={recordings}
                  value={stretch.recordingId}
                  onChange={(recordingId) => set({ recordingId })}
                />
                <Choice
                  label={translate('readings.quality')}
                  options={dataQualities.map((id) => ({ id, name: translate(`readings.quality.${id}`) }))}
                  value={stretch.quality}
                  onChange={(quality) => set({ quality })}
                />
              </div>
              <div className={style.pair}>
                {(['fromTrace', 'toTrace'] as const).map((name) => (
                  <Field
                    key={name}
                    label={translate(`readings.section.${name}`)}
                    isNumber
                    value={stretch[name]}
                    onChange={(text) => set({ [name]: text })}
                  />
                ))}
              </div>
              <Field
                label={translate('dig-record.note')}
                value={stretch.note}
                onChange={(note) => set({ note })}
                maxLength={500}
              />
            </>
          )}
        </Rows>
      )}
      <Field
        label={translate('readings.nothing')}
        help={translate('readings.nothing-help')}
        isLong
        value={draft.nothingOfInterest}
        onChange={(nothingOfInterest) => change({ nothingOfInterest })}
        maxLength={2_000}
      />
      <div className={style.pair}>
        <Choice
          label={translate('readings.detectability')}
          options={[
            { id: '' as const, name: translate('readings.not-said') },
            ...detectabilityGrades.map((id) => ({ id, name: translate(`readings.detectability.${id}`) })),
          ]}
          value={draft.detectability ?? ''}
          onChange={(chosen) => change({ detectability: chosen === '' ? null : chosen })}
        />
        <Field
          label={translate('readings.useful-depth')}
          isNumber
          value={draft.usefulDepthM}
          onChange={(usefulDepthM) => change({ usefulDepthM })}
        />
      </div>
      <Field
        label={translate('readings.detectability-reason')}
        isLong
        value={draft.detectabilityReason}
        onChange={(detectabilityReason) => change({ detectabilityReason })}
        maxLength={2_000}
      />
    </>
  );
}

type SendProps = Pick<ReadingFormProps, 'surveyId' | 'put' | 'reload'> & { over: DraftOver<TypedReading> };

function Send({ surveyId, over, put, reload }: SendProps) {
  const messages = useMessages();
  const { translate } = messages;
  const { isSending, problem, send } = useSending(reload);
  const [isAsked, setIsAsked] = useState(false);
  const content = contentOf(over.draft);
  const faults = isAsked ? readingFaults(content) : [];
  const work = (isToBeSealed: boolean) =>
    send(async () => {
      const at = (version: number) => ({ params: { id: surveyId }, headers: { 'if-match': `"${version}"` } });
      const written = (await call(writeReading, { ...at(over.version), body: content })) as ReadingBoard;
      put(written);
      over.forget();
      if (!isToBeSealed) return;
      put((await call(sealReading, at(written.mine.at(-1)?.version ?? 0))) as ReadingBoard);
    });
  return (
    <div className={style.stack}>
      {isAsked && faults.length > 0 && (
        <div role="alert" className={`${controls.notice} ${controls.noticeWarning}`}>
          <p>{translate('readings.lacks')}</p>
          <ul className={style.faults}>
            {faults.map(({ code, anomaly }) => (
              <li key={`${anomaly} ${code}`}>
                {anomaly !== null && <strong>{content.anomalies[anomaly]?.name}: </strong>}
                {translate(`readings.fault.${code}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isAsked && faults.length === 0 && <p className={controls.notice}>{translate('readings.seal-ask')}</p>}
      <Contested over={over} />
      {problem !== null && !over.isContested && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={controls.button ?? ''}
          isDisabled={isSending || over.isContested}
          onPress={() => void work(false)}
        >
          {translate('readings.keep')}
        </Button>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isDisabled={isSending || over.isContested}
          onPress={() => (isAsked && faults.length === 0 ? void work(true) : setIsAsked(true))}
        >
          {translate(isAsked && faults.length === 0 ? 'readings.seal-now' : 'readings.seal')}
        </Button>
      </div>
    </div>
  );
}
