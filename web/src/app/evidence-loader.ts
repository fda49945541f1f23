import {
  type SiteFilter as AskedFilter,
  listRecordings,
  listSites,
  readCurrentBoundary,
  readSurveyLine,
  type SurveyLine,
  siteStatuses,
  siteStatusFamily,
} from '@jsa/contract';
import { ApiProblem, call, onWritten } from '#api/client.ts';
import { followWork } from '#api/work-events.ts';
import { type EvidenceStore, noteRoundChange, noteSiteChange, noteTold, noteWork } from '#state/evidence.ts';
import { type PreviewStore, previewQuery } from '#state/preview.ts';
import type { SelectionStore } from '#state/selection.ts';
import type { SiteFilter, SiteFilterStore } from '#state/site-filter.ts';

export type EvidenceLoader = {
  /** Loads everything and follows the server's work until `stop`. */
  start(): void;
  stop(): void;
  /** Asks for everything again; calls that come while one is under way end in one more. */
  reload(): void;
};

type Asked = {
  readonly evidence: EvidenceStore;
  readonly selection: SelectionStore;
  readonly filter: SiteFilterStore;
  readonly preview: PreviewStore;
};

/** A person who may not read a kind of evidence is refused it: to the page that is the same as none. */
function orNone<Value>(none: Value): (problem: unknown) => Value {
  return (problem) => {
    if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404)) return none;
    throw problem;
  };
}

function askedFilter({ families, side, awaitsMe, text }: SiteFilter): AskedFilter {
  const status = siteStatuses.filter((each) => families.includes(siteStatusFamily[each]));
  return {
    ...(families.length === 0 ? {} : { status: status.join(',') }),
    ...(side === null ? {} : { side }),
    ...(awaitsMe ? { awaitsMe: 'true' as const } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}

async function loadLine({ selection, preview }: Asked): Promise<SurveyLine | null> {
  const { recordingId } = selection.get();
  if (recordingId === null || preview.get().role !== null) return null;
  const line = await call(readSurveyLine, { params: { id: recordingId } }).catch(orNone(null));
  return selection.get().recordingId === recordingId ? line : null;
}

async function loadAll(asked: Asked) {
  const { filter, preview } = asked;
  const isPreviewed = preview.get().role !== null;
  const querystring = { ...askedFilter(filter.get()), ...previewQuery(preview.get()) };
  const [recordings, selectedLine, sites, boundary] = await Promise.all([
    // A preview is of map and list of sites; recordings as another role sees them are not asked for.
    isPreviewed ? [] : call(listRecordings, {}).catch(orNone([])),
    loadLine(asked),
    call(listSites, { querystring }).catch(orNone([])),
    call(readCurrentBoundary, {}).catch(orNone(null)),
  ]);
  return { recordings, selectedLine, sites, boundary, isLoaded: true };
}

/** Holds the track of the chosen recording and of no other. */
function followChosenLine(asked: Asked): () => void {
  const { selection, evidence } = asked;
  let { recordingId } = selection.get();
  return selection.subscribe((now) => {
    if (now.recordingId === recordingId) return;
    recordingId = now.recordingId;
    evidence.set({ selectedLine: null });
    // What cannot be reached now comes with the next loading of everything.
    loadLine(asked).then(
      (selectedLine) => selectedLine !== null && evidence.set({ selectedLine }),
      () => evidence.set({ isConnected: false }),
    );
  });
}

/** Keeps the evidence as the server has it: loaded at each (re)connection and whenever a stored state changed. */
export function createEvidenceLoader(asked: Asked): EvidenceLoader {
  const { evidence } = asked;
  let stopFollowing: (() => void) | null = null;
  let isReloading = false;
  let isStale = false;

  /** When the server cannot be reached the old list stays; the stream's next opening asks again. */
  async function reload(): Promise<void> {
    isStale = true;
    if (isReloading) return;
    isReloading = true;
    try {
      while (isStale) {
        isStale = false;
        const loaded = await loadAll(asked);
        if (stopFollowing) evidence.set({ ...loaded, revision: evidence.get().revision + 1 });
      }
    } catch {
      if (stopFollowing) evidence.set({ isConnected: false });
    } finally {
      isReloading = false;
    }
  }
  const askAgain = () => void reload();

  function follow(): () => void {
    const ends = [
      followWork({
        opened() {
          evidence.set({ isConnected: true });
          noteRoundChange(evidence);
          noteTold(evidence);
          askAgain();
        },
        lost(isRefused) {
          evidence.set({ isConnected: false });
          // A session that is over shows itself as a refusal here: asking anything leads to the sign-in.
          if (isRefused) askAgain();
        },
        moved(event) {
          noteWork(evidence, event);
          if (event.stateChanged) askAgain();
        },
        siteChanged(siteId) {
          noteSiteChange(evidence, siteId);
          askAgain();
        },
        roundChanged: () => noteRoundChange(evidence),
        told: () => noteTold(evidence),
      }),
      onWritten(askAgain),
      asked.filter.subscribe(askAgain),
      asked.preview.subscribe(askAgain),
      followChosenLine(asked),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  return {
    start() {
      if (stopFollowing) return;
      stopFollowing = follow();
      askAgain();
    },
    stop() {
      stopFollowing?.();
      stopFollowing = null;
    },
    reload: askAgain,
  };
}
