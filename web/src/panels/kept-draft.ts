import { useCallback, useState } from 'react';
import { useParts } from '#panels/parts.ts';

function readKept<Draft extends object>(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Draft) : null;
  } catch {
    return null;
  }
}

/**
 * A draft that outlives the panel, in this tab alone and under this person's id. `null` forgets it. Where the browser
 * refuses to keep anything it lives as long as the panel.
 */
export function useKeptDraft<Draft extends object>(
  name: string,
): [Draft | null, (draft: Draft | null) => void] {
  const personId = useParts().session.get().person?.id ?? 'nobody';
  const key = `jsa-draft:${personId}:${name}`;
  const [draft, setDraft] = useState(() => readKept<Draft>(key));
  const keep = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      try {
        if (next === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Full or forbidden: the panel still holds it.
      }
    },
    [key],
  );
  return [draft, keep];
}
