import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import type { WordName, WordsDraft } from './draft.ts';
import style from './sites.module.css';
import { useWordLabel } from './words-fields.tsx';

export type Conflict = {
  readonly name: WordName;
  readonly theirs: string;
  readonly mine: string;
};

/** Fields that both changed, to different words; what only one of them changed needs no choice. */
export function conflictsBetween(base: WordsDraft, theirs: WordsDraft, mine: WordsDraft): Conflict[] {
  const names = Object.keys(base) as WordName[];
  return names
    .filter((name) => theirs[name] !== base[name] && mine[name] !== base[name] && theirs[name] !== mine[name])
    .map((name) => ({ name, theirs: theirs[name], mine: mine[name] }));
}

const longFields: readonly WordName[] = ['summary', 'hypothesis'];

type ConflictProps = {
  conflicts: readonly Conflict[];
  choose: (name: WordName, text: string) => void;
};

/** Theirs and mine side by side; a press takes one of them, or both, into the form. */
export function ConflictView({ conflicts, choose }: ConflictProps) {
  const { translate } = useMessages();
  const labelOf = useWordLabel();
  if (conflicts.length === 0)
    return <p className={controls.notice}>{translate('site-panel.conflict-none')}</p>;
  const shown = (text: string) => (text === '' ? translate('site-panel.empty') : text);
  return (
    <div role="alert" className={style.stack}>
      <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('site-panel.conflict')}</p>
      {conflicts.map(({ name, theirs, mine }) => (
        <section key={name} className={style.conflict} aria-label={labelOf(name)}>
          <h5 className={style.heading}>{labelOf(name)}</h5>
          <div className={style.sides}>
            <div className={style.stack}>
              <p className={style.prose}>{shown(theirs)}</p>
              <Button className={controls.button ?? ''} onPress={() => choose(name, theirs)}>
                {translate('site-panel.theirs')}
              </Button>
            </div>
            <div className={style.stack}>
              <p className={style.prose}>{shown(mine)}</p>
              <Button className={controls.button ?? ''} onPress={() => choose(name, mine)}>
                {translate('site-panel.mine')}
              </Button>
            </div>
          </div>
          {longFields.includes(name) && (
            <Button
              className={`${controls.button} ${controls.quiet}`}
              onPress={() => choose(name, `${theirs}\n\n${mine}`)}
            >
              {translate('site-panel.both')}
            </Button>
          )}
        </section>
      ))}
    </div>
  );
}
