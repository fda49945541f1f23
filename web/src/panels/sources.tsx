import { useMessages } from './parts.ts';
import style from './sources.module.css';

/** The footnote on Kosovo in full view, and whose data and letters these are. */
export function Sources() {
  const { translate } = useMessages();
  return (
    <section className={style.sources} aria-label={translate('app.sources')}>
      <p>{translate('app.footnote')}</p>
      <p>
        {translate('app.sources.map')} {translate('app.sources.font')}
      </p>
    </section>
  );
}
