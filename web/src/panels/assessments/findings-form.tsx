import {
  type Conditions,
  emptyConditions,
  type JointAssessment,
  type Obstacle,
  rainClasses,
  recordMissionFindings,
  soilMoistureClasses,
} from '@jsa/contract';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { numberIn, placeIn, textOf, textOfPlace } from '#panels/numbers.ts';
import { useMessages } from '#panels/parts.ts';
import { useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Change, Form } from './form.tsx';

type Ring = [number, number][];
type ObstacleDraft = {
  name: string;
  reason: string;
  /** Of the outer ring, one a line. */
  corners: string;
  /** Islands within it that are no obstacle: they stay as they are. */
  holes?: Ring[];
};
type Draft = {
  conditions: Conditions;
  rainMm: string;
  deviations: string;
  obstacles: ObstacleDraft[];
  reason: string;
};

const unsaid = 'unsaid';

function draftOf({ conditions, deviations, obstacles }: JointAssessment): Draft {
  return {
    conditions: { ...emptyConditions, ...conditions },
    rainMm: textOf(conditions.rainLast7DaysMm),
    deviations,
    obstacles: obstacles.map(({ name, reason, area }) => ({
      name,
      reason,
      corners: (area?.coordinates[0] ?? []).slice(0, -1).map(textOfPlace).join('\n'),
      holes: (area?.coordinates.slice(1) ?? []) as Ring[],
    })),
    reason: '',
  };
}

/** One corner a line; null where a line is no place, or there are too few for an area. */
function ringOf(corners: string): Ring | null {
  const lines = corners.split('\n').filter((line) => line.trim() !== '');
  const places = lines.map(placeIn).filter((place) => place !== null);
  if (places.length < 3 || places.length < lines.length) return null;
  return [...places, places[0] as [number, number]];
}

function obstacleOf({ name, reason, corners, holes = [] }: ObstacleDraft): Obstacle | null {
  const ring = ringOf(corners);
  if (ring === null || name.trim() === '' || reason.trim() === '') return null;
  return {
    name: name.trim(),
    reason: reason.trim(),
    area: { type: 'Polygon', coordinates: [ring, ...holes] },
  };
}

type FindingsFormProps = {
  assessment: JointAssessment;
  onDone: (changed: JointAssessment | null) => void;
  onStale: () => void;
};

/** What the field found: weather and ground, what stood in the way, what was done otherwise than planned. */
export function FindingsForm({ assessment, onDone, onStale }: FindingsFormProps) {
  const { translate } = useMessages();
  const over = useDraftOver<Draft>(`findings:${assessment.id}`, {
    current: draftOf(assessment),
    version: assessment.version,
  });
  const { draft, keep, forget } = over;
  const sending = useSending();
  const rainMm = numberIn(draft.rainMm);
  const obstacles = draft.obstacles.map(obstacleOf);
  const isReceived = assessment.receivedAt !== null;
  const isReady =
    !Number.isNaN(rainMm) &&
    obstacles.every((each) => each !== null) &&
    !(isReceived && !draft.reason.trim());
  const save = async () => {
    const isTaken = await sending.send(async () => {
      const changed = await call(recordMissionFindings, {
        params: { id: assessment.id },
        headers: { 'if-match': `"${over.version}"` },
        body: {
          conditions: { ...draft.conditions, rainLast7DaysMm: rainMm },
          deviations: draft.deviations,
          obstacles: obstacles.filter((each) => each !== null),
          ...(draft.reason.trim() !== '' && { reason: draft.reason.trim() }),
        },
      });
      forget();
      onDone(changed);
    });
    if (!isTaken) onStale();
  };
  return (
    <Form
      title={translate('assessments.conditions')}
      sending={sending}
      over={over}
      isReady={isReady}
      onSave={() => void save()}
      onCancel={() => {
        forget();
        onDone(null);
      }}
    >
      <ConditionFields draft={draft} keep={keep} />
      <ObstacleFields draft={draft} keep={keep} />
      <Field
        label={translate('assessments.deviations')}
        isLong
        value={draft.deviations}
        onChange={(deviations) => keep({ ...draft, deviations })}
      />
      {isReceived && (
        <Field
          label={translate('assessments.correction-reason')}
          value={draft.reason}
          onChange={(reason) => keep({ ...draft, reason })}
        />
      )}
    </Form>
  );
}

type PartProps = { draft: Draft; keep: (draft: Draft) => void };

function ConditionFields({ draft, keep }: PartProps) {
  const { translate } = useMessages();
  const { conditions } = draft;
  const set = (part: Partial<Conditions>) => keep({ ...draft, conditions: { ...conditions, ...part } });
  const none = { id: unsaid, name: translate('assessments.unsaid') } as const;
  return (
    <>
      <Field
        label={translate('assessments.weather')}
        value={conditions.weather}
        onChange={(weather) => set({ weather })}
      />
      <div className={style.pair}>
        <Choice
          label={translate('assessments.rain')}
          options={[
            none,
            ...rainClasses.map((each) => ({ id: each, name: translate(`assessments.rain.${each}`) })),
          ]}
          value={conditions.rainLast7Days ?? unsaid}
          onChange={(each) => set({ rainLast7Days: each === unsaid ? null : each })}
        />
        <Field
          label={translate('assessments.rain-mm')}
          isNumber
          value={draft.rainMm}
          error={Number.isNaN(numberIn(draft.rainMm)) ? translate('assessments.number-wrong') : null}
          onChange={(rainMm) => keep({ ...draft, rainMm })}
        />
      </div>
      <Choice
        label={translate('assessments.moisture')}
        options={[
          none,
          ...soilMoistureClasses.map((each) => ({
            id: each,
            name: translate(`assessments.moisture.${each}`),
          })),
        ]}
        value={conditions.soilMoisture ?? unsaid}
        onChange={(each) => set({ soilMoisture: each === unsaid ? null : each })}
      />
      {(['surface', 'vegetation', 'soilNote'] as const).map((name) => (
        <Field
          key={name}
          label={translate(`assessments.${name === 'soilNote' ? 'soil' : name}`)}
          value={conditions[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
    </>
  );
}

function ObstacleFields({ draft, keep }: PartProps) {
  const { translate } = useMessages();
  const set = (at: number, part: Partial<ObstacleDraft>) =>
    keep({
      ...draft,
      obstacles: draft.obstacles.map((each, index) => (index === at ? { ...each, ...part } : each)),
    });
  const helpFor = ({ holes = [] }: ObstacleDraft) =>
    holes.length === 0
      ? translate('assessments.corners-help')
      : `${translate('assessments.corners-help')} ${translate('assessments.holes-kept', { count: holes.length })}`;
  return (
    <fieldset className={style.fieldset}>
      <legend className={style.legend}>{translate('assessments.obstacles')}</legend>
      {draft.obstacles.map((obstacle, index) => (
        <div key={index} className={style.stack}>
          <div className={style.pair}>
            <Field
              label={translate('assessments.obstacle-name')}
              value={obstacle.name}
              onChange={(name) => set(index, { name })}
            />
            <Field
              label={translate('assessments.obstacle-reason')}
              value={obstacle.reason}
              onChange={(reason) => set(index, { reason })}
            />
          </div>
          <Field
            label={translate('assessments.corners')}
            help={helpFor(obstacle)}
            isLong
            value={obstacle.corners}
            error={
              obstacle.corners.trim() !== '' && ringOf(obstacle.corners) === null
                ? translate('assessments.corners-wrong')
                : null
            }
            onChange={(corners) => set(index, { corners })}
          />
          <Change
            label={translate('assessments.remove')}
            onPress={() => keep({ ...draft, obstacles: draft.obstacles.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Change
        label={translate('assessments.obstacle-add')}
        onPress={() =>
          keep({
            ...draft,
            obstacles: [...draft.obstacles, { name: '', reason: '', corners: '', holes: [] }],
          })
        }
      />
    </fieldset>
  );
}
