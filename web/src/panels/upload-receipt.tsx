import type { Receipt } from '@jsa/contract';
import { Button } from 'react-aria-components';
import { isUnderWork, recordingStage } from '#state/recording-stage.ts';
import { byteSize } from './byte-size.ts';
import controls from './controls.module.css';
import detail from './detail.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import { ProgressLine } from './progress-line.tsx';
import { SentenceWithReason } from './sentence-with-reason.tsx';

/** What the server does with it now; then the way to the radargram. */
function Aftermath({ recordingId }: { recordingId: string }) {
  const { evidence, view, openRecording } = useParts();
  const { translate } = useMessages();
  const { recordings, progressByRecordingId } = useStore(evidence);
  const recording = recordings.find(({ id }) => id === recordingId);
  if (!recording) return <p className={detail.soft}>{translate('upload.receipt-work')}</p>;
  const progress = progressByRecordingId.get(recordingId);
  const stage = recordingStage(recording, progress);
  if (isUnderWork(stage)) return <ProgressLine stage={stage} fraction={progress?.fraction ?? null} />;
  if (stage === 'ready') {
    const open = () => {
      openRecording(recordingId);
      view.set({ tab: 'radargram' });
    };
    return (
      <Button className={`${controls.button} ${controls.primary}`} onPress={open}>
        {translate('detail.open-radargram')}
      </Button>
    );
  }
  const reason =
    recording.unreadableReason ?? recording.radargrams.find((one) => one.failedReason)?.failedReason ?? '';
  return (
    <p className={`${controls.notice} ${controls.noticeWarning}`}>
      <SentenceWithReason
        messageKey={stage === 'unreadable' ? 'detail.unreadable' : 'detail.processing-failed'}
        reason={reason}
      />
    </p>
  );
}

/** Proof of what was handed over: the hashes are the server's, made from what it stored. */
export function UploadReceipt({ receipt }: { receipt: Receipt }) {
  const messages = useMessages();
  const when = { time: messages.formatDateTime(receipt.receivedAt), name: receipt.receivedFrom };
  const sentence = receipt.wasAlreadyHere ? 'upload.receipt-known' : 'upload.receipt-new';
  return (
    <div className={detail.section}>
      <h4 className={detail.title}>{messages.translate('upload.receipt')}</h4>
      <p role="status">{messages.translate(sentence, when)}</p>
      <ul className={detail.files}>
        {receipt.files.map(({ name, byteLength, sha256 }) => (
          <li key={`${name}|${sha256}`} className={detail.file}>
            <div className={detail.fileText}>
              <p>
                <span className={detail.fileName}>{name}</span>{' '}
                <span className={detail.soft}>{byteSize(messages, byteLength)}</span>
              </p>
              <p className={controls.hash}>{sha256}</p>
            </div>
          </li>
        ))}
      </ul>
      <Aftermath recordingId={receipt.recordingId} />
    </div>
  );
}
