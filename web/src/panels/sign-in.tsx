import type { SignedInPerson } from '@jsa/contract';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import { InvitationForm } from './invitation-form.tsx';
import { Mark } from './mark.tsx';
import { useMessages, useParts, useStore } from './parts.ts';
import { LanguageChoice, ThemeChoice } from './preference-choices.tsx';
import style from './sign-in.module.css';
import { PasswordStep } from './sign-in-password.tsx';
import { SecondFactorStep } from './sign-in-second-factor.tsx';
import { UrgedStep } from './sign-in-urged.tsx';

type Step = { name: 'password' } | { name: 'second-factor' } | { name: 'urged'; person: SignedInPerson };

/** From the password to the door; who should have a second factor is asked on the way. */
function SignInSteps({ email }: { email: string }) {
  const { session } = useParts();
  const [step, setStep] = useState<Step>({ name: 'password' });
  const enter = (person: SignedInPerson) => session.set({ stage: 'signed-in', person, isOver: false });
  const goOn = (person: SignedInPerson | null) => {
    if (person === null) setStep({ name: 'second-factor' });
    else if (person.secondFactor === 'urged') setStep({ name: 'urged', person });
    else enter(person);
  };
  if (step.name === 'second-factor') {
    return <SecondFactorStep onPassed={enter} onBack={() => setStep({ name: 'password' })} />;
  }
  if (step.name === 'urged') return <UrgedStep onDone={() => enter(step.person)} />;
  return <PasswordStep email={email} onAnswer={goOn} />;
}

function Card({ children }: { children: ReactNode }) {
  const { translate } = useMessages();
  return (
    <div className={style.page}>
      <main className={style.card}>
        <header className={style.header}>
          <Mark size={40} />
          <h1 className={style.name}>{translate('app.name')}</h1>
          <p className={style.purpose}>{translate('app.purpose')}</p>
        </header>
        <div className={style.form}>{children}</div>
        <div className={style.choices}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </main>
      <footer className={style.footnote}>{translate('app.footnote')}</footer>
    </div>
  );
}

/** Whoever opens an invitation while somebody is signed in: it may be for another person at the same machine. */
function AlreadyIn({ name, onStay }: { name: string; onStay: () => void }) {
  const { signOut } = useParts();
  const { translate } = useMessages();
  return (
    <>
      <h2 className={style.title}>{translate('invitation.title')}</h2>
      <p>{translate('invitation.already-in', { name })}</p>
      <Button className={`${controls.button} ${controls.primary}`} onPress={() => void signOut()}>
        {translate('invitation.sign-out-first')}
      </Button>
      <Button className={controls.button ?? ''} onPress={onStay}>
        {translate('invitation.stay')}
      </Button>
    </>
  );
}

type SignInProps = {
  /** Of an invitation whose link was opened; null for the plain door. */
  invitation: string | null;
  onForgetInvitation: () => void;
};

/** What a stranger sees first: what this is, in which languages it speaks, and the door, or what a link invites to. */
export function SignIn({ invitation, onForgetInvitation }: SignInProps) {
  const { session } = useParts();
  const { person } = useStore(session);
  const [email, setEmail] = useState('');
  const leave = (address: string) => {
    onForgetInvitation();
    setEmail(address);
  };
  return (
    <Card>
      {invitation === null ? (
        <SignInSteps key={email} email={email} />
      ) : person !== null ? (
        <AlreadyIn name={person.name} onStay={onForgetInvitation} />
      ) : (
        <InvitationForm key={invitation} token={invitation} onLeave={leave} />
      )}
    </Card>
  );
}
