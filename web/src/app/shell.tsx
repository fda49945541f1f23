import { type CSSProperties, useEffect, useState } from 'react';
import { endDrawing, followWantedArea } from '#app/area-drawing.ts';
import { DetailPane } from '#app/detail-pane.tsx';
import { MapPane } from '#app/map-pane.tsx';
import { listenToPageKeys } from '#app/page-keys.ts';
import { RadargramPane } from '#app/radargram-pane.tsx';
import { ScreenPane } from '#app/screen-pane.tsx';
import { followShownShapes } from '#app/shown-shapes.ts';
import { Splitter } from '#app/splitter.tsx';
import { TabBar } from '#app/tab-bar.tsx';
import { AppHeader } from '#panels/app-header.tsx';
import { DrawingBar } from '#panels/drawing-bar.tsx';
import { DropOverlay } from '#panels/drop-overlay.tsx';
import { KeySheet } from '#panels/key-sheet.tsx';
import { useIsNarrow, useMessages, useParts, useStore, useStored } from '#panels/parts.ts';
import { PreviewBanner } from '#panels/preview-banner.tsx';
import { RecordingList } from '#panels/recording-list.tsx';
import { SearchBox } from '#panels/search-box.tsx';
import { ShownBoundary } from '#panels/shown-boundary.tsx';
import { SiteList } from '#panels/site-list.tsx';
import { createAreaDraft } from '#panels/sites/index.tsx';
import { Sources } from '#panels/sources.tsx';
import style from './shell.module.css';

function ConnectionNotice() {
  const { evidence } = useParts();
  const { translate } = useMessages();
  const { isConnected } = useStore(evidence);
  return (
    <p role="status" className={isConnected ? style.noNotice : style.notice}>
      {isConnected ? '' : translate('app.offline')}
    </p>
  );
}

/** Before a recording is chosen the map needs the height more. */
const shareWithoutRadargram = 0.24;

/** Lays out map, radargram, lists and panels; nothing else knows them all. */
export function Shell() {
  const parts = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { detail, tab, radargramShare, screen } = useStore(parts.view);
  const recordingId = useStored(parts.selection, (chosen) => chosen.recordingId);
  const siteId = useStored(parts.selection, (chosen) => chosen.siteId);
  const { role } = useStore(parts.preview);
  // Whatever screen wants an area: it is drawn on the map, and the screen waits with all that was typed.
  const isDrawing = useStored(parts.work, (work) => work.drawing !== null);
  const [areaDraft] = useState(createAreaDraft);
  const isDetailOpen =
    role === null &&
    (detail === 'upload' ||
      detail === 'propose' ||
      (detail === 'site' && siteId !== null) ||
      (detail === 'recording' && (isNarrow || recordingId !== null)));
  const shown = recordingId === null ? Math.min(radargramShare, shareWithoutRadargram) : radargramShare;
  const share = { '--radargram-share': shown } as CSSProperties;

  useEffect(() => listenToPageKeys(parts), [parts]);
  useEffect(() => followWantedArea(parts), [parts]);
  useEffect(() => followShownShapes(parts.work), [parts]);

  return (
    <div className={style.shell} data-tab={tab} style={share}>
      <AppHeader />
      <ConnectionNotice />
      <PreviewBanner />
      {screen !== 'map' && <ScreenPane screen={screen} isAside={isDrawing} />}
      <div className={style.body} hidden={screen !== 'map' && !isDrawing}>
        <aside className={style.list} aria-label={translate('pane.list')} hidden={isNarrow && isDetailOpen}>
          <SearchBox />
          <SiteList />
          {role === null && <RecordingList />}
        </aside>
        <main className={style.centre}>
          <section className={style.map} aria-label={translate('pane.map')}>
            <MapPane />
            <ShownBoundary />
            <DrawingBar onEnd={(isKept) => endDrawing(parts.work, isKept)} />
          </section>
          {!isNarrow && recordingId !== null && <Splitter />}
          <section className={style.radargram} aria-label={translate('pane.radargram')}>
            <RadargramPane />
          </section>
        </main>
        {isDetailOpen && <DetailPane areaDraft={areaDraft} />}
      </div>
      {isNarrow ? (
        screen === 'map' && <TabBar />
      ) : (
        <footer className={style.footer}>
          <Sources />
        </footer>
      )}
      <KeySheet />
      <DropOverlay />
    </div>
  );
}
