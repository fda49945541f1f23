import type { RoundSummary } from '@jsa/contract';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './rounds.module.css';

/** The rounds, the newest first; what awaits the reader stands out. */
export function RoundList({
  rounds,
  onOpen,
}: {
  rounds: readonly RoundSummary[];
  onOpen: (id: string) => void;
}) {
  const { translate, formatDate, formatDateTime } = useMessages();
  return (
    <ul className={style.list}>
      {rounds.map((round) => (
        <li key={round.id}>
          <Button className={style.open ?? ''} onPress={() => onOpen(round.id)}>
            <span className={style.name}>{round.title}</span>
            <span className={style.row}>
              <span className={controls.tag}>{translate(`rounds.state.${round.state}`)}</span>
              {round.awaitsYouCount > 0 && (
                <span className={`${controls.tag} ${controls.warning}`}>
                  {translate('rounds.awaits-you', { count: round.awaitsYouCount })}
                </span>
              )}
              {round.deferred.map(({ code, reviewOn, isDue }) => (
                <span key={code} className={`${controls.tag} ${isDue ? controls.warning : ''}`}>
                  {translate(isDue ? 'rounds.deferred-due' : 'rounds.deferred', {
                    code,
                    date: formatDate(reviewOn),
                  })}
                </span>
              ))}
              <span className={style.soft}>{translate(`rounds.kind.${round.kind}`)}</span>
            </span>
            <span className={style.small}>
              {round.code !== null && `${round.code} · `}
              {translate('rounds.item-count', { count: round.itemCount })}
              {' · '}
              {translate('rounds.deadline-at', { date: formatDateTime(round.deadline) })}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
