import { listRecordings, listSites, listSurveyLines, readCurrentBoundary } from '@jsa/contract';
import { ApiProblem, call } from '#api/client.ts';
import { followWork } from '#api/work-events.ts';
import { type EvidenceStore, noteWork } from '#state/evidence.ts';

export type EvidenceLoader = {
  /** Loads everything and follows the server's work until `stop`. */
  start(): void;
  stop(): void;
  /** Asks for everything again; calls that come while one is under way end in one more. */
  reload(): void;
};

/** A person who may not read a kind of evidence is refused it: to the page that is the same as none. */
function orNone<Value>(none: Value): (problem: unknown) => Value {
  return (problem) => {
    if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404)) return none;
    throw problem;
  };
}

async function loadAll() {
  const [recordings, lines, sites, boundary] = await Promise.all([
    call(listRecordings, {}).catch(orNone([])),
    call(listSurveyLines, {}).catch(orNone([])),
    call(listSites, { querystring: {} }).catch(orNone([])),
    call(readCurrentBoundary, {}).catch(orNone(null)),
  ]);
  return { recordings, lines, sites, boundary, isLoaded: true };
}

/** Keeps the evidence as the server has it: loaded at each (re)connection and whenever a stored state changed. */
export function createEvidenceLoader(evidence: EvidenceStore): EvidenceLoader {
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
        const loaded = await loadAll();
        if (stopFollowing) evidence.set(loaded);
      }
    } catch {
      if (stopFollowing) evidence.set({ isConnected: false });
    } finally {
      isReloading = false;
    }
  }

  return {
    start() {
      if (stopFollowing) return;
      stopFollowing = followWork({
        opened() {
          evidence.set({ isConnected: true });
          void reload();
        },
        lost(isRefused) {
          evidence.set({ isConnected: false });
          // A session that is over shows itself as a refusal here: asking anything leads to the sign-in.
          if (isRefused) void reload();
        },
        moved(event) {
          noteWork(evidence, event);
          if (event.stateChanged) void reload();
        },
      });
      void reload();
    },
    stop() {
      stopFollowing?.();
      stopFollowing = null;
    },
    reload: () => void reload(),
  };
}
