import { createAmplitudeLayer } from './layers/amplitude-layer.ts';
import type { RadargramFrame, RadargramLayer } from './layers/layer.ts';
import { mostTilesOn } from './layers/tile-shelf.ts';

export type WebglState = 'ready' | 'missing' | 'lost';

/** The canvas and the layers on it, through loss and return of the graphics context. */
export type WebglPlot = {
  state(): WebglState;
  /** How many tiles one view may use. */
  mostTiles(): number;
  draw(frame: RadargramFrame): void;
  destroy(): void;
};

const contextOptions: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
};

function layersOn(gl: WebGL2RenderingContext): RadargramLayer[] {
  return [createAmplitudeLayer(gl)];
}

/** `onChange` tells that the context was lost or is back; what was on the card is written again with the next frame. */
export function createWebglPlot(canvas: HTMLCanvasElement, onChange: () => void): WebglPlot {
  const gl = canvas.getContext('webgl2', contextOptions);
  if (!gl) return { state: () => 'missing', mostTiles: () => 1, draw: () => {}, destroy: () => {} };

  let layers = layersOn(gl);
  let isLost = false;
  const ending = new AbortController();
  const lose = (event: Event) => {
    event.preventDefault();
    isLost = true;
    layers = [];
    onChange();
  };
  const restore = () => {
    isLost = false;
    layers = layersOn(gl);
    onChange();
  };
  canvas.addEventListener('webglcontextlost', lose, { signal: ending.signal });
  canvas.addEventListener('webglcontextrestored', restore, { signal: ending.signal });

  return {
    state: () => (isLost ? 'lost' : 'ready'),
    mostTiles: () => (isLost ? 1 : mostTilesOn(gl)),
    draw(frame) {
      for (const layer of layers) layer.draw(frame);
    },
    destroy() {
      ending.abort();
      for (const layer of layers) layer.destroy();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
