import { describe, expect, it, vi } from 'vitest';
import {
  canvas,
  closeView,
  host,
  hostEachTest,
  isReady,
  labelsOf,
  line,
  openView,
  pointAt,
  press,
  rampTile,
  show,
  surface,
  traceCount,
} from './view-under-test.ts';

hostEachTest();

describe('createRadargramView', () => {
  it('says what to do while nothing is chosen', async () => {
    openView();
    await expect.poll(() => host.textContent).toContain('Choose a recording');
    expect(surface().hidden).toBe(true);
  });

  it('says that a recording is being processed, and draws it once it is', async () => {
    const { loadTile } = openView();
    show({ ...line, state: 'running', geometry: null });
    await expect.poll(() => host.textContent).toContain('is being processed');
    expect(loadTile).not.toHaveBeenCalled();
    show(line);
    await isReady();
    expect(host.textContent).not.toContain('is being processed');
  });

  it('draws time, depth, distance and traces on its four sides', async () => {
    openView();
    show(line, true);
    await isReady();
    expect(labelsOf('left')).toContain('0');
    expect(labelsOf('left')).toContain('50');
    expect(labelsOf('right')).toContain('2.0');
    expect(labelsOf('bottom')).toContain('25');
    expect(labelsOf('top')).toContain('500');
    expect(host.textContent).toContain('Depth (m) at 0.100 m/ns');
    expect(host.textContent).toContain('LINE01 · 400 MHz');
    expect(host.textContent).toContain('SYNTHETIC');
  });

  it('invents neither time nor depth nor distance that the file does not state', async () => {
    openView();
    const geometry = line.geometry && { ...line.geometry, sampleIntervalNs: null, traceSpacingM: null };
    show({ ...line, geometry });
    await isReady();
    expect(labelsOf('right')).toEqual([]);
    expect(labelsOf('bottom')).toEqual([]);
    expect(labelsOf('left')).toContain('100');
    expect(host.textContent).not.toContain('Depth');
  });

  it('tells the map which trace lies under the pointer, and nothing once it has left', async () => {
    const { selection } = openView();
    show(line);
    await isReady();
    pointAt({ x: 0.5, y: 0.5 });
    expect(selection.get().cursor).toEqual({
      source: 'radargram',
      radargramId: 'line-a',
      trace: 300,
      sample: 150,
    });
    expect(host.dataset.cursorTrace).toBe('300');
    expect(host.textContent).toContain('15.00 m along');
    expect(host.textContent).toContain('amplitude 300');
    pointAt({ x: 0.5, y: 0.5 }, 'pointerleave');
    expect(selection.get().cursor).toBeNull();
  });

  it('keeps the plot where it is when the read-out appears, however wide the pane', async () => {
    const { selection } = openView();
    show(line, true);
    for (const width of [1200, 950, 740, 560, 390]) {
      host.style.width = `${width}px`;
      selection.set({ cursor: null });
      await isReady();
      const before = host.querySelector('svg')?.getBoundingClientRect();
      selection.set({ cursor: { source: 'radargram', radargramId: 'line-a', trace: 599, sample: 299 } });
      expect(host.textContent).toContain('Trace 599');
      expect(host.querySelector('svg')?.getBoundingClientRect()).toEqual(before);
    }
  });

  it("draws the map's cursor as a line at its trace, without a depth", async () => {
    const { selection } = openView();
    show(line);
    await isReady();
    selection.set({ cursor: { source: 'map', radargramId: 'line-a', trace: 150.2, sample: null } });
    expect(host.dataset.cursorTrace).toBe('150');
    const lines = [...surface().children].filter((child) => !(child as HTMLElement).hidden);
    expect(lines).toHaveLength(1);
    const box = surface().getBoundingClientRect();
    const share = (lines[0].getBoundingClientRect().left - box.left) / box.width;
    expect(share).toBeCloseTo(150.7 / traceCount, 2);
  });

  it("points to the side on which the map's cursor lies beside the view", async () => {
    const { selection } = openView();
    show(line);
    await isReady();
    for (let times = 0; times < 4; times++) press('+');
    await expect.poll(() => labelsOf('top')).not.toContain('0');
    selection.set({ cursor: { source: 'map', radargramId: 'line-a', trace: 3, sample: null } });
    expect(surface().textContent).toBe('‹');
    selection.set({ cursor: { source: 'map', radargramId: 'line-a', trace: 597, sample: null } });
    expect(surface().textContent).toBe('›');
  });

  it('leaves a cursor on another line alone', async () => {
    const { selection } = openView();
    show(line);
    await isReady();
    selection.set({ cursor: { source: 'map', radargramId: 'line-b', trace: 150, sample: null } });
    expect(host.dataset.cursorTrace).toBeUndefined();
  });

  it('can be read with the keyboard alone', async () => {
    const { selection } = openView();
    show(line);
    await isReady();
    press('ArrowRight', { shiftKey: true });
    const first = selection.get().cursor;
    press('ArrowRight', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(selection.get().cursor).toMatchObject({
      trace: (first?.trace ?? 0) + 1,
      sample: (first?.sample ?? 0) + 1,
    });
    for (let times = 0; times < 6; times++) press('+');
    await expect.poll(() => labelsOf('top')).not.toContain('0');
    press('Home');
    await expect.poll(() => labelsOf('top')).toContain('0');
    press('End');
    await expect.poll(() => labelsOf('top')).not.toContain('0');
    press('0');
    await expect.poll(() => labelsOf('top')).toEqual(expect.arrayContaining(['0', '500']));
  });

  it('follows the hand when dragged and comes closer with the wheel', async () => {
    openView();
    show(line);
    await isReady();
    const box = surface().getBoundingClientRect();
    const at = { clientX: box.left + box.width / 2, clientY: box.top + 50, bubbles: true, cancelable: true };
    surface().dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -400, shiftKey: true }));
    await expect.poll(() => labelsOf('top')).not.toContain('0');
    expect(labelsOf('left')).toContain('50');
    const before = labelsOf('top');
    surface().setPointerCapture = () => {};
    pointAt({ x: 0.2, y: 0.5 }, 'pointerdown', { button: 0, pointerId: 5 });
    pointAt({ x: 0.9, y: 0.5 }, 'pointermove', { pointerId: 5 });
    pointAt({ x: 0.9, y: 0.5 }, 'pointerup', { pointerId: 5 });
    await expect.poll(() => labelsOf('top')).not.toEqual(before);
  });

  it('says which part could not be loaded, and gets it when asked again', async () => {
    let isBroken = true;
    openView(async (id, place) => {
      if (isBroken) throw new Error('Tile 0/0 was refused.');
      return rampTile(id, place);
    });
    show(line);
    await expect.poll(() => host.textContent).toContain('Tile 0/0 was refused.');
    isBroken = false;
    const retry = [...host.querySelectorAll('button')].find((button) => button.textContent === 'Try again');
    retry?.click();
    await isReady();
    expect(host.textContent).not.toContain('Tile 0/0 was refused.');
  });

  it('comes back after the graphics card was lost, without asking the server again', async () => {
    const { loadTile } = openView();
    show(line);
    await isReady();
    const askedBefore = loadTile.mock.calls.length;
    const loss = canvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    await expect.poll(() => host.textContent).toContain('graphics card');
    loss?.restoreContext();
    await isReady();
    expect(loadTile).toHaveBeenCalledTimes(askedBefore);
  });

  it('says so when the browser has no WebGL2', async () => {
    const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    openView();
    getContext.mockRestore();
    show(line);
    await expect.poll(() => host.textContent).toContain('this browser gives no WebGL2');
  });

  it('changes contrast and colours without asking for a tile', async () => {
    const { display, loadTile } = openView();
    show(line);
    await isReady();
    const asked = loadTile.mock.calls.length;
    host.dataset.ready = 'false';
    display.set({ contrast: 3, colourMap: 'cividis', gainDbPer100Ns: 10 });
    await isReady();
    expect(loadTile).toHaveBeenCalledTimes(asked);
  });

  it('speaks another language as soon as it is chosen', async () => {
    const { messages } = openView();
    show(line);
    await isReady();
    messages.setLanguage('sq');
    await expect.poll(() => host.textContent).toContain('Largësia (m)');
  });

  it('gives up its requests and leaves nothing behind when it goes', async () => {
    const signals: AbortSignal[] = [];
    const { selection } = openView((_, __, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    show(line);
    await expect.poll(() => signals.length).toBeGreaterThan(0);
    closeView();
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(host.children).toHaveLength(0);
    expect(host.dataset.ready).toBeUndefined();
    selection.set({ cursor: { source: 'map', radargramId: 'line-a', trace: 1, sample: null } });
    expect(host.dataset.cursorTrace).toBeUndefined();
  });
});
