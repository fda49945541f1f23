import {
  type Appointment,
  appoint,
  deactivatePerson,
  endAppointment,
  type PersonEntry,
  type Role,
  reactivatePerson,
  rolesByOrganisationKind,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import type { MessageStore } from '#i18n/messages.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { useMessages } from '#panels/parts.ts';
import { KeptForm, SendingForm, TypedField } from '#panels/sending-form.tsx';
import style from './people.module.css';

type ItemProps = {
  person: PersonEntry;
  /** What the asker may do with the people of this organisation. */
  may: { appoints: boolean; manages: boolean };
  onChange: () => void;
};

function timeOf({ translate, formatDate }: MessageStore, appointment: Appointment): string {
  const { validFrom, validUntil, endedAt, endedBy, state } = appointment;
  const from = formatDate(validFrom);
  const parts = [
    validUntil !== null
      ? translate('people.from-to', { from, until: formatDate(validUntil) })
      : translate(state === 'to-come' ? 'people.to-come' : 'people.since', { date: from }),
  ];
  if (endedAt !== null)
    parts.push(translate('people.ended', { date: formatDate(endedAt), name: endedBy ?? '–' }));
  if (appointment.appointedBy !== null) {
    parts.push(translate('people.appointed-by', { name: appointment.appointedBy }));
  }
  return parts.join(' · ');
}

/** Asks once more before what cannot be taken back is done. */
function Sure({
  sentence,
  button,
  deed,
  onDone,
}: {
  sentence: string;
  button: string;
  deed: () => Promise<unknown>;
  onDone: () => void;
}) {
  const { translate } = useMessages();
  return (
    <SendingForm
      button={button}
      send={async () => {
        await deed();
        onDone();
      }}
      beside={
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onDone}>
          {translate('account.cancel')}
        </Button>
      }
    >
      <p className={`${controls.notice} ${controls.noticeWarning}`}>{sentence}</p>
    </SendingForm>
  );
}

function AppointForm({ person, onDone }: { person: PersonEntry; onDone: () => void }) {
  const { translate } = useMessages();
  const roles = rolesByOrganisationKind[person.organisation.kind];
  const [chosen, keepChosen] = useKeptDraft<{ role: Role }>(`appoint:${person.id}:role`);
  const role = roles.find((one) => one === chosen?.role) ?? roles[roles.length - 1] ?? 'observer';
  return (
    <KeptForm
      keptAs={`appoint:${person.id}`}
      button={translate('people.appoint')}
      send={async (typed) => {
        const validFrom = typed('from');
        const body = { role, validUntil: typed('until') || null, ...(validFrom && { validFrom }) };
        await call(appoint, { params: { id: person.id }, body });
        keepChosen(null);
        onDone();
      }}
      beside={
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onDone}>
          {translate('account.cancel')}
        </Button>
      }
    >
      <div className={style.pair}>
        <Choice<Role>
          label={translate('people.role')}
          options={roles.map((id) => ({ id, name: translate(`role.${id}`) }))}
          value={role}
          onChange={(id) => keepChosen({ role: id })}
        />
        <TypedField name="from" type="date" label={translate('people.from')} />
        <TypedField name="until" type="date" label={translate('people.until')} />
      </div>
    </KeptForm>
  );
}

function History({
  person,
  may,
  onEnd,
}: Omit<ItemProps, 'onChange'> & { onEnd: (appointment: Appointment) => void }) {
  const messages = useMessages();
  const { translate } = messages;
  if (person.appointments.length === 0) return null;
  return (
    <details>
      <summary className={style.soft}>{translate('people.history')}</summary>
      <ul className={style.history}>
        {person.appointments.map((appointment) => {
          const role = translate(`role.${appointment.role}`);
          return (
            <li key={appointment.id}>
              <span className={controls.tag}>{role}</span>
              <span>{timeOf(messages, appointment)}</span>
              {may.appoints && appointment.state !== 'over' && (
                <Button
                  className={controls.button ?? ''}
                  aria-label={translate('people.end-it', { name: person.name, role })}
                  onPress={() => onEnd(appointment)}
                >
                  {translate('people.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Deeds({
  person,
  may,
  onDeed,
}: Omit<ItemProps, 'onChange'> & { onDeed: (deed: 'appoint' | 'deactivate' | 'reactivate') => void }) {
  const { translate } = useMessages();
  const { name } = person;
  const deeds = [
    ...(may.appoints && person.isActive ? (['appoint'] as const) : []),
    ...(may.manages ? ([person.isActive ? 'deactivate' : 'reactivate'] as const) : []),
  ];
  return (
    <div className={style.actions}>
      {deeds.map((deed) => (
        <Button
          key={deed}
          className={controls.button ?? ''}
          aria-label={translate(`people.${deed}-somebody`, { name })}
          onPress={() => onDeed(deed)}
        >
          {translate(`people.${deed}`)}
        </Button>
      ))}
    </div>
  );
}

type Step = { name: 'rest' | 'appoint' | 'deactivate' } | { name: 'end'; appointment: Appointment };

/** One person with roles, history and what the asker may do about them. */
export function PersonItem({ person, may, onChange }: ItemProps) {
  const { translate } = useMessages();
  const [step, setStep] = useState<Step>({ name: 'rest' });
  const { id, name } = person;
  const done = () => {
    setStep({ name: 'rest' });
    onChange();
  };
  const start = (deed: 'appoint' | 'deactivate' | 'reactivate') => {
    if (deed === 'reactivate') void call(reactivatePerson, { params: { id } }).finally(onChange);
    else setStep({ name: deed });
  };
  return (
    <li className={style.person}>
      <div className={style.line}>
        <div>
          <p className={style.name}>{name}</p>
          <p className={style.soft}>{person.email}</p>
        </div>
        <div className={style.tags}>
          {!person.isActive && (
            <span className={`${controls.tag} ${controls.failure}`}>{translate('people.deactivated')}</span>
          )}
          {person.isActive && person.roles.length === 0 && (
            <span className={`${controls.tag} ${controls.warning}`}>{translate('people.no-role')}</span>
          )}
          {person.roles.map((role) => (
            <span key={role} className={`${controls.tag} ${controls.good}`}>
              {translate(`role.${role}`)}
            </span>
          ))}
        </div>
        {step.name === 'rest' && <Deeds person={person} may={may} onDeed={start} />}
      </div>
      {step.name === 'appoint' && <AppointForm person={person} onDone={done} />}
      {step.name === 'deactivate' && (
        <Sure
          sentence={translate('people.deactivate.sure', { name })}
          button={translate('people.deactivate')}
          deed={() => call(deactivatePerson, { params: { id } })}
          onDone={done}
        />
      )}
      {step.name === 'end' && (
        <Sure
          sentence={translate('people.end.sure', { name, role: translate(`role.${step.appointment.role}`) })}
          button={translate('people.end')}
          deed={() => call(endAppointment, { params: { id: step.appointment.id } })}
          onDone={done}
        />
      )}
      <History person={person} may={may} onEnd={(appointment) => setStep({ name: 'end', appointment })} />
    </li>
  );
}
