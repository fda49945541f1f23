import {
  type Invitation,
  invite,
  type Organisation,
  type Role,
  rolesByOrganisationKind,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { CopyButton } from '#panels/copy-button.tsx';
import { linkOfInvitation } from '#panels/invitation-address.ts';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { organisationName } from '#panels/organisation-name.ts';
import { useMessages } from '#panels/parts.ts';
import { KeptForm, TypedField } from '#panels/sending-form.tsx';
import style from './people.module.css';

type Made = { invitation: Pick<Invitation, 'email' | 'expiresAt'>; token: string };

/** Shown once: whoever has it comes in. */
function MadeLink({ made, onDone }: { made: Made; onDone: () => void }) {
  const { translate, formatDateTime } = useMessages();
  const { email, expiresAt } = made.invitation;
  const link = linkOfInvitation(made.token);
  return (
    <div role="status" className={style.section}>
      <h4 className={style.name}>{translate('people.invite.link', { email })}</h4>
      <p>{translate('people.invite.link.explained', { date: formatDateTime(expiresAt) })}</p>
      <p className={style.link}>{link}</p>
      <div className={style.actions}>
        <CopyButton
          text={link}
          label={translate('people.invite.copy')}
          doneLabel={translate('people.invite.copied')}
        />
        <Button className={controls.button ?? ''} onPress={onDone}>
          {translate('people.invite.done')}
        </Button>
      </div>
    </div>
  );
}

type Chosen = { organisationId: string | null; role: Role | null };

function Fields({
  organisations,
  onMade,
}: {
  organisations: readonly Organisation[];
  onMade: (made: Made) => void;
}) {
  const messages = useMessages();
  const { translate } = messages;
  const [chosen, keepChosen] = useKeptDraft<Chosen>('invite:chosen');
  const { organisationId = null, role: chosenRole = null } = chosen ?? {};
  const organisation = organisations.find(({ id }) => id === organisationId) ?? organisations[0];
  if (organisation === undefined) return null;
  const roles = rolesByOrganisationKind[organisation.kind];
  // Another organisation may not have the role that was chosen for the one before; the least powerful is offered.
  const role = roles.find((one) => one === chosenRole) ?? roles[roles.length - 1];
  return (
    <KeptForm
      keptAs="invite"
      button={translate('people.invite.make')}
      send={async (typed) => {
        const email = typed('email').trim();
        const validUntil = typed('until') || null;
        onMade(await call(invite, { body: { email, organisationId: organisation.id, role, validUntil } }));
        keepChosen(null);
      }}
    >
      <TypedField
        name="email"
        type="email"
        label={translate('people.invite.email')}
        needed={translate('people.invite.email-needed')}
        maxLength={254}
      />
      <div className={style.pair}>
        {organisations.length > 1 && (
          <Choice
            label={translate('people.invite.organisation')}
            options={organisations.map((one) => ({ id: one.id, name: organisationName(messages, one) }))}
            value={organisation.id}
            onChange={(id) => keepChosen({ organisationId: id, role: chosenRole })}
          />
        )}
        <Choice<Role>
          label={translate('people.role')}
          options={roles.map((id) => ({ id, name: translate(`role.${id}`) }))}
          value={role}
          onChange={(id) => keepChosen({ organisationId: organisation.id, role: id })}
        />
        <TypedField name="until" type="date" label={translate('people.until')} />
      </div>
    </KeptForm>
  );
}

/** Makes the one-time link by which somebody comes in. */
export function InviteForm({
  organisations,
  onInvited,
}: {
  organisations: readonly Organisation[];
  onInvited: () => void;
}) {
  const { translate } = useMessages();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <section className={style.section} aria-labelledby="people-invite">
      <h3 id="people-invite" className={style.title}>
        {translate('people.invite')}
      </h3>
      {made === null ? (
        <Fields
          organisations={organisations}
          onMade={(answer) => {
            setMade(answer);
            onInvited();
          }}
        />
      ) : (
        <MadeLink made={made} onDone={() => setMade(null)} />
      )}
    </section>
  );
}
