import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import type { DraftOver } from './draft-over.ts';
import { useMessages } from './parts.ts';
import style from './sending-form.module.css';

/** Says that somebody changed the same meanwhile, and how one's own gets in its place all the same. */
export function Contested({ over }: { over: Pick<DraftOver<object>, 'isContested' | 'putMine'> }) {
  const { translate } = useMessages();
  if (!over.isContested) return null;
  return (
    <div role="alert" className={`${controls.notice} ${controls.noticeWarning} ${style.form}`}>
      <p>{translate('draft.contested')}</p>
      <div className={style.actions}>
        <Button className={controls.button ?? ''} onPress={over.putMine}>
          {translate('draft.put-mine')}
        </Button>
      </div>
    </div>
  );
}
