import {
  isPermitted,
  listInvitations,
  listOrganisations,
  listPeople,
  mayAppointIn,
  type Organisation,
  type PersonEntry,
} from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import { organisationName } from '#panels/organisation-name.ts';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import style from './people.module.css';
import { PersonItem } from './person-item.tsx';

type Answer = { people: PersonEntry[]; organisations: Organisation[] };

async function askForPeople(signal: AbortSignal): Promise<Answer> {
  const [{ people }, { organisations }] = await Promise.all([
    call(listPeople, {}, signal),
    call(listOrganisations, {}, signal),
  ]);
  return { people: people as PersonEntry[], organisations: organisations as Organisation[] };
}

function OrganisationPart({
  organisation,
  people,
  onChange,
}: {
  organisation: Organisation;
  people: readonly PersonEntry[];
  onChange: () => void;
}) {
  const messages = useMessages();
  const { person: asker } = useStore(useParts().session);
  const appoints = asker !== null && mayAppointIn(asker, organisation);
  const manages = appoints && isPermitted(asker.roles, 'person.manage');
  const name = organisationName(messages, organisation);
  return (
    <section className={style.section} aria-label={name}>
      <h3 className={style.title}>{name}</h3>
      {people.length === 0 && <p className={style.soft}>{messages.translate('people.none')}</p>}
      <ul className={style.list}>
        {people.map((person) => (
          <PersonItem key={person.id} person={person} may={{ appoints, manages }} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

/** People by organisation, for whoever may see them; for whoever lets people in also invitations and appointments. */
export function PeopleScreen() {
  const { translate } = useMessages();
  const { person: asker } = useStore(useParts().session);
  const invites = asker !== null && isPermitted(asker.roles, 'person.invite');
  const asked = useLoaded(askForPeople);
  const askForInvitations = useCallback(
    async (signal: AbortSignal) => (invites ? call(listInvitations, {}, signal) : { invitations: [] }),
    [invites],
  );
  const open = useLoaded(askForInvitations);
  return (
    <div className={style.screen}>
      <p>{translate('people.explained')}</p>
      <AskedPane asked={asked}>
        {({ people, organisations }) => (
          <>
            {invites && asker !== null && (
              <InviteForm
                organisations={organisations.filter((organisation) => mayAppointIn(asker, organisation))}
                onInvited={open.reload}
              />
            )}
            <AskedPane asked={open}>
              {({ invitations }) => <InvitationList invitations={invitations} onChange={open.reload} />}
            </AskedPane>
            {organisations.map((organisation) => (
              <OrganisationPart
                key={organisation.id}
                organisation={organisation}
                people={people.filter((person) => person.organisation.id === organisation.id)}
                onChange={asked.reload}
              />
            ))}
            {asker !== null && isPermitted(asker.roles, 'person.manage') && (
              <OrganisationForm onAdded={asked.reload} />
            )}
          </>
        )}
      </AskedPane>
    </div>
  );
}
