type Px = { readonly x: number; readonly y: number };

/** What hands do to the plot, in its own CSS pixels. */
export type PointerActions = {
  /** Null when the pointer has left. */
  point(px: Px | null): void;
  /** The picture follows the hand: positive moves it right and down. */
  drag(by: Px): void;
  /** Factors above 1 come closer; 1 leaves that axis alone. */
  zoom(at: Px, factor: Px): void;
};

const wheelZoomPerPx = 0.0015;
const wheelLinePx = 16;
const tapReachPx = 6;
/** Two fingers that lie flatter than this (tangent of 25°) zoom one axis only. */
const oneAxisSlope = 0.47;
const leastFingerGapPx = 24;

function pinchFactor(before: [Px, Px], after: [Px, Px]): Px {
  const gap = ([one, other]: [Px, Px]) => ({ x: Math.abs(one.x - other.x), y: Math.abs(one.y - other.y) });
  const [from, to] = [gap(before), gap(after)];
  const across = Math.max(to.x, leastFingerGapPx) / Math.max(from.x, leastFingerGapPx);
  const down = Math.max(to.y, leastFingerGapPx) / Math.max(from.y, leastFingerGapPx);
  if (from.y < from.x * oneAxisSlope) return { x: across, y: 1 };
  if (from.x < from.y * oneAxisSlope) return { x: 1, y: down };
  const both = Math.hypot(to.x, to.y) / Math.max(Math.hypot(from.x, from.y), 1);
  return { x: both, y: both };
}

function middleOf([one, other]: [Px, Px]): Px {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function listenToFingers(surface: HTMLElement, actions: PointerActions, signal: AbortSignal): void {
  const held = new Map<number, Px>();
  let travelledPx = 0;

  function placeOf(event: MouseEvent): Px {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function moveHeld(event: PointerEvent, from: Px): void {
    const to = placeOf(event);
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    held.set(event.pointerId, to);
    travelledPx += Math.hypot(to.x - from.x, to.y - from.y);
    if (!other) {
      actions.drag({ x: to.x - from.x, y: to.y - from.y });
      return;
    }
    actions.drag({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
    actions.zoom(middleOf([to, other]), pinchFactor([from, other], [to, other]));
  }

  function release(event: PointerEvent): void {
    if (!held.delete(event.pointerId)) return;
    const isTap = event.type === 'pointerup' && held.size === 0 && travelledPx < tapReachPx;
    if (isTap) actions.point(placeOf(event));
  }

  const listener = { signal };
  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || held.size >= 2) return;
      surface.setPointerCapture(event.pointerId);
      if (held.size === 0) travelledPx = 0;
      held.set(event.pointerId, placeOf(event));
    },
    listener,
  );
  surface.addEventListener(
    'pointermove',
    (event) => {
      const from = held.get(event.pointerId);
      if (from) moveHeld(event, from);
      else if (event.pointerType !== 'touch') actions.point(placeOf(event));
    },
    listener,
  );
  surface.addEventListener('pointerup', release, listener);
  surface.addEventListener('pointercancel', release, listener);
  surface.addEventListener(
    'pointerleave',
    (event) => {
      if (event.pointerType !== 'touch' && !held.has(event.pointerId)) actions.point(null);
    },
    listener,
  );
  surface.addEventListener('dblclick', (event) => actions.zoom(placeOf(event), { x: 2, y: 2 }), listener);
}

/** Browsers report a pinch on a touchpad as a wheel with Ctrl; only a Ctrl key that is really down means one axis. */
function listenToWheel(surface: HTMLElement, actions: PointerActions, signal: AbortSignal): void {
  let isControlDown = false;
  const noteKey = (event: KeyboardEvent) => {
    if (event.key === 'Control') isControlDown = event.type === 'keydown';
  };
  window.addEventListener('keydown', noteKey, { signal });
  window.addEventListener('keyup', noteKey, { signal });
  window.addEventListener('blur', () => (isControlDown = false), { signal });

  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? wheelLinePx : 1;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways && !event.shiftKey) {
        actions.drag({ x: -event.deltaX * unit, y: 0 });
        return;
      }
      const deltaPx = (isSideways ? event.deltaX : event.deltaY) * unit;
      const speed = event.ctrlKey && !isControlDown ? 6 : 1;
      const factor = Math.exp(-Math.min(Math.max(deltaPx * speed, -400), 400) * wheelZoomPerPx);
      const box = surface.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      actions.zoom(at, { x: isControlDown ? 1 : factor, y: event.shiftKey ? 1 : factor });
    },
    { signal, passive: false },
  );
}

/**
 * Drag moves, the wheel zooms about the pointer (Shift: traces only, Ctrl: time only), two fingers do both, a
 * double click comes closer, a tap points. Returns the call that ends it.
 */
export function listenToPointer(surface: HTMLElement, actions: PointerActions): () => void {
  const ending = new AbortController();
  listenToFingers(surface, actions, ending.signal);
  listenToWheel(surface, actions, ending.signal);
  return () => ending.abort();
}
