/** Draws at most once a frame, and only when asked. */
export type Redraw = { request(): void; destroy(): void };

/** `draw` runs in the next animation frame after `request`, however often that was called. */
export function createRedraw(draw: () => void): Redraw {
  let handle: number | null = null;
  return {
    request() {
      handle ??= requestAnimationFrame(() => {
        handle = null;
        draw();
      });
    },
    destroy() {
      if (handle !== null) cancelAnimationFrame(handle);
    },
  };
}

/** Tells when the element's size or the screen's pixel ratio changes; returns the call that ends it. */
export function watchSize(element: HTMLElement, onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange);
  observer.observe(element);
  let query: MediaQueryList | null = null;
  const listen = () => {
    query?.removeEventListener('change', changed);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
  };
  const changed = () => {
    listen();
    onChange();
  };
  listen();
  return () => {
    observer.disconnect();
    query?.removeEventListener('change', changed);
  };
}
