import type { JointAssessment, NumberedLine, Survey } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { isMessageKey } from '#i18n/messages.ts';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages, useParts } from '#panels/parts.ts';
import style from './assessments.module.css';
import { AssignForm } from './assign-form.tsx';
import { Change } from './form.tsx';
import { GridDrawing } from './grid-drawing.tsx';
import { methodFields, methodGroups } from './method-fields.ts';
import { useMethodValue } from './method-inputs.tsx';
import { SurveyForm } from './survey-form.tsx';

type SurveyViewProps = {
  assessment: JointAssessment;
  survey: Survey;
  put: (changed: Survey) => void;
  reload: () => void;
};

function MethodFacts({ survey }: { survey: Survey }) {
  const { translate } = useMessages();
  const readValue = useMethodValue();
  const facts = methodGroups
    .flatMap((group) => methodFields[group])
    .map((field) => ({ field, value: readValue(field, survey.effectiveMethod) }))
    .filter(({ value }) => value !== '');
  if (facts.length === 0) return <p className={style.soft}>{translate('surveys.method-none')}</p>;
  return (
    <dl className={detail.facts}>
      {facts.map(({ field, value }) => (
        <div key={field.name} className={detail.fact}>
          <dt>{translate(`surveys.field.${field.name}`)}</dt>
          <dd className={style.prose}>
            {value}{' '}
            {survey.fromHeaders.includes(field.name) && (
              <span className={controls.tag}>{translate('surveys.header')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ survey }: { survey: Survey }) {
  const { translate } = useMessages();
  return survey.findings.map(({ field, value, header, recordings }) => {
    const key = `surveys.field.${field}`;
    const values = {
      field: isMessageKey(key) ? translate(key) : field,
      value: String(value),
      header: String(header),
      recordings: recordings.join(', '),
    };
    return (
      <p key={`${field}${header}`} className={`${controls.notice} ${controls.noticeWarning}`}>
        {translate('surveys.contradiction', values)}
      </p>
    );
  });
}

function Line({ line }: { line: NumberedLine }) {
  const { translate } = useMessages();
  const { openRecording } = useParts();
  return (
    <li className={style.item}>
      <span className={style.itemHead}>
        <span>{line.name}</span>
        {line.recordings.length === 0 && (
          <span className={style.soft}>{translate('surveys.line-empty')}</span>
        )}
      </span>
      {line.recordings.map(({ id, name, trackSource }) => (
        <span key={id} className={style.itemHead}>
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => openRecording(id)}>
            {name}
          </Button>
          <span className={style.soft}>
            {translate(trackSource === null ? 'surveys.track.none' : `surveys.track.${trackSource}`)}
          </span>
        </span>
      ))}
    </li>
  );
}

function Lines({ survey }: { survey: Survey }) {
  const { translate } = useMessages();
  if (survey.areRecordingsWithheld) return <p className={controls.notice}>{translate('surveys.withheld')}</p>;
  const taken = survey.lines.filter(({ recordings }) => recordings.length > 0);
  const counts = { taken: taken.length, count: survey.lines.length };
  return (
    <details>
      <summary className={controls.label}>{translate('surveys.lines', counts)}</summary>
      <ul className={style.list}>
        {survey.lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </details>
  );
}

/** One survey: how it was made, where its lines lie, and which recordings lie on them. */
export function SurveyView({ assessment, survey, put, reload }: SurveyViewProps) {
  const { translate } = useMessages();
  const [open, setOpen] = useState<'change' | 'assign' | null>(null);
  const { may, receivedAt } = assessment;
  const close = (changed: Survey | null) => {
    if (changed) put(changed);
    setOpen(null);
  };
  if (open === 'change')
    return <SurveyForm assessment={assessment} survey={survey} onDone={close} onStale={reload} />;
  return (
    <article className={style.stack} aria-label={translate('surveys.survey', { number: survey.number })}>
      <div className={style.itemHead}>
        <h6 className={controls.heading}>
          {translate('surveys.survey', { number: survey.number })}{' '}
          <span className={controls.tag}>{translate(`surveys.kind.${survey.kind}`)}</span>
        </h6>
        {may.survey && <Change label={translate('surveys.change')} onPress={() => setOpen('change')} />}
      </div>
      <Findings survey={survey} />
      {survey.grid && <GridDrawing grid={survey.grid} />}
      <Lines survey={survey} />
      {open === 'assign' ? (
        <AssignForm survey={survey} onDone={close} onStale={reload} />
      ) : (
        may.survey &&
        receivedAt === null && (
          <div className={style.row}>
            <Button className={controls.button ?? ''} onPress={() => setOpen('assign')}>
              {translate('surveys.assign')}
            </Button>
          </div>
        )
      )}
      <details>
        <summary className={controls.label}>{translate('surveys.method')}</summary>
        <MethodFacts survey={survey} />
      </details>
    </article>
  );
}
