import { Button, Checkbox } from 'react-aria-components';
import { changeGroup, type UploadGroup } from '#state/uploads.ts';
import { byteSize } from './byte-size.ts';
import controls from './controls.module.css';
import detail from './detail.module.css';
import { FindingList } from './finding-list.tsx';
import { formatName } from './format-name.ts';
import { useMessages, useParts } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';
import { SentenceWithReason } from './sentence-with-reason.tsx';
import style from './upload.module.css';
import { UploadReceipt } from './upload-receipt.tsx';

function Facts({ group }: { group: UploadGroup }) {
  const messages = useMessages();
  const { translate, formatNumber } = messages;
  const { facts, files, byteLength } = group;
  const size = translate('upload.files', { count: files.length, size: byteSize(messages, byteLength) });
  if (facts === null) return <p className={detail.soft}>{size}</p>;
  const traces = translate('recordings.size', {
    traces: formatNumber(facts.traceCount, 0),
    samples: formatNumber(facts.samplesPerTrace, 0),
  });
  const frequency =
    facts.centreFrequencyMHz === null ? null : `${formatNumber(facts.centreFrequencyMHz, 0)} MHz`;
  const radar = [facts.instrument, facts.antennaName, frequency].filter(Boolean).join(' · ');
  return (
    <>
      <p className={detail.soft}>
        {formatName(facts.format)} · {traces}
      </p>
      {radar !== '' && <p className={detail.soft}>{radar}</p>}
      <p className={detail.soft}>{size}</p>
      <p className={detail.soft}>
        {facts.positionCount > 0
          ? translate('upload.positions', { count: facts.positionCount })
          : translate('upload.no-positions')}
      </p>
    </>
  );
}

/** What keeps this version from reading it, if anything does. */
function Doubts({ group }: { group: UploadGroup }) {
  const { translate } = useMessages();
  const { missing, facts, unreadable } = group;
  const look = `${controls.notice} ${controls.noticeWarning}`;
  if (missing.length > 0) {
    return <p className={look}>{translate('upload.missing', { file: missing.join(', ') })}</p>;
  }
  if (unreadable !== null) {
    return (
      <p className={look}>
        <SentenceWithReason messageKey="upload.unreadable" reason={unreadable} />
      </p>
    );
  }
  if (facts === null) return <p className={look}>{translate('upload.unknown')}</p>;
  return facts.findings.length > 0 ? <FindingList findings={facts.findings} isTitled={false} /> : null;
}

function Sending({ group }: { group: UploadGroup }) {
  const messages = useMessages();
  const { stage, bytesSent, byteLength, problem } = group;
  const values = {
    sent: byteSize(messages, bytesSent),
    total: byteSize(messages, byteLength),
    message: problem === null ? '' : problemSentence(messages, problem),
  };
  if (stage === 'ready' || stage === 'handed-over') return null;
  const percent = byteLength === 0 ? 100 : (100 * bytesSent) / byteLength;
  const look = stage === 'failed' ? controls.noticeError : stage === 'waiting' ? controls.noticeWarning : '';
  return (
    <div className={style.sending}>
      <p role="status" className={look === '' ? detail.soft : `${controls.notice} ${look}`}>
        {messages.translate(`upload.stage.${stage}`, values)}
      </p>
      {stage !== 'failed' && (
        <div className={controls.bar}>
          <div className={controls.barFill} style={{ width: `${percent}%` }} />
        </div>
      )}
    </div>
  );
}

/** One recording on its way: what it is, what is odd about it, how far it is, and at the end its receipt. */
export function UploadGroupItem({ group, siteId }: { group: UploadGroup; siteId: string | null }) {
  const { uploads, sendQueue } = useParts();
  const { translate } = useMessages();
  const { stage, name, id, receipt } = group;
  return (
    <li className={style.group}>
      <div className={style.groupHead}>
        {stage === 'ready' ? (
          <Checkbox
            className={style.checkbox}
            isSelected={group.isChosen}
            onChange={(isChosen) => changeGroup(uploads, id, { isChosen })}
            aria-label={translate('upload.include', { name })}
          >
            <span className={style.box} aria-hidden="true" />
            <span className={style.groupName}>{name}</span>
          </Checkbox>
        ) : (
          <span className={style.groupName}>{name}</span>
        )}
        {stage === 'handed-over' && (
          <span className={`${controls.tag} ${controls.good}`}>{translate('upload.stage.handed-over')}</span>
        )}
      </div>
      {receipt === null ? (
        <>
          <Facts group={group} />
          <Doubts group={group} />
          <Sending group={group} />
        </>
      ) : (
        <UploadReceipt receipt={receipt} />
      )}
      {stage === 'failed' && (
        <Button className={controls.button ?? ''} onPress={() => sendQueue.send([id], siteId)}>
          {translate('upload.try-again')}
        </Button>
      )}
    </li>
  );
}
