import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { SendQueue } from '#api/send-queue.ts';
import type { Language } from '#i18n/languages.ts';
import type { MessageStore } from '#i18n/messages.ts';
import type { DisplayStore } from '#state/display.ts';
import type { EvidenceStore } from '#state/evidence.ts';
import type { MapWorkStore } from '#state/map-work.ts';
import type { ThemePreference } from '#state/preferences.ts';
import type { PreviewStore } from '#state/preview.ts';
import type { SelectionStore } from '#state/selection.ts';
import type { SessionStore } from '#state/session.ts';
import type { SiteFilterStore } from '#state/site-filter.ts';
import type { Store } from '#state/store.ts';
import type { LocalFile, UploadsStore } from '#state/uploads.ts';
import type { ViewStore } from '#state/view.ts';

/** All that the panels share: the page's stores, and the things that a person can do. */
export type Parts = {
  readonly messages: MessageStore;
  readonly session: SessionStore;
  readonly evidence: EvidenceStore;
  readonly uploads: UploadsStore;
  readonly selection: SelectionStore;
  readonly display: DisplayStore;
  readonly view: ViewStore;
  /** What panels show on the map, and what is drawn there for them. */
  readonly work: MapWorkStore;
  readonly filter: SiteFilterStore;
  readonly preview: PreviewStore;
  readonly preferences: Store<{ readonly theme: ThemePreference; readonly language: Language }>;
  readonly sendQueue: SendQueue;
  signOut(): Promise<void>;
  openRecording(recordingId: string): void;
  addFiles(files: readonly LocalFile[]): void;
};

export const PartsContext = createContext<Parts | null>(null);

export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('A panel stands outside of the shell.');
  return parts;
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** One part of a store, drawn again when that part changes: the cursor moves with every move of the pointer. */
export function useStored<Value, Part>(store: Store<Value>, partOf: (value: Value) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => partOf(store.get()));
}

/** How often something about a site was changed, by whomever, since the page began: whoever shows it asks again. */
export function useSiteChanges(siteId: string): number {
  const { evidence } = useParts();
  return useStored(evidence, ({ changesBySiteId }) => changesBySiteId.get(siteId) ?? 0);
}

/** The messages, drawn again whenever the language changes. */
export function useMessages(): MessageStore {
  const { messages } = useParts();
  useSyncExternalStore(messages.subscribe, () => messages.language);
  return messages;
}

/** True while the window is as narrow as a phone's; the same width as in the style sheets. */
export function useIsNarrow(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 767px)'));
  const [isNarrow, setIsNarrow] = useState(query.matches);
  useEffect(() => {
    const listen = () => setIsNarrow(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, [query]);
  return isNarrow;
}
