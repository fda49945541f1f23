import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import controls from './controls.module.css';

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  /** What is wrong with it, in a sentence. */
  error?: string | null;
  type?: 'text' | 'date' | 'datetime-local' | 'password' | 'time';
  isNumber?: boolean;
  isLong?: boolean;
  maxLength?: number;
};

/** One labelled field; neither completed nor checked by the browser, whose maker has no business with it. */
export function Field({ label, value, onChange, help, error = null, ...props }: FieldProps) {
  const { type = 'text', isNumber = false, isLong = false, maxLength } = props;
  return (
    <TextField
      className={controls.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      validationBehavior="aria"
      spellCheck="false"
      autoComplete="off"
      {...(maxLength !== undefined && { maxLength })}
      {...(isNumber && { inputMode: 'decimal' as const })}
    >
      <Label className={controls.label}>{label}</Label>
      {isLong ? <TextArea className={controls.area} /> : <Input className={controls.input} type={type} />}
      {help !== undefined && (
        <Text slot="description" className={controls.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={controls.fieldError}>{error ?? ''}</FieldError>
    </TextField>
  );
}
