import { type StepParameter, type StepValue, stepById } from '@jsa/gpr-processing';
import { isMessageKey, type MessageStore } from '#i18n/messages.ts';

const withoutUnit = ['ratio', 'index'];

/** The words for a key that is built from an id; where there are none, what gpr-processing says in English. */
function translatedOr(messages: MessageStore, key: string, english: string): string {
  return isMessageKey(key) ? messages.translate(key) : english;
}

/** A step that this version does not know any more is told by its id. */
export function stepName(messages: MessageStore, stepId: string): string {
  return translatedOr(messages, `step.${stepId}`, stepById(stepId)?.label ?? stepId);
}

/** All digits that the value has, at most six: what is shown must be what was used. */
function digitsOf(value: number): number {
  const decimals = String(Number(value.toFixed(6)))
    .split('.')
    .at(1);
  return decimals?.length ?? 0;
}

function withUnit(messages: MessageStore, value: number, parameter: StepParameter | undefined): string {
  const number = messages.formatNumber(value, digitsOf(value));
  if (parameter === undefined || !('unit' in parameter) || withoutUnit.includes(parameter.unit))
    return number;
  if (parameter.unit === 'traces') return messages.translate('step.traces', { number, count: value });
  if (parameter.unit === 'samples') return messages.translate('step.samples', { number, count: value });
  return parameter.unit === 'deg' ? `${number}°` : `${number} ${parameter.unit}`;
}

/** A value of a step with its name, for example "window 25 ns". */
export function valueText(
  messages: MessageStore,
  stepId: string,
  [name, value]: readonly [string, StepValue],
): string {
  const parameter = stepById(stepId)?.parameters[name];
  const label = translatedOr(messages, `step.value.${name}`, parameter?.label ?? name);
  if (typeof value === 'string') return `${label}: ${translatedOr(messages, `step.choice.${value}`, value)}`;
  if (typeof value === 'number') return `${label} ${withUnit(messages, value, parameter)}`;
  if (value.length === 0) return `${label}: ${messages.translate('step.none')}`;
  const numberText = (number: number) => messages.formatNumber(number, digitsOf(number));
  return `${label} ${value.map((row) => `(${row.map(numberText).join(' · ')})`).join(' ')}`;
}
