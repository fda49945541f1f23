import { type Invitation, revokeInvitation } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { organisationName } from '#panels/organisation-name.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './people.module.css';

/** Links that still let somebody in; nothing at all when there are none. */
export function InvitationList({
  invitations,
  onChange,
}: {
  invitations: readonly Invitation[];
  onChange: () => void;
}) {
  const messages = useMessages();
  const { translate, formatDateTime } = messages;
  const [problem, setProblem] = useState<unknown>(null);
  if (invitations.length === 0) return null;
  const revoke = (id: string) =>
    void call(revokeInvitation, { params: { id } }).catch(setProblem).finally(onChange);
  return (
    <section className={style.section} aria-labelledby="people-invitations">
      <h3 id="people-invitations" className={style.title}>
        {translate('people.invitations')}
      </h3>
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <ul className={style.list}>
        {invitations.map(({ id, email, organisation, role, invitedBy, expiresAt }) => (
          <li key={id} className={style.person}>
            <div className={style.line}>
              <div>
                <p className={style.name}>{email}</p>
                <p className={style.soft}>
                  {translate(`role.${role}`)} · {organisationName(messages, organisation)} ·{' '}
                  {translate('people.invitations.by', { name: invitedBy, date: formatDateTime(expiresAt) })}
                </p>
              </div>
              <Button
                className={controls.button ?? ''}
                aria-label={translate('people.invitations.revoke-it', { email })}
                onPress={() => revoke(id)}
              >
                {translate('people.invitations.revoke')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
