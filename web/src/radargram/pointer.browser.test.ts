import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToPointer } from './pointer.ts';

const actions = { point: vi.fn(), drag: vi.fn(), zoom: vi.fn() };
let surface: HTMLElement;
let end: () => void;

beforeEach(() => {
  surface = document.createElement('div');
  surface.style.cssText = 'position: fixed; left: 10px; top: 20px; width: 400px; height: 300px';
  // Made-up pointers cannot be captured.
  surface.setPointerCapture = () => {};
  document.body.append(surface);
  end = listenToPointer(surface, actions);
});
afterEach(() => {
  end();
  surface.remove();
  vi.clearAllMocks();
});

/** Coordinates are those of the surface. */
function finger(type: string, pointerId: number, x: number, y: number): void {
  const place = { clientX: x + 10, clientY: y + 20 };
  surface.dispatchEvent(new PointerEvent(type, { ...place, pointerId, pointerType: 'touch' }));
}

function wheel(init: WheelEventInit): WheelEvent {
  const event = new WheelEvent('wheel', { clientX: 110, clientY: 70, cancelable: true, ...init });
  surface.dispatchEvent(event);
  return event;
}

describe('listenToPointer', () => {
  it('moves the picture with one finger, and points nowhere', () => {
    finger('pointerdown', 1, 100, 100);
    finger('pointermove', 1, 130, 90);
    finger('pointerup', 1, 130, 90);
    expect(actions.drag).toHaveBeenCalledExactlyOnceWith({ x: 30, y: -10 });
    expect(actions.point).not.toHaveBeenCalled();
  });

  it('points where it is tapped', () => {
    finger('pointerdown', 1, 100, 100);
    finger('pointermove', 1, 102, 101);
    finger('pointerup', 1, 102, 101);
    expect(actions.point).toHaveBeenCalledExactlyOnceWith({ x: 102, y: 101 });
  });

  it('stretches the traces only when two fingers lie side by side', () => {
    finger('pointerdown', 1, 100, 100);
    finger('pointerdown', 2, 200, 110);
    finger('pointermove', 2, 300, 112);
    expect(actions.zoom).toHaveBeenCalledExactlyOnceWith({ x: 200, y: 106 }, { x: 2, y: 1 });
    expect(actions.drag).toHaveBeenCalledExactlyOnceWith({ x: 50, y: 1 });
  });

  it('stretches the time only when one finger lies above the other', () => {
    finger('pointerdown', 1, 100, 100);
    finger('pointerdown', 2, 110, 150);
    finger('pointermove', 2, 110, 200);
    expect(actions.zoom.mock.lastCall?.[1]).toEqual({ x: 1, y: 2 });
  });

  it('stretches both alike when the fingers lie aslant', () => {
    finger('pointerdown', 1, 100, 100);
    finger('pointerdown', 2, 150, 150);
    finger('pointermove', 2, 200, 200);
    const factor = actions.zoom.mock.lastCall?.[1];
    expect(factor.x).toBeCloseTo(2, 9);
    expect(factor.y).toBeCloseTo(2, 9);
  });

  it('zooms both axes about the pointer with the wheel, and the page does not scroll', () => {
    expect(wheel({ deltaY: -100 }).defaultPrevented).toBe(true);
    const [at, factor] = actions.zoom.mock.lastCall ?? [];
    expect(at).toEqual({ x: 100, y: 50 });
    expect(factor.x).toBeGreaterThan(1);
    expect(factor.y).toBe(factor.x);
  });

  it('zooms traces only with Shift, also where the browser turns the wheel sideways', () => {
    wheel({ deltaY: -100, shiftKey: true });
    wheel({ deltaX: -100, shiftKey: true });
    for (const [, factor] of actions.zoom.mock.calls) {
      expect(factor.x).toBeGreaterThan(1);
      expect(factor.y).toBe(1);
    }
    expect(actions.zoom).toHaveBeenCalledTimes(2);
  });

  it('zooms time only with a Ctrl key that is down, and both for a pinch on a touchpad', () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }));
    wheel({ deltaY: -100, ctrlKey: true });
    expect(actions.zoom.mock.lastCall?.[1].x).toBe(1);
    window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Control' }));
    wheel({ deltaY: -10, ctrlKey: true });
    const factor = actions.zoom.mock.lastCall?.[1];
    expect(factor.x).toBeGreaterThan(1);
    expect(factor.x).toBe(factor.y);
  });

  it('moves along the line when a touchpad is swept sideways', () => {
    wheel({ deltaX: 40, deltaY: 3 });
    expect(actions.drag).toHaveBeenCalledExactlyOnceWith({ x: -40, y: 0 });
  });

  it('comes closer with a double click', () => {
    surface.dispatchEvent(new MouseEvent('dblclick', { clientX: 60, clientY: 70 }));
    expect(actions.zoom).toHaveBeenCalledExactlyOnceWith({ x: 50, y: 50 }, { x: 2, y: 2 });
  });

  it('is deaf once it was ended', () => {
    end();
    wheel({ deltaY: -100 });
    finger('pointerdown', 1, 100, 100);
    finger('pointermove', 1, 130, 90);
    expect(actions.zoom).not.toHaveBeenCalled();
    expect(actions.drag).not.toHaveBeenCalled();
  });
});
