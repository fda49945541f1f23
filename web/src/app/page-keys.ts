import type { Parts } from '#panels/parts.ts';
import { colourMaps, contrastRange } from '#state/display.ts';

/** Where letters are typed or search a list, they are no commands. */
const ownKeys = 'input, textarea, select, [contenteditable], [role="listbox"], [role="option"]';

function changeContrast({ display }: Parts, factor: number): void {
  const contrast = display.get().contrast * factor;
  display.set({ contrast: Math.min(contrastRange.most, Math.max(contrastRange.least, contrast)) });
}

function nextColourMap({ display }: Parts): void {
  const at = colourMaps.indexOf(display.get().colourMap);
  display.set({ colourMap: colourMaps[(at + 1) % colourMaps.length] ?? 'grey' });
}

const commands: Readonly<Record<string, (parts: Parts) => void>> = {
  '[': (parts) => changeContrast(parts, 1 / 2 ** 0.25),
  ']': (parts) => changeContrast(parts, 2 ** 0.25),
  c: nextColourMap,
  p: ({ display }) => display.set({ isPolarityFlipped: !display.get().isPolarityFlipped }),
  d: ({ view }) => view.set({ detail: view.get().detail === null ? 'recording' : null }),
  '?': ({ view }) => view.set({ isKeySheetOpen: !view.get().isKeySheetOpen }),
};

/** The keys that work wherever the focus is. Returns the call that ends it. */
export function listenToPageKeys(parts: Parts): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(ownKeys)) return;
    const command = commands[event.key.toLowerCase()];
    if (!command) return;
    event.preventDefault();
    command(parts);
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
