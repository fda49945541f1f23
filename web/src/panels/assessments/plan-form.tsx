import {
  changeMissionPlan,
  type JointAssessment,
  listMissionPeople,
  type MissionPerson,
  type MissionTask,
  missionTasks,
  planJointAssessment,
} from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Change, Form } from './form.tsx';

type Draft = { startsOn: string; endsOn: string; team: { personId: string; task: MissionTask }[] };

function draftOf(assessment: JointAssessment | null): Draft {
  if (assessment === null) return { startsOn: '', endsOn: '', team: [] };
  const { startsOn, endsOn, team } = assessment;
  return { startsOn, endsOn, team: team.map(({ person, task }) => ({ personId: person.id, task })) };
}

type PlanFormProps = {
  siteId: string;
  /** Null: a new mission. */
  assessment: JointAssessment | null;
  /** Null: nothing was changed. */
  onDone: (planned: JointAssessment | null) => void;
};

/** Days and team of a mission. */
export function PlanForm({ siteId, assessment, onDone }: PlanFormProps) {
  const { translate } = useMessages();
  const load = useCallback(
    (signal: AbortSignal) => call(listMissionPeople, { params: { siteId } }, signal),
    [siteId],
  );
  const people = useLoaded(load).value ?? [];
  const over = useDraftOver<Draft>(`plan:${assessment?.id ?? siteId}`, {
    current: draftOf(assessment),
    version: assessment?.version ?? 0,
  });
  const { draft, keep, forget } = over;
  const sending = useSending();
  const save = () =>
    void sending.send(async () => {
      const planned = await (assessment === null
        ? call(planJointAssessment, { params: { siteId }, body: draft })
        : call(changeMissionPlan, {
            params: { id: assessment.id },
            headers: { 'if-match': `"${over.version}"` },
            body: draft,
          }));
      forget();
      onDone(planned);
    });
  const cancel = () => {
    forget();
    onDone(null);
  };
  return (
    <Form
      title={translate(assessment === null ? 'assessments.plan' : 'assessments.change-plan')}
      sending={sending}
      over={over}
      isReady={draft.startsOn !== '' && draft.endsOn >= draft.startsOn}
      onSave={save}
      onCancel={cancel}
    >
      <div className={style.pair}>
        <Field
          label={translate('assessments.starts')}
          type="date"
          value={draft.startsOn}
          onChange={(startsOn) => keep({ ...draft, startsOn, endsOn: draft.endsOn || startsOn })}
        />
        <Field
          label={translate('assessments.ends')}
          type="date"
          value={draft.endsOn}
          onChange={(endsOn) => keep({ ...draft, endsOn })}
        />
      </div>
      <TeamFields people={people} team={draft.team} onChange={(team) => keep({ ...draft, team })} />
    </Form>
  );
}

type TeamProps = {
  people: readonly MissionPerson[];
  team: Draft['team'];
  onChange: (team: Draft['team']) => void;
};

function TeamFields({ people, team, onChange }: TeamProps) {
  const { translate } = useMessages();
  const free = people.filter(({ id }) => !team.some(({ personId }) => personId === id));
  const nameOf = (personId: string) => {
    const person = people.find(({ id }) => id === personId);
    return person ? `${person.name}, ${person.organisation}` : '…';
  };
  return (
    <fieldset className={style.fieldset}>
      <legend className={style.legend}>{translate('assessments.team')}</legend>
      {team.map((member, index) => (
        <div key={member.personId} className={style.item}>
          <p>{nameOf(member.personId)}</p>
          <div className={style.row}>
            <Choice
              label={translate('assessments.task')}
              isLabelHidden
              options={missionTasks.map((task) => ({
                id: task,
                name: translate(`assessments.task.${task}`),
              }))}
              value={member.task}
              onChange={(task) => onChange(team.map((each, at) => (at === index ? { ...each, task } : each)))}
            />
            <Change
              label={translate('assessments.remove')}
              onPress={() => onChange(team.filter((_, at) => at !== index))}
            />
          </div>
        </div>
      ))}
      {free.length > 0 ? (
        <Choice
          label={translate('assessments.team-add')}
          options={[
            { id: 'nobody', name: '–' },
            ...free.map(({ id, name, organisation }) => ({ id, name: `${name}, ${organisation}` })),
          ]}
          value="nobody"
          onChange={(personId) => {
            if (personId === 'nobody') return;
            const hasLead = team.some(({ task }) => task === 'lead');
            const isField = people.find(({ id }) => id === personId)?.organisationKind === 'field-team';
            onChange([...team, { personId, task: isField && !hasLead ? 'lead' : 'member' }]);
          }}
        />
      ) : (
        <p className={controls.label}>{translate('assessments.team-all')}</p>
      )}
    </fieldset>
  );
}
