import type { DelegationPosition, RoundSubject } from '@jsa/contract';
import { useMessages } from '#panels/parts.ts';
import style from './rounds.module.css';
import { reasonName, valueNames } from './words.ts';

/** A position as it was given, word for word, in the language in which it was written. */
export function PositionText({
  position,
  subjects,
}: {
  position: DelegationPosition;
  subjects: readonly RoundSubject[];
}) {
  const { translate, formatDate } = useMessages();
  const { value, reasonCodes, text, conditions, reviewOn, missing, ranking, language } = position;
  const nameOf = (siteId: string) => subjects.find((each) => each.siteId === siteId)?.code ?? siteId;
  return (
    <div className={style.stack}>
      <p className={style.verdict}>{translate(valueNames[value])}</p>
      {reasonCodes.length > 0 && (
        <ul>
          {reasonCodes.map((reason) => (
            <li key={reason}>{translate(reasonName(reason))}</li>
          ))}
        </ul>
      )}
      {reviewOn !== null && <p>{translate('position.until', { date: formatDate(reviewOn) })}</p>}
      {missing !== '' && (
        <p className={style.text} lang={language}>
          {missing}
        </p>
      )}
      {conditions.length > 0 && (
        <ol lang={language}>
          {conditions.map((condition) => (
            <li key={condition} className={style.text}>
              {condition}
            </li>
          ))}
        </ol>
      )}
      {ranking.length > 0 && (
        <ol>
          {ranking.map((siteId) => (
            <li key={siteId}>{nameOf(siteId)}</li>
          ))}
        </ol>
      )}
      {text !== '' && (
        <p className={style.text} lang={language}>
          {text}
        </p>
      )}
    </div>
  );
}
