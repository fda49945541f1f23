import {
  type AttendanceDay,
  attendJointAssessment,
  type Delegation,
  delegations,
  type JointAssessment,
  listMissionPeople,
  type RecordedDay,
  recordAttendance,
} from '@jsa/contract';
import { useCallback, useState } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Change, Form, Section } from './form.tsx';

type DayDraft = { attendedOn: string; personId: string; arrivedAt: string; leftAt: string; reason: string };
const nobody = 'nobody';

function draftOf(days: readonly RecordedDay[]): DayDraft[] {
  return days.map(({ attendedOn, person, arrivedAt, leftAt, absenceReason }) => ({
    attendedOn,
    personId: person?.id ?? nobody,
    arrivedAt: arrivedAt ?? '',
    leftAt: leftAt ?? '',
    reason: absenceReason,
  }));
}

function dayOf({ attendedOn, personId, arrivedAt, leftAt, reason }: DayDraft): AttendanceDay {
  if (personId === nobody) return { attendedOn, absenceReason: reason.trim() };
  return { attendedOn, personId, arrivedAt, leftAt: leftAt === '' ? null : leftAt };
}

function isWhole({ attendedOn, personId, arrivedAt, reason }: DayDraft): boolean {
  return attendedOn !== '' && (personId === nobody ? reason.trim() !== '' : arrivedAt !== '');
}

type AttendanceProps = {
  assessment: JointAssessment;
  put: (changed: JointAssessment) => void;
  reload: () => void;
};

type DayProps = {
  day: DayDraft;
  people: readonly { id: string; name: string }[];
  onChange: (part: Partial<DayDraft>) => void;
};

function DayFields({ day, people, onChange }: DayProps) {
  const { translate } = useMessages();
  return (
    <>
      <Field
        label={translate('assessments.day')}
        type="date"
        value={day.attendedOn}
        onChange={(attendedOn) => onChange({ attendedOn })}
      />
      <Choice
        label={translate('assessments.who')}
        options={[
          { id: nobody, name: translate('assessments.nobody') },
          ...people.map(({ id, name }) => ({ id, name })),
        ]}
        value={day.personId}
        onChange={(personId) => onChange({ personId })}
      />
      {day.personId === nobody ? (
        <Field
          label={translate('assessments.why-nobody')}
          value={day.reason}
          onChange={(reason) => onChange({ reason })}
        />
      ) : (
        <div className={style.pair}>
          {(['arrivedAt', 'leftAt'] as const).map((name) => (
            <Field
              key={name}
              label={translate(name === 'arrivedAt' ? 'assessments.arrived' : 'assessments.left')}
              type="time"
              value={day[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
      )}
    </>
  );
}

function AttendanceForm(props: AttendanceProps & { delegation: Delegation; onClose: () => void }) {
  const { assessment, delegation, put, reload, onClose } = props;
  const { translate } = useMessages();
  const load = useCallback(
    (signal: AbortSignal) => call(listMissionPeople, { params: { siteId: assessment.siteId } }, signal),
    [assessment.siteId],
  );
  const people = (useLoaded(load).value ?? []).filter((person) => person.delegation === delegation);
  const recorded = assessment.attendance.find((each) => each.delegation === delegation)?.days ?? [];
  const empty: DayDraft = {
    attendedOn: assessment.startsOn,
    personId: nobody,
    arrivedAt: '',
    leftAt: '',
    reason: '',
  };
  const over = useDraftOver<DayDraft[]>(`attendance:${assessment.id}:${delegation}`, {
    current: recorded.length > 0 ? draftOf(recorded) : [empty],
    version: assessment.version,
  });
  const { draft: days, keep, forget } = over;
  const sending = useSending();
  const change = (at: number, part: Partial<DayDraft>) =>
    keep(days.map((day, index) => (index === at ? { ...day, ...part } : day)));
  const save = async () => {
    const headers = { 'if-match': `"${over.version}"` };
    const body = { days: days.map(dayOf) };
    const isTaken = await sending.send(async () => {
      const { id } = assessment;
      put(
        assessment.may.attendFor === delegation
          ? await call(attendJointAssessment, { params: { id }, headers, body })
          : await call(recordAttendance, { params: { id, delegation }, headers, body }),
      );
    });
    if (!isTaken) return reload();
    forget();
    onClose();
  };
  return (
    <Form
      title={translate(`assessments.${delegation}`)}
      sending={sending}
      over={over}
      isReady={days.every(isWhole)}
      onSave={() => void save()}
      onCancel={() => {
        forget();
        onClose();
      }}
    >
      {days.map((day, index) => (
        <div key={index} className={style.fieldset}>
          <DayFields day={day} people={people} onChange={(part) => change(index, part)} />
          {days.length > 1 && (
            <Change
              label={translate('assessments.remove')}
              onPress={() => keep(days.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      <Change
        label={translate('assessments.add-day')}
        onPress={() => keep([...days, { ...empty, attendedOn: days.at(-1)?.attendedOn ?? empty.attendedOn }])}
      />
    </Form>
  );
}

function useDaySentence(): (day: RecordedDay) => string {
  const { translate, formatDate } = useMessages();
  return ({ attendedOn, person, arrivedAt, leftAt, absenceReason }) => {
    const day = formatDate(attendedOn);
    if (person === null) return translate('assessments.absent', { day, reason: absenceReason });
    return translate('assessments.present', {
      day,
      name: person.name,
      arrived: arrivedAt ?? '',
      left: leftAt ?? '…',
    });
  };
}

/** Both delegations, in alphabetical order: who represented each on which day, or that nobody came and why. */
export function Attendance({ assessment, put, reload }: AttendanceProps) {
  const { translate } = useMessages();
  const sentenceOf = useDaySentence();
  const [open, setOpen] = useState<Delegation | null>(null);
  const { may, attendance, handOver, receivedAt } = assessment;
  const isClosed = handOver !== null || receivedAt !== null;
  return (
    <Section title={translate('assessments.attendance')}>
      {delegations.map((delegation) => {
        const days = attendance.find((each) => each.delegation === delegation)?.days ?? [];
        if (open === delegation) {
          const close = () => setOpen(null);
          const form = { assessment, put, reload, delegation };
          return <AttendanceForm key={delegation} {...form} onClose={close} />;
        }
        const mayRecord = !isClosed && (may.find || may.attendFor === delegation);
        return (
          <div key={delegation} className={style.item}>
            <div className={style.itemHead}>
              <span>{translate(`assessments.${delegation}`)}</span>
              {mayRecord && (
                <Change label={translate('assessments.record')} onPress={() => setOpen(delegation)} />
              )}
            </div>
            {days.length === 0 && <p className={style.soft}>{translate('assessments.not-recorded')}</p>}
            {days.map((day) => (
              <p key={`${day.attendedOn}${day.person?.id}${day.arrivedAt}`} className={style.soft}>
                {sentenceOf(day)}
              </p>
            ))}
          </div>
        );
      })}
    </Section>
  );
}
