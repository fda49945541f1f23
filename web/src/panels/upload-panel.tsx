import { isPermitted } from '@jsa/contract';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { clearUploads, isOnItsWay } from '#state/uploads.ts';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import detail from './detail.module.css';
import { chosenFiles } from './dropped-files.ts';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './upload.module.css';
import { HandedOver, UploadNews } from './upload-news.tsx';

const noSite = 'none';

function ChooseFiles() {
  const { addFiles } = useParts();
  const { translate } = useMessages();
  return (
    <div className={style.drop}>
      <p className={style.dropTitle}>{translate('upload.drop-here')}</p>
      <p className={detail.soft}>{translate('upload.drop-formats')}</p>
      <div className={style.row}>
        <FileTrigger allowsMultiple onSelect={(files) => addFiles(chosenFiles(files))}>
          <Button className={controls.button ?? ''}>{translate('upload.choose-files')}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(files) => addFiles(chosenFiles(files))}>
          <Button className={controls.button ?? ''}>{translate('upload.choose-folder')}</Button>
        </FileTrigger>
      </div>
    </div>
  );
}

/** Site and Send, for all ticked recordings that wait. */
function SendBar({ siteId, choose }: { siteId: string; choose: (siteId: string) => void }) {
  const { evidence, uploads, sendQueue } = useParts();
  const { translate } = useMessages();
  const { sites } = useStore(evidence);
  const { groups } = useStore(uploads);
  const chosen = groups.filter((group) => group.stage === 'ready' && group.isChosen);
  const isSending = groups.some(isOnItsWay);
  const options = [
    { id: noSite, name: translate('upload.site-none') },
    ...sites.map(({ id, code, title }) => ({ id, name: `${code} ${title}` })),
  ];
  const send = () =>
    sendQueue.send(
      chosen.map(({ id }) => id),
      siteId === noSite ? null : siteId,
    );
  return (
    <div className={style.sendBar}>
      <Choice label={translate('upload.site')} options={options} value={siteId} onChange={choose} />
      <div className={style.sendRow}>
        <Button
          className={`${controls.button} ${controls.primary} ${style.send}`}
          isDisabled={chosen.length === 0}
          onPress={send}
        >
          {chosen.length === 0
            ? translate('upload.send-none')
            : translate('upload.send', { count: chosen.length })}
        </Button>
        {isSending ? (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={sendQueue.stop}>
            {translate('upload.stop')}
          </Button>
        ) : (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => clearUploads(uploads)}>
            {translate('upload.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** From a folder on this computer to a receipt: look first, then send. */
export function UploadPanel() {
  const { session, uploads } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const { groups, refused, isInspecting } = useStore(uploads);
  const [siteId, setSiteId] = useState<string>(noSite);
  const chosenSiteId = siteId === noSite ? null : siteId;
  if (person === null || !isPermitted(person.roles, 'recording.upload')) {
    return <p className={detail.detail}>{translate('upload.not-permitted')}</p>;
  }
  return (
    <div className={detail.detail}>
      <ChooseFiles />
      <p role="status" className={isInspecting ? detail.soft : controls.visuallyHidden}>
        {isInspecting ? translate('upload.inspecting') : ''}
      </p>
      <UploadNews siteId={chosenSiteId} />
      <HandedOver siteId={chosenSiteId} />
      {(groups.length > 0 || refused.length > 0) && <SendBar siteId={siteId} choose={setSiteId} />}
    </div>
  );
}
