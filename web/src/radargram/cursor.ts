import type { Cursor } from '#state/selection.ts';
import { type Camera, pxOfPlace } from './camera.ts';
import type { PlotBox } from './layout.ts';
import styles from './radargram-view.module.css';

type CrossHairState = {
  readonly cursor: Cursor;
  readonly camera: Camera;
  readonly box: PlotBox;
  readonly pixelRatio: number;
};

export type CrossHair = {
  /** Null hides it. A cursor from the map is one upright line: the map knows no depth. */
  update(state: CrossHairState | null): void;
  destroy(): void;
};

function lineElement(...classNames: string[]): HTMLElement {
  const line = document.createElement('div');
  line.className = [styles.cursorLine, ...classNames].join(' ');
  line.hidden = true;
  return line;
}

/** Two lines over the plot, which move without anything being drawn anew; an arrow when the cursor lies beside the view. */
export function createCrossHair(surface: HTMLElement): CrossHair {
  const down = lineElement(styles.downLine);
  const across = lineElement(styles.acrossLine);
  const outside = document.createElement('div');
  outside.className = styles.outside;
  outside.hidden = true;
  surface.append(down, across, outside);
  return {
    update(state) {
      down.hidden = true;
      across.hidden = true;
      outside.hidden = true;
      if (!state) return;
      const { cursor, camera, box, pixelRatio } = state;
      const px = pxOfPlace(camera, box, { trace: cursor.trace, sample: cursor.sample ?? 0 });
      const snap = (value: number) => Math.floor(value * pixelRatio) / pixelRatio;
      const isLeft = px.x < 0;
      down.hidden = isLeft || px.x > box.widthPx;
      outside.hidden = !down.hidden;
      outside.textContent = isLeft ? '‹' : '›';
      outside.classList.toggle(styles.outsideLeft, isLeft);
      down.classList.toggle(styles.fromMap, cursor.source === 'map');
      down.style.transform = `translateX(${snap(px.x)}px)`;
      across.hidden = cursor.sample === null || px.y < 0 || px.y > box.heightPx;
      across.style.transform = `translateY(${snap(px.y)}px)`;
    },
    destroy() {
      down.remove();
      across.remove();
      outside.remove();
    },
  };
}
