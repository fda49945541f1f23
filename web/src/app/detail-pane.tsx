import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useIsNarrow, useMessages, useParts, useStore, useStored } from '#panels/parts.ts';
import { RecordingDetail } from '#panels/recording-detail.tsx';
import { type AreaDraftStore, ProposeSiteForm, SitePanel } from '#panels/sites/index.tsx';
import { UploadPanel } from '#panels/upload-panel.tsx';
import style from './shell.module.css';

const titles = {
  upload: 'upload.title',
  site: 'pane.site',
  propose: 'pane.propose',
  recording: 'pane.detail',
} as const;

/** What stands beside map and radargram and can be put away; on a phone it takes the list's place. */
export function DetailPane({ areaDraft }: { areaDraft: AreaDraftStore }) {
  const { view, selection } = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { detail } = useStore(view);
  const siteId = useStored(selection, (chosen) => chosen.siteId);
  const title = translate(titles[detail ?? 'recording']);
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
      <div className={style.detailBody}>
        {detail === 'upload' && <UploadPanel />}
        {detail === 'site' && siteId !== null && <SitePanel key={siteId} siteId={siteId} />}
        {detail === 'propose' && (
          <ProposeSiteForm
            areaDraft={areaDraft}
            onProposed={({ id }) => {
              selection.set({ siteId: id });
              view.set({ detail: 'site' });
            }}
          />
        )}
        {detail === 'recording' && <RecordingDetail />}
      </div>
    </aside>
  );
}
