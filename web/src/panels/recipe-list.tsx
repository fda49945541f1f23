import type { RadargramSummary } from '@jsa/contract';
import controls from './controls.module.css';
import style from './detail.module.css';
import { useMessages } from './parts.ts';
import { stepName, valueText } from './recipe-text.ts';

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
                <span>{stepName(messages, step)}</span>
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
