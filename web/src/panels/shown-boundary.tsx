import { Button } from 'react-aria-components';
import { previewedBoundary } from '#state/previewed-boundary.ts';
import controls from './controls.module.css';
import style from './drawing-bar.module.css';
import { useMessages, useStore } from './parts.ts';

/** Over the map while a line is shown there that is not in force: which one, and the way to take it off. */
export function ShownBoundary() {
  const { translate } = useMessages();
  const { shown } = useStore(previewedBoundary);
  if (shown === null) return null;
  return (
    <section className={style.bar} aria-label={translate('shown.boundary')}>
      <p className={style.say}>{translate('shown.boundary-named', { name: shown.name })}</p>
      <div className={style.buttons}>
        <Button className={controls.button ?? ''} onPress={() => previewedBoundary.set({ shown: null })}>
          {translate('shown.hide')}
        </Button>
      </div>
    </section>
  );
}
