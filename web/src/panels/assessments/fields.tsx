import { Checkbox, FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import style from './assessments.module.css';

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  error?: string | null;
  type?: 'text' | 'date' | 'time';
  isNumber?: boolean;
  isLong?: boolean;
};

/** One labelled field; what is wrong with it stands under it in a sentence. */
export function Field({ label, value, onChange, help, error = null, ...props }: FieldProps) {
  const { type = 'text', isNumber = false, isLong = false } = props;
  return (
    <TextField
      className={controls.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
      {...(isNumber && { inputMode: 'decimal' as const })}
    >
      <Label className={controls.label}>{label}</Label>
      {isLong ? <TextArea className={style.text} /> : <Input className={controls.input} type={type} />}
      {help !== undefined && (
        <Text slot="description" className={style.soft ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={controls.fieldError}>{error ?? ''}</FieldError>
    </TextField>
  );
}

type CheckProps = { label: string; isSelected: boolean; onChange: (isSelected: boolean) => void };

export function Check({ label, isSelected, onChange }: CheckProps) {
  return (
    <Checkbox className={style.check ?? ''} isSelected={isSelected} onChange={onChange}>
      <span className={style.box} aria-hidden="true">
        {isSelected ? '✓' : ''}
      </span>
      <span>{label}</span>
    </Checkbox>
  );
}
