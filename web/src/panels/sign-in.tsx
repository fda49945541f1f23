import { type FormEvent, useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import controls from './controls.module.css';
import { Mark } from './mark.tsx';
import { useMessages, useParts, useStore } from './parts.ts';
import { LanguageChoice, ThemeChoice } from './preference-choices.tsx';
import { problemSentence } from './problem-sentence.ts';
import style from './sign-in.module.css';

function SignInForm() {
  const { signIn, session } = useParts();
  const { isOver } = useStore(session);
  const messages = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      await signIn(String(form.get('email')).trim(), String(form.get('password')));
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
  }

  return (
    <Form className={style.form} onSubmit={(event) => void submit(event)}>
      <h2 className={style.title}>{messages.translate('session.title')}</h2>
      {isOver && problem === null && (
        <p role="status" className={`${controls.notice} ${controls.noticeWarning}`}>
          {messages.translate('session.over')}
        </p>
      )}
      <TextField className={controls.field} name="email" type="email" autoComplete="username" isRequired>
        <Label className={controls.label}>{messages.translate('session.email')}</Label>
        <Input className={controls.input} />
        <FieldError className={controls.fieldError}>{messages.translate('session.email-needed')}</FieldError>
      </TextField>
      <TextField
        className={controls.field}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
      >
        <Label className={controls.label}>{messages.translate('session.password')}</Label>
        <Input className={controls.input} />
        <FieldError className={controls.fieldError}>
          {messages.translate('session.password-needed')}
        </FieldError>
      </TextField>
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
        {messages.translate(isBusy ? 'session.signing-in' : 'session.sign-in')}
      </Button>
    </Form>
  );
}

/** What a stranger sees first: what this is, in which languages it speaks, and the door. */
export function SignIn() {
  const { translate } = useMessages();
  return (
    <div className={style.page}>
      <main className={style.card}>
        <header className={style.header}>
          <Mark size={40} />
          <h1 className={style.name}>{translate('app.name')}</h1>
          <p className={style.purpose}>{translate('app.purpose')}</p>
        </header>
        <SignInForm />
        <div className={style.choices}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </main>
      <footer className={style.footnote}>{translate('app.footnote')}</footer>
    </div>
  );
}
