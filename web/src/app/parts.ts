import { readSession, signOut } from '@jsa/contract';
import { ApiProblem, call, onSignedOut } from '#api/client.ts';
import { addFiles } from '#api/inspect-files.ts';
import { createSendQueue } from '#api/send-queue.ts';
import { followPreferences, readPreferences } from '#app/browser-preferences.ts';
import { createEvidenceLoader, type EvidenceLoader } from '#app/evidence-loader.ts';
import { followPageAddress } from '#app/page-address.ts';
import { createMessages } from '#i18n/messages.ts';
import type { Parts } from '#panels/parts.ts';
import { createDisplay } from '#state/display.ts';
import { createEvidence, forgetEvidence } from '#state/evidence.ts';
import { createMapWork, forgetMapWork } from '#state/map-work.ts';
import { createPreview } from '#state/preview.ts';
import { forgetRoundSecrets } from '#state/round-secrets.ts';
import { forgetSectionWork } from '#state/section-work.ts';
import { createSelection, forgetSelection } from '#state/selection.ts';
import { createSession } from '#state/session.ts';
import { createSiteFilter, noFilter } from '#state/site-filter.ts';
import { createStore } from '#state/store.ts';
import { createUploads } from '#state/uploads.ts';
import { createView } from '#state/view.ts';

/** A site that is chosen opens its panel; a recording's site is chosen along with it and does not. */
function followSiteChoice({ selection, view, preview }: Pick<Parts, 'selection' | 'view' | 'preview'>): void {
  let before = selection.get();
  selection.subscribe((now) => {
    const isChosen = now.siteId !== null && now.siteId !== before.siteId;
    const isAlong = now.recordingId !== before.recordingId;
    before = now;
    if (isChosen && !isAlong && preview.get().role === null) view.set({ detail: 'site', tab: 'list' });
  });
}

/** Keeps the selection whole: a recording whose radargram came later than the choice gets it now. */
function followArrivals({ evidence, selection }: Pick<Parts, 'evidence' | 'selection'>): void {
  evidence.subscribe(({ recordings, isLoaded }) => {
    const { recordingId, radargramId } = selection.get();
    if (!isLoaded || recordingId === null) return;
    const recording = recordings.find(({ id }) => id === recordingId);
    if (!recording) return selection.set({ recordingId: null, radargramId: null, cursor: null });
    if (recording.radargrams.some(({ id }) => id === radargramId)) return;
    selection.set({ radargramId: recording.radargrams.at(0)?.id ?? null, cursor: null });
  });
}

function openRecordingIn(parts: Pick<Parts, 'evidence' | 'selection' | 'view'>, recordingId: string): void {
  const recording = parts.evidence.get().recordings.find(({ id }) => id === recordingId);
  const siteId = recording?.siteId ?? parts.selection.get().siteId;
  const radargramId = recording?.radargrams.at(0)?.id ?? null;
  parts.selection.set({ recordingId, radargramId, siteId, cursor: null });
  if (parts.view.get().detail === 'upload') parts.view.set({ detail: 'recording' });
}

function followSession(
  parts: Pick<Parts, 'session' | 'evidence' | 'selection'>,
  loader: EvidenceLoader,
): void {
  const leave = () => {
    loader.stop();
    forgetEvidence(parts.evidence);
    const isOver = parts.session.get().stage === 'signed-in';
    parts.session.set({ stage: 'signed-out', person: null, isOver });
  };
  onSignedOut(() => {
    if (parts.session.get().stage !== 'signed-out') leave();
  });
  parts.session.subscribe(({ stage }) => {
    if (stage === 'signed-in') loader.start();
    else forgetRoundSecrets();
  });
}

/** Asks until the server has said who this browser is; a server that is still starting is asked again. */
async function findSession(session: Parts['session']): Promise<void> {
  try {
    session.set({ stage: 'signed-in', person: await call(readSession, {}) });
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) {
      session.set({ stage: 'signed-out', person: null });
    } else setTimeout(() => void findSession(session), 1500);
  }
}

/** Makes everything that the page shares, once, and ties it to the address, the session and the server. */
export function createParts(): Parts {
  const preferences = createStore(readPreferences());
  const messages = createMessages(preferences.get().language);
  const display = createDisplay('light');
  followPreferences(preferences, { messages, display });
  const session = createSession();
  const evidence = createEvidence();
  const uploads = createUploads();
  const selection = createSelection();
  const view = createView();
  const work = createMapWork();
  const filter = createSiteFilter();
  const preview = createPreview();
  followPageAddress({ selection, view, filter, preview, session });
  followSiteChoice({ selection, view, preview });
  followArrivals({ evidence, selection });
  const loader = createEvidenceLoader({ evidence, selection, filter, preview });
  followSession({ session, evidence, selection }, loader);
  void findSession(session);
  return {
    messages,
    session,
    evidence,
    uploads,
    selection,
    display,
    view,
    work,
    filter,
    preview,
    preferences,
    sendQueue: createSendQueue(uploads, loader.reload),
    async signOut() {
      await call(signOut, {});
      loader.stop();
      forgetEvidence(evidence);
      uploads.set({ groups: [], refused: [] });
      forgetSelection(selection);
      forgetMapWork(work);
      forgetSectionWork();
      filter.set(noFilter);
      preview.set({ role: null });
      session.set({ stage: 'signed-out', person: null });
    },
    openRecording: (recordingId) => openRecordingIn({ evidence, selection, view }, recordingId),
    addFiles(files) {
      view.set({ screen: 'map', detail: 'upload', tab: 'list' });
      void addFiles(uploads, files);
    },
  };
}
