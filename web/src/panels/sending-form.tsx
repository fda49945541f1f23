import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import controls from './controls.module.css';
import { useKeptDraft } from './kept-draft.ts';
import { useMessages } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';
import style from './sending-form.module.css';

type SendingFormProps = {
  /** Puts what was typed on its way; what it throws is said under the fields, and what was typed stays. */
  send: (typed: (name: string) => string) => Promise<void>;
  button: string;
  busyButton?: string;
  children?: ReactNode;
  /** Stands beside the button. */
  beside?: ReactNode;
};

type Typed = Readonly<Record<string, string>>;

/** What was typed before, for the fields to begin with; passwords never. */
const TypedBefore = createContext<Typed>({});

/** A `SendingForm` that keeps what is typed until it is sent, under a name; never for one with a password. */
export function KeptForm({ keptAs, send, ...props }: SendingFormProps & { keptAs: string }) {
  const [kept, keep] = useKeptDraft<Typed>(keptAs);
  // Fields take what was kept when they appear; later it is they who know.
  const [before] = useState(kept ?? {});
  return (
    <TypedBefore value={before}>
      {/* The fields tell of every change by an event that rises to here. */}
      <div
        onInput={(event) => {
          const form = (event.target as HTMLElement).closest('form');
          if (form === null) return;
          const typed = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
          keep(Object.fromEntries(typed));
        }}
      >
        <SendingForm
          {...props}
          send={async (typed) => {
            await send(typed);
            keep(null);
          }}
        />
      </div>
    </TypedBefore>
  );
}

/** Fields with one button. The browser checks what must be there; the server says the rest. */
export function SendingForm({ send, button, busyButton = button, children, beside }: SendingFormProps) {
  const messages = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      await send((name) => String(form.get(name) ?? ''));
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Form className={style.form} onSubmit={(event) => void submit(event)}>
      {children}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <div className={style.actions}>
        <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
          {isBusy ? busyButton : button}
        </Button>
        {beside}
      </div>
    </Form>
  );
}

type TypedFieldProps = {
  name: string;
  label: string;
  /** Said when it is left empty; without it the field may be. */
  needed?: string;
  help?: string;
  type?: 'text' | 'email' | 'password' | 'date';
  autoComplete?: string;
  inputMode?: 'numeric';
  defaultValue?: string;
  maxLength?: number;
  /** Only for the one field of a step that somebody asked for. */
  hasFocus?: boolean;
};

/** One line to type, of a `SendingForm`. */
export function TypedField(props: TypedFieldProps) {
  const { name, label, needed, help, type = 'text', autoComplete = 'off', hasFocus } = props;
  const typedBefore = useContext(TypedBefore);
  const defaultValue = typedBefore[name] ?? props.defaultValue ?? '';
  return (
    <TextField
      className={controls.field}
      name={name}
      type={type}
      autoComplete={autoComplete}
      defaultValue={defaultValue}
      isRequired={needed !== undefined}
      maxLength={props.maxLength ?? 1024}
      spellCheck="false"
      autoFocus={hasFocus ?? false}
      {...(props.inputMode && { inputMode: props.inputMode })}
    >
      <Label className={controls.label}>{label}</Label>
      <Input className={controls.input} />
      {help !== undefined && (
        <Text slot="description" className={style.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={controls.fieldError}>{needed}</FieldError>
    </TextField>
  );
}
