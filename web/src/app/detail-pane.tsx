import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useIsNarrow, useMessages, useParts, useStore } from '#panels/parts.ts';
import { RecordingDetail } from '#panels/recording-detail.tsx';
import { UploadPanel } from '#panels/upload-panel.tsx';
import style from './shell.module.css';

/** What stands beside map and radargram and can be put away; on a phone it takes the list's place. */
export function DetailPane() {
  const { view } = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { detail } = useStore(view);
  const title = translate(detail === 'upload' ? 'upload.title' : 'pane.detail');
  return (
    <aside className={style.detail} aria-label={title}>
      <div className={style.detailHead}>
        {isNarrow && (
          <Button
            className={`${controls.button} ${controls.quiet} ${controls.icon}`}
            aria-label={translate('detail.back')}
            onPress={() => view.set({ detail: null })}
          >
            <Icon name="back" />
          </Button>
        )}
        <h2 className={style.detailTitle}>{title}</h2>
        {!isNarrow && (
          <Button
            className={`${controls.button} ${controls.quiet} ${controls.icon}`}
            aria-label={translate('app.close')}
            onPress={() => view.set({ detail: null })}
          >
            <Icon name="close" />
          </Button>
        )}
      </div>
      <div className={style.detailBody}>{detail === 'upload' ? <UploadPanel /> : <RecordingDetail />}</div>
    </aside>
  );
}
