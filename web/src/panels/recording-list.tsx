import { isPermitted, type RecordingSummary } from '@jsa/contract';
import { useEffect, useRef } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { isUnderWork, recordingStage } from '#state/recording-stage.ts';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import style from './list.module.css';
import { useIsNarrow, useMessages, useParts, useStore, useStored } from './parts.ts';
import { ProgressLine } from './progress-line.tsx';

function RecordingTags({ recording }: { recording: RecordingSummary }) {
  const { translate } = useMessages();
  const stage = recordingStage(recording, undefined);
  const { isSynthetic, findingCount, hasTrack } = recording;
  return (
    <div className={style.tags}>
      {isSynthetic && (
        <span className={`${controls.tag} ${controls.fiction}`}>{translate('recordings.synthetic')}</span>
      )}
      {(stage === 'unreadable' || stage === 'failed') && (
        <span className={`${controls.tag} ${controls.failure}`}>{translate(`stage.${stage}`)}</span>
      )}
      {findingCount > 0 && (
        <span className={`${controls.tag} ${controls.warning}`}>
          {translate('recordings.findings', { count: findingCount })}
        </span>
      )}
      {stage === 'ready' && !hasTrack && (
        <span className={controls.tag}>{translate('recordings.no-positions')}</span>
      )}
    </div>
  );
}

/** Antenna and frequency; many an antenna's name (400MHz) says the frequency already. */
function radarOf(
  { antennaName, instrument, centreFrequencyMHz }: RecordingSummary,
  formatNumber: (value: number, digits: number) => string,
): string {
  const name = antennaName ?? instrument ?? '';
  if (centreFrequencyMHz === null || name.includes(String(centreFrequencyMHz))) return name;
  return [name, `${formatNumber(centreFrequencyMHz, 0)} MHz`].filter(Boolean).join(' · ');
}

function RecordingItem({ recording }: { recording: RecordingSummary }) {
  const { evidence, selection } = useParts();
  const { translate, formatNumber } = useMessages();
  const { progressByRecordingId, sites } = useStore(evidence);
  const progress = progressByRecordingId.get(recording.id);
  const stage = recordingStage(recording, progress);
  const isLit = useStored(selection, ({ hoveredRecordingId }) => hoveredRecordingId === recording.id);
  const light = (isHovered: boolean) =>
    selection.set({
      hoveredRecordingId: isHovered ? recording.id : null,
      hoveredSiteId: isHovered ? recording.siteId : null,
    });
  const site = sites.find(({ id }) => id === recording.siteId);
  const { traceCount, samplesPerTrace } = recording;
  const origin = [radarOf(recording, formatNumber), site?.code].filter(Boolean).join(' · ');
  return (
    <ListBoxItem
      id={recording.id}
      textValue={recording.name}
      className={`${style.item} ${isLit ? style.lit : ''}`}
      onHoverChange={light}
    >
      <div className={style.body}>
        <p className={style.name}>
          <span className={style.title}>{recording.name}</span>
        </p>
        {traceCount !== null && samplesPerTrace !== null && (
          <p className={style.line}>
            {translate('recordings.size', {
              traces: formatNumber(traceCount, 0),
              samples: formatNumber(samplesPerTrace, 0),
            })}
          </p>
        )}
        {origin !== '' && <p className={style.line}>{origin}</p>}
        {isUnderWork(stage) && <ProgressLine stage={stage} fraction={progress?.fraction ?? null} />}
        <RecordingTags recording={recording} />
      </div>
    </ListBoxItem>
  );
}

function EmptyList() {
  const { evidence, session } = useParts();
  const { translate } = useMessages();
  const { isLoaded } = useStore(evidence);
  const { person } = useStore(session);
  if (!isLoaded) return <p className={style.empty}>{translate('recordings.loading')}</p>;
  const mayUpload = person !== null && isPermitted(person.roles, 'recording.upload');
  return (
    <p className={style.empty}>
      {translate('recordings.none')} {mayUpload && translate('recordings.none-add')}
    </p>
  );
}

export function RecordingList() {
  const { evidence, selection, session, view, openRecording } = useParts();
  const { translate, language } = useMessages();
  const { recordings, progressByRecordingId, sites } = useStore(evidence);
  const recordingId = useStored(selection, (chosen) => chosen.recordingId);
  const { person } = useStore(session);
  const isNarrow = useIsNarrow();
  const section = useRef<HTMLElement>(null);
  const isListed = recordings.some(({ id }) => id === recordingId);
  // Chosen on the map or by an address, it may lie out of sight.
  useEffect(() => {
    if (!isListed) return;
    section.current?.querySelector(`[data-key="${recordingId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [recordingId, isListed]);
  return (
    <section className={style.part} aria-labelledby="recordings-title" ref={section}>
      <div className={style.heading}>
        <h2 className={style.headingText} id="recordings-title">
          {translate('recordings.title')}
        </h2>
        {person && isPermitted(person.roles, 'recording.upload') && (
          <Button
            className={`${controls.button} ${controls.quiet}`}
            onPress={() => view.set({ detail: 'upload' })}
          >
            <Icon name="plus" /> {translate('recordings.add')}
          </Button>
        )}
      </div>
      <ListBox
        aria-labelledby="recordings-title"
        className={style.list ?? ''}
        items={recordings}
        dependencies={[language, progressByRecordingId, sites]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={recordingId === null ? [] : [recordingId]}
        onSelectionChange={(keys) => {
          const chosen = keys === 'all' ? undefined : [...keys].at(0);
          if (chosen !== undefined) openRecording(String(chosen));
          if (isNarrow) view.set({ tab: 'radargram' });
        }}
        renderEmptyState={() => <EmptyList />}
      >
        {(recording) => <RecordingItem recording={recording} />}
      </ListBox>
    </section>
  );
}
