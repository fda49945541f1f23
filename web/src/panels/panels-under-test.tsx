import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Language } from '#i18n/languages.ts';
import { createMessages } from '#i18n/messages.ts';
import { createDisplay } from '#state/display.ts';
import { createEvidence } from '#state/evidence.ts';
import { createMapWork } from '#state/map-work.ts';
import { createPreview } from '#state/preview.ts';
import { createSelection } from '#state/selection.ts';
import { createSession } from '#state/session.ts';
import { createSiteFilter } from '#state/site-filter.ts';
import { createStore } from '#state/store.ts';
import { createUploads } from '#state/uploads.ts';
import { createView } from '#state/view.ts';
import { type Parts, PartsContext } from './parts.ts';

/** For tests: the page's stores as they begin, an analyst signed in, and deeds that do nothing unless they are given. */
export function createTestParts(deeds: Partial<Parts> = {}, language: Language = 'en'): Parts {
  const session = createSession();
  session.set({
    stage: 'signed-in',
    person: {
      id: 'p',
      name: 'Test analyst',
      email: 'a@example.org',
      organisation: { id: 'o', name: 'Neutral experts', kind: 'institution', delegation: null },
      roles: ['analyst'],
    },
  });
  return {
    messages: createMessages(language),
    session,
    evidence: createEvidence(),
    uploads: createUploads(),
    selection: createSelection(),
    display: createDisplay('light'),
    view: createView(),
    work: createMapWork(),
    filter: createSiteFilter(),
    preview: createPreview(),
    preferences: createStore({ theme: 'system', language }),
    sendQueue: { send: () => {}, stop: () => {} },
    signOut: async () => {},
    openRecording: () => {},
    addFiles: () => {},
    ...deeds,
  };
}

/** Puts a panel on the test page. Returns the call that takes it away. */
export function showPanel(panel: ReactNode, parts: Parts): () => void {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(<PartsContext value={parts}>{panel}</PartsContext>));
  return () => {
    root.unmount();
    host.remove();
  };
}
