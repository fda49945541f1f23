import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import style from './rounds.module.css';

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  error?: string | null | undefined;
  isLong?: boolean;
  type?: 'date' | 'datetime-local' | 'password' | 'text';
  maxLength?: number;
  autoComplete?: string;
};

/** One line or a box of text, with what is wrong with it beneath. Browsers are told to keep nothing of it. */
export function Field(props: FieldProps) {
  const { label, value, onChange, help, error = null, isLong = false, type = 'text', maxLength } = props;
  return (
    <TextField
      className={controls.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      maxLength={maxLength ?? 1024}
      type={type}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
    >
      <Label className={controls.label}>{label}</Label>
      {isLong ? (
        <TextArea className={`${controls.input} ${style.area}`} rows={4} />
      ) : (
        <Input className={controls.input} />
      )}
      {help !== undefined && (
        <Text slot="description" className={style.small ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={controls.fieldError}>{error}</FieldError>
    </TextField>
  );
}

/** What was refused, read out when it comes. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
      {children}
    </p>
  );
}
