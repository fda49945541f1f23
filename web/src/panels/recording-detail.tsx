import { type RecordingDetail as Detail, type RecordingSummary, readRecordingDetail } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { call } from '#api/client.ts';
import { recordingStage } from '#state/recording-stage.ts';
import controls from './controls.module.css';
import style from './detail.module.css';
import { FindingList } from './finding-list.tsx';
import { LinePicture } from './line-picture.tsx';
import { OriginalFiles } from './original-files.tsx';
import { useMessages, useParts, useStore, useStored } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';
import { ProgressLine } from './progress-line.tsx';
import { RawHeader } from './raw-header.tsx';
import { RecipeList } from './recipe-list.tsx';
import { RecordingFacts } from './recording-facts.tsx';
import { SentenceWithReason } from './sentence-with-reason.tsx';
import { TryAgain } from './try-again.tsx';

/** The detail of a recording, asked for again whenever what the list says of it changed. */
function useDetail(recording: RecordingSummary): { detail: Detail | null; problem: unknown } {
  const [detail, setDetail] = useState<Detail | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    call(readRecordingDetail, { params: { id: recording.id } }, leaving.signal).then(
      (loaded) => {
        setDetail(loaded);
        setProblem(null);
      },
      (refusal) => {
        if (!leaving.signal.aborted) setProblem(refusal);
      },
    );
    return () => leaving.abort();
  }, [recording]);
  return { detail: detail?.id === recording.id ? detail : null, problem };
}

function State({ recording }: { recording: RecordingSummary }) {
  const { evidence } = useParts();
  const progress = useStore(evidence).progressByRecordingId.get(recording.id);
  const stage = recordingStage(recording, progress);
  if (stage === 'ready') return null;
  if (stage === 'unreadable') {
    return (
      <>
        <p className={`${controls.notice} ${controls.noticeWarning}`}>
          <SentenceWithReason messageKey="detail.unreadable" reason={recording.unreadableReason ?? ''} />
        </p>
        <TryAgain recording={recording} />
      </>
    );
  }
  if (stage === 'failed') {
    const reason = recording.radargrams.find(({ failedReason }) => failedReason !== null)?.failedReason ?? '';
    return (
      <>
        <p className={`${controls.notice} ${controls.noticeError}`}>
          <SentenceWithReason messageKey="detail.processing-failed" reason={reason} />
        </p>
        <TryAgain recording={recording} />
      </>
    );
  }
  return <ProgressLine stage={stage} fraction={progress?.fraction ?? null} />;
}

function DetailOf({ recording }: { recording: RecordingSummary }) {
  const { evidence, selection } = useParts();
  const messages = useMessages();
  const { detail, problem } = useDetail(recording);
  const radargramId = useStored(selection, (chosen) => chosen.radargramId);
  const site = useStore(evidence).sites.find(({ id }) => id === recording.siteId);
  const radargram = recording.radargrams.find(({ id }) => id === radargramId) ?? recording.radargrams.at(0);
  return (
    <>
      <header className={style.head}>
        <h3 className={style.name}>{recording.name}</h3>
        {recording.isSynthetic && (
          <span className={`${controls.tag} ${controls.fiction}`}>
            {messages.translate('recordings.synthetic')}
          </span>
        )}
      </header>
      <State recording={recording} />
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {messages.translate('detail.failed', { message: problemSentence(messages, problem) })}
        </p>
      )}
      {detail === null ? (
        problem === null && <p className={style.soft}>{messages.translate('recordings.loading')}</p>
      ) : (
        <>
          {detail.state === 'parsed' && (
            <>
              <RecordingFacts detail={detail} siteTitle={site ? `${site.code} ${site.title}` : null} />
              <FindingList findings={detail.findings} isTitled />
              <RecipeList radargram={radargram ?? null} />
            </>
          )}
          {radargram?.state === 'done' && <LinePicture radargram={radargram} name={recording.name} />}
          <OriginalFiles detail={detail} />
          <RawHeader rawHeader={detail.rawHeader} />
        </>
      )}
    </>
  );
}

/** All that is known of the chosen recording: what its files say, what is odd, how its radargram was made. */
export function RecordingDetail() {
  const { evidence, selection } = useParts();
  const { translate } = useMessages();
  const { recordings } = useStore(evidence);
  const recordingId = useStored(selection, (chosen) => chosen.recordingId);
  const recording = recordings.find(({ id }) => id === recordingId);
  return (
    <div className={style.detail}>
      {recording ? (
        <DetailOf recording={recording} />
      ) : (
        <p className={style.soft}>{translate('detail.choose')}</p>
      )}
    </div>
  );
}
