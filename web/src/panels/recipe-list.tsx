import type { RadargramSummary } from '@jsa/contract';
import { stepById } from '@jsa/gpr-processing';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import controls from './controls.module.css';
import style from './detail.module.css';
import { useMessages } from './parts.ts';

const stepNames: Readonly<Record<string, MessageKey>> = {
  'header-cells': 'step.header-cells',
  'time-zero': 'step.time-zero',
  'dc-removal': 'step.dc-removal',
  dewow: 'step.dewow',
  'background-removal': 'step.background-removal',
  'power-gain': 'step.power-gain',
  'sec-gain': 'step.sec-gain',
  'agc-gain': 'step.agc-gain',
};
const valueNames: Readonly<Record<string, MessageKey>> = {
  windowNs: 'step.value.windowNs',
  exponent: 'step.value.exponent',
  attenuationPerNs: 'step.value.attenuationPerNs',
  largestGain: 'step.value.largestGain',
  leastEnergyRatio: 'step.value.leastEnergyRatio',
};
const withoutUnit = ['ratio', 'index'];

/** All digits that the value has, at most six: what is shown must be what was used. */
function digitsOf(value: number): number {
  const decimals = String(Number(value.toFixed(6)))
    .split('.')
    .at(1);
  return decimals?.length ?? 0;
}

type RecipeStep = NonNullable<RadargramSummary['record']>['recipe']['steps'][number];

function valueText(
  messages: MessageStore,
  stepId: string,
  [name, value]: [string, RecipeStep['values'][string]],
): string {
  const parameter = stepById(stepId)?.parameters[name];
  const key = valueNames[name];
  const label = key === undefined ? (parameter?.label ?? name) : messages.translate(key);
  if (typeof value === 'string') return `${label} ${value}`;
  const numberText = (number: number) => messages.formatNumber(number, digitsOf(number));
  if (typeof value !== 'number') {
    return `${label} ${value.map((row) => `(${row.map(numberText).join(' · ')})`).join(' ')}`;
  }
  const hasUnit = parameter !== undefined && 'unit' in parameter && !withoutUnit.includes(parameter.unit);
  return `${label} ${numberText(value)}${hasUnit ? ` ${parameter.unit}` : ''}`;
}

/** How the picture was made, step by step, with the hash under which it can be made again. */
export function RecipeList({ radargram }: { radargram: RadargramSummary | null }) {
  const messages = useMessages();
  const { translate } = messages;
  const record = radargram?.record ?? null;
  return (
    <section className={style.section}>
      <h4 className={style.title}>{translate('detail.recipe')}</h4>
      {record === null ? (
        <p className={style.soft}>{translate('detail.recipe-pending')}</p>
      ) : (
        <>
          <ol className={style.recipe}>
            {record.recipe.steps.map(({ step, values }) => (
              <li key={`${step}|${JSON.stringify(values)}`}>
                <span>{stepNames[step] === undefined ? step : translate(stepNames[step])}</span>
                {Object.entries(values).map((entry) => (
                  <span key={entry[0]} className={style.value}>
                    {valueText(messages, step, entry)}
                  </span>
                ))}
              </li>
            ))}
          </ol>
          <dl className={style.hashes}>
            <dt>{translate('detail.recipe-hash')}</dt>
            <dd className={controls.hash}>{record.recipeSha256}</dd>
            <dt>{translate('detail.recipe-input')}</dt>
            <dd className={controls.hash}>{record.inputSha256}</dd>
          </dl>
          <p className={style.soft}>{translate('detail.recipe-version', { version: record.codeVersion })}</p>
        </>
      )}
    </section>
  );
}
