import { isPermitted } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { DraftForm } from './draft-form.tsx';
import { KeyPanel } from './key-panel.tsx';
import { RoundList } from './round-list.tsx';
import { RoundView } from './round-view.tsx';
import style from './rounds.module.css';
import { useRounds, useSealingKeys } from './use-rounds.ts';

/** The decision room: rounds, and in each of them what is decided on and how far it has come. */
export function RoundsScreen() {
  const { view } = useParts();
  const { translate } = useMessages();
  const { roundId } = useStore(view);
  const go = (id: string | null) => view.set({ roundId: id });
  return (
    <section className={style.screen} aria-label={translate('rounds.title')}>
      {roundId === null ? (
        <AllRounds onOpen={go} />
      ) : (
        <RoundView key={roundId} roundId={roundId} onLeave={() => go(null)} />
      )}
      <p className={style.small}>{translate('app.footnote')}</p>
    </section>
  );
}

function AllRounds({ onOpen }: { onOpen: (id: string) => void }) {
  const { session } = useParts();
  const messages = useMessages();
  const { translate } = messages;
  const { person } = useStore(session);
  const { value: rounds, problem, reload } = useRounds();
  const keys = useSealingKeys();
  const [isDrafting, setIsDrafting] = useState(false);
  const mayPrepare = person !== null && isPermitted(person.roles, 'round.prepare');
  return (
    <>
      <header className={style.head}>
        <h2 className={style.title}>{translate('rounds.title')}</h2>
        {mayPrepare && !isDrafting && (
          <Button className={`${controls.button} ${controls.primary}`} onPress={() => setIsDrafting(true)}>
            {translate('rounds.prepare')}
          </Button>
        )}
      </header>
      <p className={style.soft}>{translate('rounds.intro')}</p>
      {isDrafting && (
        <DraftForm
          onLeave={() => setIsDrafting(false)}
          onKept={({ id }) => {
            setIsDrafting(false);
            onOpen(id);
          }}
        />
      )}
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      {problem !== null && (
        <div>
          <Button className={controls.button ?? ''} onPress={reload}>
            {translate('rounds.try-again')}
          </Button>
        </div>
      )}
      {rounds === null && problem === null && <p role="status">{translate('rounds.loading')}</p>}
      {rounds?.length === 0 && (
        <p className={controls.notice}>{translate(mayPrepare ? 'rounds.empty-chair' : 'rounds.empty')}</p>
      )}
      {rounds !== null && rounds.length > 0 && <RoundList rounds={rounds} onOpen={onOpen} />}
      {keys.value !== null && <KeyPanel keys={keys.value} onChange={keys.reload} />}
    </>
  );
}
