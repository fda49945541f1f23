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
import { UploadGroupItem } from './upload-group.tsx';

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

function RefusedFiles() {
  const { uploads } = useParts();
  const { translate } = useMessages();
  const { refused } = useStore(uploads);
  if (refused.length === 0) return null;
  return (
    <section className={detail.section} aria-labelledby="refused-title">
      <h4 className={detail.title} id="refused-title">
        {translate('upload.refused')}
      </h4>
      <p className={detail.soft}>{translate('upload.refused-note')}</p>
      <ul className={detail.findings}>
        {refused.map(({ name, reason }) => (
          <li
            key={`${name}|${reason}`}
            className={`${controls.notice} ${controls.noticeWarning} ${style.refused}`}
          >
            {!reason.includes(name) && <p className={detail.fileName}>{name}</p>}
            <p lang="en">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
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
      <Button
        className={`${controls.button} ${controls.primary}`}
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
  );
}

/** From a folder on this computer to a receipt: look first, then send. */
export function UploadPanel() {
  const { session, uploads } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const { groups, refused, isInspecting } = useStore(uploads);
  const [siteId, setSiteId] = useState<string>(noSite);
  if (person === null || !isPermitted(person.role, 'recording.upload')) {
    return <p className={detail.detail}>{translate('upload.not-permitted')}</p>;
  }
  return (
    <div className={detail.detail}>
      <ChooseFiles />
      <p role="status" className={isInspecting ? detail.soft : controls.visuallyHidden}>
        {isInspecting ? translate('upload.inspecting') : ''}
      </p>
      {groups.length > 0 && (
        <ul className={style.groups}>
          {groups.map((group) => (
            <UploadGroupItem key={group.id} group={group} siteId={siteId === noSite ? null : siteId} />
          ))}
        </ul>
      )}
      <RefusedFiles />
      {(groups.length > 0 || refused.length > 0) && <SendBar siteId={siteId} choose={setSiteId} />}
    </div>
  );
}
