import { acceptInvitation, leastPasswordLength, openInvitation } from '@jsa/contract';
import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { ApiProblem, call } from '#api/client.ts';
import controls from './controls.module.css';
import { organisationName } from './organisation-name.ts';
import { useMessages } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';
import { SendingForm, TypedField } from './sending-form.tsx';
import style from './sign-in.module.css';
import { useLoaded } from './use-loaded.ts';

type InvitationFormProps = {
  token: string;
  /** To the sign-in, with the address of whoever came in. */
  onLeave: (email: string) => void;
};

/** What a one-time link opens: who invites to what, and the choice of name and password. */
export function InvitationForm({ token, onLeave }: InvitationFormProps) {
  const messages = useMessages();
  const { translate } = messages;
  const open = useCallback(
    (signal: AbortSignal) => call(openInvitation, { body: { token } }, signal),
    [token],
  );
  const { value: invitation, problem } = useLoaded(open);
  if (problem !== null) {
    const isUnknown =
      problem instanceof ApiProblem && (problem.code === 'not-found' || problem.code === 'invalid-request');
    return (
      <>
        <p role="alert" className={`${controls.notice} ${controls.noticeWarning}`}>
          {isUnknown ? translate('invitation.unknown') : problemSentence(messages, problem)}
        </p>
        <Button className={controls.button ?? ''} onPress={() => onLeave('')}>
          {translate('invitation.to-sign-in')}
        </Button>
      </>
    );
  }
  if (invitation === null) return <p role="status">{translate('account.loading')}</p>;
  const { email, organisation, role } = invitation;
  const names = { role: translate(`role.${role}`), organisation: organisationName(messages, organisation) };
  return (
    <>
      <h2 className={style.title}>{translate('invitation.title')}</h2>
      <p>{translate('invitation.explained', names)}</p>
      <p>
        {translate('invitation.email')} <strong>{email}</strong>
      </p>
      <SendingForm
        button={translate('invitation.accept')}
        send={async (typed) => {
          const body = { token, name: typed('name'), password: typed('password') };
          await call(acceptInvitation, { body });
          onLeave(email);
        }}
      >
        <input type="hidden" name="email" autoComplete="username" value={email} />
        <TypedField
          name="name"
          autoComplete="name"
          label={translate('invitation.name')}
          needed={translate('invitation.name-needed')}
          maxLength={120}
        />
        <TypedField
          name="password"
          type="password"
          autoComplete="new-password"
          label={translate('password.new')}
          needed={translate('password.needed')}
          help={translate('password.rule', { count: leastPasswordLength })}
        />
      </SendingForm>
    </>
  );
}
