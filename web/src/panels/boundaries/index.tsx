import { isPermitted } from '@jsa/contract';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './boundaries.module.css';
import { EditionCard } from './edition-card.tsx';
import { ImportForm } from './import-form.tsx';
import { type ImportState, importStore, noImport } from './import-store.ts';
import { type Editions, useEditions } from './use-editions.ts';

/** The editions of the ABL: what is known of each, importing one, and bringing it into force by two organisations. */
export function BoundariesScreen() {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const loading = useEditions();
  const { step } = useStore(importStore);
  const go = (next: ImportState['step']) => importStore.set({ ...noImport, step: next });
  const mayImport = person !== null && isPermitted(person.roles, 'boundary.import');
  const imported = () => {
    go('imported');
    loading.reload();
  };
  return (
    <section className={style.screen} aria-label={translate('boundaries.title')}>
      <header className={style.head}>
        <h2 className={style.title}>{translate('boundaries.title')}</h2>
        {mayImport && step !== 'import' && (
          <Button className={controls.button ?? ''} onPress={() => go('import')}>
            {translate('boundaries.import')}
          </Button>
        )}
      </header>
      <p className={style.soft}>{translate('boundaries.intro')}</p>
      {step === 'import' && <ImportForm onImported={imported} onLeave={() => go('list')} />}
      {step === 'imported' && (
        <p role="status" className={controls.notice}>
          {translate('boundaries.imported')}
        </p>
      )}
      <EditionList loading={loading} mayImport={mayImport} />
      <p className={style.small}>{translate('app.footnote')}</p>
    </section>
  );
}

function EditionList({ loading, mayImport }: { loading: Editions; mayImport: boolean }) {
  const messages = useMessages();
  const { translate } = messages;
  const { editions, problem, reload } = loading;
  if (problem !== null) {
    return (
      <div role="alert" className={`${controls.notice} ${controls.noticeError} ${style.stack}`}>
        <p>{translate('boundaries.failed', { message: problemSentence(messages, problem) })}</p>
        <div>
          <Button className={controls.button ?? ''} onPress={reload}>
            {translate('boundaries.try-again')}
          </Button>
        </div>
      </div>
    );
  }
  if (editions === null) return <p className={style.soft}>{translate('boundaries.loading')}</p>;
  if (editions.length === 0) {
    return (
      <p className={controls.notice}>
        {translate(mayImport ? 'boundaries.empty' : 'boundaries.empty-reader')}
      </p>
    );
  }
  return (
    <ul className={style.list}>
      {editions.map((edition) => (
        <EditionCard key={edition.id} edition={edition} onChange={reload} />
      ))}
    </ul>
  );
}
