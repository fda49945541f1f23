import { type RadargramGeometry, tileSampleCount, tileTraceCount } from '@jsa/contract';
import { buildPyramid, cutTile, type Pyramid } from '@jsa/gpr-processing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Camera } from '#radargram/camera.ts';
import { shadePixel, shadingOf } from '#radargram/shade.ts';
import { planTiles, type TilePlace } from '#radargram/tile-plan.ts';
import { createDisplay, type Display } from '#state/display.ts';
import { cividisStops, greyStops, seismicStops, spreadColours } from '#webgl/colour-map.ts';
import { createAmplitudeLayer } from './amplitude-layer.ts';

const traceCount = 1100;
const samplesPerTrace = 600;

/** Noise from a fixed seed, with single strong samples, so that every seam and every peak matters. */
function noisyLine(): Pyramid {
  const samples = new Float32Array(traceCount * samplesPerTrace);
  let seed = 7;
  for (let index = 0; index < samples.length; index++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const noise = seed / 2 ** 32 - 0.5;
    samples[index] = index % 997 === 0 ? Math.sign(noise) * 30 : noise;
  }
  return buildPyramid({
    traceCount,
    samplesPerTrace,
    sampleIntervalNs: 0.2,
    firstSampleNs: -4,
    traceDistancesM: null,
    elevationsM: null,
    depthAxis: null,
    traceSpacingM: 0.05,
    antenna: { name: null, centreFrequencyMHz: null, separationM: null },
    nonSignalSampleCount: 0,
    samples,
  });
}

const line = noisyLine();
const geometry: RadargramGeometry = {
  traceCount,
  samplesPerTrace,
  sampleIntervalNs: 0.2,
  firstSampleNs: -4,
  traceSpacingM: 0.05,
  levelCount: line.levels.length,
  amplitudeScale: line.amplitudeScale,
  amplitudeP98: 2,
  amplitudeMaximum: line.amplitudeMaximum,
};
const tiles = new Map<string, Int16Array>();

function tileAt({ level, traceBlock, sampleBlock }: TilePlace): Int16Array {
  const key = `${level}/${traceBlock}/${sampleBlock}`;
  const tile = tiles.get(key) ?? cutTile(line, level, traceBlock, sampleBlock);
  tiles.set(key, tile);
  return tile;
}

const contexts: WebGL2RenderingContext[] = [];
afterEach(() => {
  for (const gl of contexts.splice(0)) gl.getExtension('WEBGL_lose_context')?.loseContext();
});

type Scene = {
  camera: Camera;
  plot?: { widthPx: number; heightPx: number };
  display?: Partial<Display>;
  isLoaded?: (place: TilePlace) => boolean;
};

const colours = { grey: greyStops, cividis: cividisStops, seismic: seismicStops };

/** Draws on the graphics card; answers the red, green and blue of each pixel, from the upper left. */
function drawScene({
  camera,
  plot = { widthPx: 97, heightPx: 61 },
  display = {},
  isLoaded = () => true,
}: Scene) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [plot.widthPx, plot.heightPx];
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, preserveDrawingBuffer: true });
  if (!gl) throw new Error('This Chromium has no WebGL2.');
  contexts.push(gl);
  const plan = planTiles({ camera, geometry, plot, mostTiles: 200 });
  const shown = { ...createDisplay('light').get(), ...display };
  const read = (place: TilePlace) => (isLoaded(place) ? tileAt(place) : null);
  const frame = { radargramId: 'a', geometry, camera, plan, display: shown, plot, pixelRatio: 1, read };
  const layer = createAmplitudeLayer(gl);
  layer.draw(frame);
  const bytes = new Uint8Array(plot.widthPx * plot.heightPx * 4);
  gl.readPixels(0, 0, plot.widthPx, plot.heightPx, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  expect(gl.getError()).toBe(gl.NO_ERROR);
  layer.destroy();
  const pixelAt = (x: number, y: number) => {
    const start = ((plot.heightPx - 1 - y) * plot.widthPx + x) * 4;
    return [...bytes.subarray(start, start + 3)];
  };
  return { frame, plan, plot, pixelAt };
}

/** The twin's reader: from the tiles that are loaded, else from the finest loaded level above. */
function readCellOf(level: number, isLoaded: (place: TilePlace) => boolean) {
  return (trace: number, sample: number): number | null => {
    for (let above = 0; level + above < geometry.levelCount; above++) {
      const at = Math.floor(trace / 2 ** above);
      const place = {
        level: level + above,
        traceBlock: Math.floor(at / tileTraceCount),
        sampleBlock: Math.floor(sample / tileSampleCount),
      };
      if (!isLoaded(place)) continue;
      return tileAt(place)[(at % tileTraceCount) * tileSampleCount + (sample % tileSampleCount)];
    }
    return null;
  };
}

/** Largest difference between card and twin, in steps of the colour map; colours must be on the map. */
function largestDifference(scene: Scene): number {
  const { frame, plan, plot, pixelAt } = drawScene(scene);
  const map = spreadColours(colours[frame.display.colourMap]);
  const indexOf = new Map<string, number>();
  for (let index = 0; index < 256; index++) {
    const key = [...map.subarray(index * 4, index * 4 + 3)].join();
    if (!indexOf.has(key)) indexOf.set(key, index);
  }
  const shading = shadingOf(frame);
  const readCell = readCellOf(plan.level, scene.isLoaded ?? (() => true));
  let largest = 0;
  for (let y = 0; y < plot.heightPx; y++) {
    for (let x = 0; x < plot.widthPx; x++) {
      const expected = shadePixel(shading, readCell, { x, y });
      const drawn = indexOf.get(pixelAt(x, y).join());
      if (expected === null) throw new Error(`Nothing is loaded at pixel ${x}, ${y}.`);
      if (drawn === undefined) throw new Error(`Pixel ${x}, ${y} is not on the colour map.`);
      largest = Math.max(largest, Math.abs(drawn - expected));
    }
  }
  return largest;
}

const wholeLine = { firstTrace: -0.5, traceSpan: traceCount, firstSample: -0.5, sampleSpan: samplesPerTrace };
const acrossSeams = { firstTrace: 247.3, traceSpan: 19.7, firstSample: 249.1, sampleSpan: 12.9 };

describe('createAmplitudeLayer', () => {
  it('draws a view across the seams of four tiles as the processor computes it', () => {
    expect(largestDifference({ camera: acrossSeams })).toBeLessThanOrEqual(1);
  });

  it('draws the whole line, squeezed on both axes, as the processor computes it', () => {
    expect(largestDifference({ camera: wholeLine })).toBeLessThanOrEqual(1);
  });

  it('draws traces stretched and samples squeezed as the processor computes it', () => {
    const camera = { ...wholeLine, firstTrace: 500.25, traceSpan: 30 };
    expect(largestDifference({ camera })).toBeLessThanOrEqual(1);
  });

  it('draws the last traces of the line as the processor computes it', () => {
    const camera = { firstTrace: traceCount - 8.5, traceSpan: 8, firstSample: 591.5, sampleSpan: 8 };
    expect(largestDifference({ camera })).toBeLessThanOrEqual(1);
  });

  it('applies contrast, gain, polarity and each colour map as the processor does', () => {
    for (const colourMap of ['grey', 'cividis', 'seismic'] as const) {
      const display = { colourMap, contrast: 0.7, gainDbPer100Ns: 9, isPolarityFlipped: true };
      expect(largestDifference({ camera: acrossSeams, display })).toBeLessThanOrEqual(2);
    }
  });

  it('draws the coarser tile as long as the finer one is not here', () => {
    const isLoaded = ({ level, traceBlock }: TilePlace) => level > 0 || traceBlock === 0;
    expect(largestDifference({ camera: acrossSeams, isLoaded })).toBeLessThanOrEqual(1);
  });

  it('keeps single strong samples of either sign when the whole line is squeezed', () => {
    const { pixelAt, plot } = drawScene({ camera: wholeLine, display: { contrast: 1 / 15 } });
    const seen = new Set<number>();
    for (let y = 0; y < plot.heightPx; y++) {
      for (let x = 0; x < plot.widthPx; x++) seen.add(pixelAt(x, y)[0]);
    }
    expect(seen.has(0)).toBe(true);
    expect(seen.has(255)).toBe(true);
  });

  it('hatches what is not loaded, unlike any amplitude', () => {
    const { pixelAt } = drawScene({ camera: acrossSeams, isLoaded: () => false });
    const seen = new Set(Array.from({ length: 20 }, (_, x) => pixelAt(x, 5)[0]));
    expect(seen.size).toBe(2);
    expect(seen.has(128)).toBe(false);
  });

  it('stays exact at the far end of a line of a million traces', () => {
    const far = { ...geometry, traceCount: 1_000_000, levelCount: 13 };
    const camera = { firstTrace: 999_900.25, traceSpan: 8, firstSample: 10, sampleSpan: 8 };
    const shading = shadingOf({
      camera,
      geometry: far,
      display: createDisplay('light').get(),
      plot: { widthPx: 100, heightPx: 100 },
      plan: { level: 0 },
    });
    expect(shading.firstCell[0]).toBe(999_900);
    expect(shading.fraction[0]).toBe(0.75);
  });
});
