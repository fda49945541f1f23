import { emptyConditions, type JointAssessment } from '@jsa/contract';
import { useState } from 'react';
import type { MessageKey } from '#i18n/messages.ts';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './assessments.module.css';
import { Attendance } from './attendance.tsx';
import { CoverageSection } from './coverage.tsx';
import { FindingsForm } from './findings-form.tsx';
import { Change, Section } from './form.tsx';
import { HandOver } from './hand-over.tsx';
import { PlanForm } from './plan-form.tsx';
import { SurveyList } from './survey-list.tsx';

export type MissionProps = {
  assessment: JointAssessment;
  put: (changed: JointAssessment) => void;
  reload: () => void;
};

function stateOf({ receivedAt, handOver, startsOn }: JointAssessment): MessageKey {
  if (receivedAt !== null) return 'assessments.state.received';
  if (handOver !== null) return 'assessments.state.handed-over';
  const isToCome = startsOn > new Date().toISOString().slice(0, 10);
  return isToCome ? 'assessments.state.planned' : 'assessments.state.under-way';
}

function Head({ assessment }: { assessment: JointAssessment }) {
  const { translate, formatDate } = useMessages();
  const { number, startsOn, endsOn } = assessment;
  const days = { from: formatDate(startsOn), until: formatDate(endsOn) };
  const state = stateOf(assessment);
  const look = state === 'assessments.state.received' ? controls.good : '';
  return (
    <header className={style.section}>
      <div className={style.head}>
        <h4 className={style.title}>{translate('assessments.mission', { number })}</h4>
        <span className={`${controls.tag} ${look}`}>{translate(state)}</span>
      </div>
      <p className={style.soft}>{startsOn === endsOn ? days.from : translate('assessments.days', days)}</p>
    </header>
  );
}

function Team({ assessment, put }: Omit<MissionProps, 'reload'>) {
  const { translate } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const { team, may, siteId } = assessment;
  if (isOpen) {
    const done = (planned: JointAssessment | null) => {
      if (planned) put(planned);
      setIsOpen(false);
    };
    return <PlanForm siteId={siteId} assessment={assessment} onDone={done} />;
  }
  return (
    <Section
      title={translate('assessments.team')}
      action={
        may.plan && <Change label={translate('assessments.change-plan')} onPress={() => setIsOpen(true)} />
      }
    >
      {team.length === 0 && <p className={style.soft}>{translate('assessments.team-none')}</p>}
      <ul className={style.list}>
        {team.map(({ person, organisation, task }) => (
          <li key={person.id} className={style.item}>
            <span className={style.itemHead}>
              <span>{person.name}</span>
              <span className={style.soft}>{translate(`assessments.task.${task}`)}</span>
            </span>
            <span className={style.soft}>{organisation}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useConditionFacts({ conditions, deviations }: JointAssessment): [string, string][] {
  const { translate, formatNumber } = useMessages();
  const { rainLast7Days, rainLast7DaysMm, soilMoisture } = conditions;
  const rain = [
    rainLast7Days === null ? '' : translate(`assessments.rain.${rainLast7Days}`),
    rainLast7DaysMm === null ? '' : `${formatNumber(rainLast7DaysMm, 0)} mm`,
  ];
  const facts: [string, string][] = [
    [translate('assessments.weather'), conditions.weather],
    [translate('assessments.rain'), rain.filter(Boolean).join(', ')],
    [
      translate('assessments.moisture'),
      soilMoisture === null ? '' : translate(`assessments.moisture.${soilMoisture}`),
    ],
    [translate('assessments.surface'), conditions.surface],
    [translate('assessments.vegetation'), conditions.vegetation],
    [translate('assessments.soil'), conditions.soilNote],
    [translate('assessments.deviations'), deviations],
  ];
  return facts.filter(([, value]) => value !== '');
}

function Conditions({ assessment, put, reload }: MissionProps) {
  const { translate } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const facts = useConditionFacts({
    ...assessment,
    conditions: { ...emptyConditions, ...assessment.conditions },
  });
  if (isOpen) {
    const done = (changed: JointAssessment | null) => {
      if (changed) put(changed);
      setIsOpen(false);
    };
    return <FindingsForm assessment={assessment} onDone={done} onStale={reload} />;
  }
  return (
    <Section
      title={translate('assessments.conditions')}
      action={
        assessment.may.find && (
          <Change label={translate('assessments.record')} onPress={() => setIsOpen(true)} />
        )
      }
    >
      {facts.length === 0 && assessment.obstacles.length === 0 && (
        <p className={style.soft}>{translate('assessments.conditions-none')}</p>
      )}
      <dl className={detail.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={detail.fact}>
            <dt>{name}</dt>
            <dd className={style.prose}>{value}</dd>
          </div>
        ))}
        {assessment.obstacles.map(({ name, reason }) => (
          <div key={`${name}|${reason}`} className={detail.fact}>
            <dt>{translate('assessments.obstacle')}</dt>
            <dd>
              {name}: {reason}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** One mission of both delegations to the site. */
export function Mission({ assessment, put, reload }: MissionProps) {
  const { translate } = useMessages();
  return (
    <article
      className={style.mission}
      aria-label={translate('assessments.mission', { number: assessment.number })}
    >
      <Head assessment={assessment} />
      <Team assessment={assessment} put={put} />
      <Attendance assessment={assessment} put={put} reload={reload} />
      <Conditions assessment={assessment} put={put} reload={reload} />
      <SurveyList assessment={assessment} onAdded={reload} />
      <CoverageSection assessment={assessment} />
      <HandOver assessment={assessment} reload={reload} />
    </article>
  );
}
