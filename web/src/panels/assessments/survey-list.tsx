import { type JointAssessment, listSurveys, type Survey } from '@jsa/contract';
import { useCallback, useState } from 'react';
import { call } from '#api/client.ts';
import { useMessages, useSiteChanges } from '#panels/parts.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Change, Refusal, Section } from './form.tsx';
import { SurveyForm } from './survey-form.tsx';
import { SurveyView } from './survey-view.tsx';

/** Surveys of one mission, and the form for another one. */
export function SurveyList({ assessment, onAdded }: { assessment: JointAssessment; onAdded: () => void }) {
  const { translate } = useMessages();
  const { id, may, receivedAt, version } = assessment;
  const changeCount = useSiteChanges(assessment.siteId);
  const load = useCallback(
    (signal: AbortSignal) => {
      // Whoever may see the recordings changes with the receipt.
      void version;
      void receivedAt;
      void changeCount;
      return call(listSurveys, { params: { id } }, signal);
    },
    [id, version, receivedAt, changeCount],
  );
  const { value, problem, reload, put } = useLoaded(load);
  const [isAdding, setIsAdding] = useState(false);
  const mayAdd = may.survey && receivedAt === null && !isAdding && value !== null;
  const putOne = (changed: Survey) =>
    put(
      [...(value ?? []).filter((each) => each.id !== changed.id), changed].sort(
        (a, b) => a.number - b.number,
      ),
    );
  return (
    <Section
      title={translate('surveys.title')}
      action={mayAdd && <Change label={translate('surveys.add')} onPress={() => setIsAdding(true)} />}
    >
      <Refusal problem={problem} />
      {value === null && problem === null && <p className={style.soft}>{translate('assessments.loading')}</p>}
      {value?.length === 0 && !isAdding && (
        <p className={style.soft}>{translate(may.survey ? 'surveys.none-add' : 'surveys.none')}</p>
      )}
      {isAdding && (
        <SurveyForm
          assessment={assessment}
          survey={null}
          onDone={(added) => {
            if (added) putOne(added);
            if (added) onAdded();
            setIsAdding(false);
          }}
          onStale={reload}
        />
      )}
      {value?.map((survey) => (
        <SurveyView key={survey.id} assessment={assessment} survey={survey} put={putOne} reload={reload} />
      ))}
    </Section>
  );
}
