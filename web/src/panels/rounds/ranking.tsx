import type { RoundSubject } from '@jsa/contract';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './rounds.module.css';

type RankingProps = {
  subjects: readonly RoundSubject[];
  /** Ids of sites, the most urgent first. */
  ranking: readonly string[];
  onChange: (ranking: string[]) => void;
  error: string | null;
};

/** Sites in the order of their urgency, by buttons alone: it works the same for mouse, finger and keyboard. */
export function Ranking({ subjects, ranking, onChange, error }: RankingProps) {
  const { translate } = useMessages();
  const nameOf = (siteId: string) => {
    const subject = subjects.find((each) => each.siteId === siteId);
    return subject === undefined ? siteId : `${subject.code} · ${subject.title}`;
  };
  const swap = (at: number, other: number) => {
    const next = [...ranking];
    const [one, two] = [next[at], next[other]];
    if (one === undefined || two === undefined) return;
    next[at] = two;
    next[other] = one;
    onChange(next);
  };
  const left = subjects.filter(({ siteId }) => !ranking.includes(siteId));
  return (
    <div className={style.group}>
      <p className={controls.label}>{translate('ranking.title')}</p>
      <ol className={style.ranked}>
        {ranking.map((siteId, at) => (
          <li key={siteId} className={style.rankedItem}>
            <span>
              {at + 1}. {nameOf(siteId)}
            </span>
            <span className={style.row}>
              <Button
                className={`${controls.button} ${controls.quiet}`}
                isDisabled={at === 0}
                aria-label={translate('ranking.up', { name: nameOf(siteId) })}
                onPress={() => swap(at, at - 1)}
              >
                ↑
              </Button>
              <Button
                className={`${controls.button} ${controls.quiet}`}
                isDisabled={at === ranking.length - 1}
                aria-label={translate('ranking.down', { name: nameOf(siteId) })}
                onPress={() => swap(at, at + 1)}
              >
                ↓
              </Button>
              <Button
                className={`${controls.button} ${controls.quiet}`}
                aria-label={translate('ranking.out', { name: nameOf(siteId) })}
                onPress={() => onChange(ranking.filter((each) => each !== siteId))}
              >
                ×
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {left.map(({ siteId }) => (
        <div key={siteId}>
          <Button className={controls.button ?? ''} onPress={() => onChange([...ranking, siteId])}>
            {translate('ranking.add', { name: nameOf(siteId) })}
          </Button>
        </div>
      ))}
      {error !== null && <p className={controls.fieldError}>{error}</p>}
    </div>
  );
}
