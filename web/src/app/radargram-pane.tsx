import { useMemo } from 'react';
import { loadTile } from '#api/tiles.ts';
import { useComponent } from '#app/use-component.ts';
import { type Parts, useParts, useStore, useStored } from '#panels/parts.ts';
import { RadargramToolbar } from '#panels/radargram-toolbar.tsx';
import { createRadargramView, type RadargramState } from '#radargram/radargram-view.ts';
import style from './shell.module.css';

function createRadargram(host: HTMLElement, { selection, display, messages }: Parts) {
  return createRadargramView(host, { selection, display, messages, loadTile });
}

/** The radargram of the chosen recording, and what changes its picture. */
export function RadargramPane() {
  const parts = useParts();
  const { recordings } = useStore(parts.evidence);
  const recordingId = useStored(parts.selection, (chosen) => chosen.recordingId);
  const radargramId = useStored(parts.selection, (chosen) => chosen.radargramId);
  const recording = recordings.find(({ id }) => id === recordingId) ?? null;
  const state = useMemo<RadargramState>(() => {
    const radargram = recording?.radargrams.find(({ id }) => id === radargramId) ?? null;
    return {
      radargram,
      recordingState: recording?.state ?? null,
      title: recording?.name ?? '',
      isSynthetic: recording?.isSynthetic ?? false,
      hasOtherChannels: (recording?.radargrams.length ?? 0) > 1,
    };
  }, [recording, radargramId]);
  const host = useComponent<RadargramState>((element) => createRadargram(element, parts), state);
  return (
    <>
      <RadargramToolbar recording={recording} />
      <div ref={host} className={style.host} />
    </>
  );
}
