import { isPermitted, type JointAssessment, listJointAssessments } from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useSiteChanges, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Mission } from './mission.tsx';
import { PlanForm } from './plan-form.tsx';

export { coverageOnMap } from './coverage-on-map.ts';

function newestFirst(assessments: readonly JointAssessment[]): JointAssessment[] {
  return [...assessments].sort((one, other) => other.number - one.number);
}

/** Missions of both delegations to one site: who went, what was measured how, how far it reaches, and its receipt. */
export function AssessmentsTab({ siteId }: { siteId: string }) {
  const messages = useMessages();
  const { translate } = messages;
  const { session } = useParts();
  const { person } = useStore(session);
  const changeCount = useSiteChanges(siteId);
  const load = useCallback(
    (signal: AbortSignal) => {
      // Only to ask again.
      void changeCount;
      return call(listJointAssessments, { params: { siteId } }, signal);
    },
    [siteId, changeCount],
  );
  const { value, problem, reload, put } = useLoaded(load);
  const [isPlanning, setIsPlanning] = useState(false);
  if (problem !== null) {
    return (
      <div className={style.stack}>
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
        <Button className={controls.button ?? ''} onPress={reload}>
          {translate('assessments.again')}
        </Button>
      </div>
    );
  }
  if (value === null) return <p className={style.soft}>{translate('assessments.loading')}</p>;
  const roles = person?.roles ?? [];
  const mayPlan =
    isPermitted(roles, 'assessment.write') &&
    roles.some((role) => role === 'chair' || role === 'secretariat');
  const putOne = (changed: JointAssessment) =>
    put(newestFirst([...value.filter(({ id }) => id !== changed.id), changed]));
  return (
    <div className={style.sections}>
      {value.length === 0 && !isPlanning && (
        <p className={controls.notice}>
          {translate('assessments.none')}{' '}
          {translate(mayPlan ? 'assessments.none-plan' : 'assessments.none-wait')}
        </p>
      )}
      {mayPlan && !isPlanning && (
        <div className={style.row}>
          <Button className={controls.button ?? ''} onPress={() => setIsPlanning(true)}>
            {translate('assessments.plan')}
          </Button>
        </div>
      )}
      {isPlanning && (
        <PlanForm
          siteId={siteId}
          assessment={null}
          onDone={(planned) => {
            if (planned) putOne(planned);
            setIsPlanning(false);
          }}
        />
      )}
      {value.map((assessment) => (
        <Mission key={assessment.id} assessment={assessment} put={putOne} reload={reload} />
      ))}
    </div>
  );
}
