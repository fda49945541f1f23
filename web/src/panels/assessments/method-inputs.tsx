import type { Survey, SurveyMethod } from '@jsa/contract';
import { isMessageKey } from '#i18n/messages.ts';
import { Choice } from '#panels/choice.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import style from './assessments.module.css';
import {
  type MethodDraft,
  type MethodField,
  methodFields,
  methodGroups,
  wrongFields,
} from './method-fields.ts';

type Name = keyof SurveyMethod;
const unsaid = 'unsaid';

/** A value of the method as it is read: numbers by the language with their unit, words in the language. */
export function useMethodValue(): (field: MethodField, method: SurveyMethod) => string {
  const { translate, formatNumber } = useMessages();
  return (field, method) => {
    const value = method[field.name];
    if (value === null || value === '') return '';
    if (field.kind === 'number') return `${formatNumber(Number(value), field.digits)} ${field.unit}`.trim();
    const key = `surveys.word.${value}`;
    return field.kind === 'word' && isMessageKey(key) ? translate(key) : String(value);
  };
}

type InputsProps = {
  draft: MethodDraft;
  /** What the headers of the survey's recordings say stands in for what is not typed. */
  survey: Survey | null;
  onChange: (draft: MethodDraft) => void;
};

/** The whole field book; what the recordings say already need not be typed. */
export function MethodInputs({ draft, survey, onChange }: InputsProps) {
  const { translate } = useMessages();
  const readValue = useMethodValue();
  const wrong = wrongFields(draft);
  const helpOf = (field: MethodField): string | undefined => {
    if (draft[field.name] !== '' || !survey?.fromHeaders.includes(field.name)) return undefined;
    return translate('surveys.from-header', { value: readValue(field, survey.effectiveMethod) });
  };
  const set = (name: Name, value: string) => onChange({ ...draft, [name]: value });
  return methodGroups.map((group, index) => (
    <details key={group} open={index === 0}>
      <summary className={style.legend}>{translate(`surveys.group.${group}`)}</summary>
      <div className={style.stack}>
        {methodFields[group].map((field) => {
          const { name } = field;
          const label = translate(`surveys.field.${name}`);
          if (field.kind === 'word') {
            const words = field.words.map((each) => {
              const key = `surveys.word.${each}`;
              return { id: each, name: isMessageKey(key) ? translate(key) : each };
            });
            return (
              <Choice
                key={name}
                label={label}
                options={[{ id: unsaid, name: translate('assessments.unsaid') }, ...words]}
                value={draft[name] === '' ? unsaid : draft[name]}
                onChange={(value) => set(name, value === unsaid ? '' : value)}
              />
            );
          }
          const unit = field.kind === 'number' && field.unit !== '' ? ` (${field.unit})` : '';
          return (
            <Field
              key={name}
              label={`${label}${unit}`}
              value={draft[name]}
              help={helpOf(field)}
              isNumber={field.kind === 'number'}
              isLong={field.kind === 'text' && field.isLong === true}
              error={wrong.has(name) ? translate('assessments.number-wrong') : null}
              onChange={(value) => set(name, value)}
            />
          );
        })}
      </div>
    </details>
  ));
}
