/** What keys do to the plot; directions are -1, 0 or 1, right and down being positive. */
export type KeyActions = {
  pan(direction: { across: number; down: number }): void;
  zoomInMiddle(factor: number): void;
  showWholeLine(): void;
  goToEnd(end: 'first' | 'last'): void;
  moveCursor(direction: { across: number; down: number }): void;
  clearCursor(): void;
};

const arrows: Readonly<Record<string, { across: number; down: number }>> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};

function actionOf(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  const arrow = arrows[event.key];
  if (arrow) return event.shiftKey ? () => actions.moveCursor(arrow) : () => actions.pan(arrow);
  const plain: Readonly<Record<string, () => void>> = {
    '+': () => actions.zoomInMiddle(1.5),
    '=': () => actions.zoomInMiddle(1.5),
    '-': () => actions.zoomInMiddle(1 / 1.5),
    '0': actions.showWholeLine,
    f: actions.showWholeLine,
    F: actions.showWholeLine,
    Home: () => actions.goToEnd('first'),
    End: () => actions.goToEnd('last'),
    Escape: actions.clearCursor,
  };
  return plain[event.key];
}

/** Keys that mean nothing here, and all with Ctrl, Alt or Meta, stay the browser's. Returns the call that ends it. */
export function listenToKeys(surface: HTMLElement, actions: KeyActions): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  };
  surface.addEventListener('keydown', listen);
  return () => surface.removeEventListener('keydown', listen);
}
