import { Checkbox, FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import upload from '#panels/upload.module.css';
import style from './leads.module.css';

type LineProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** What is wrong with it, in a sentence; nothing is wrong without one. */
  error?: string | null;
  type?: 'text' | 'date' | 'search';
  inputMode?: 'decimal';
  maxLength?: number;
  /** More than one line; `long` for what was said. */
  size?: 'lines' | 'long';
};

/** A labelled field. The browser neither completes nor checks it: what is typed here is not for its maker's servers. */
export function Line(props: LineProps) {
  const { label, value, onChange, help, error = null, type = 'text', inputMode, maxLength, size } = props;
  const limits = { spellCheck: 'false' as const, autoComplete: 'off', ...(maxLength && { maxLength }) };
  return (
    <TextField
      className={controls.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      validationBehavior="aria"
      {...limits}
    >
      <Label className={controls.label}>{label}</Label>
      {size === undefined ? (
        <Input className={controls.input} type={type} {...(inputMode && { inputMode })} />
      ) : (
        <TextArea className={`${style.text} ${size === 'long' ? style.long : ''}`} />
      )}
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
    <Checkbox className={upload.checkbox} isSelected={isSelected} onChange={onChange}>
      <span className={upload.box} aria-hidden="true" />
      <span>{label}</span>
    </Checkbox>
  );
}
