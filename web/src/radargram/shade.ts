import type { RadargramFrame } from './layers/layer.ts';
import { traceCountAtLevel } from './tile-plan.ts';

/**
 * What one pixel is made of, in the cells of one level: a cell is a trace of the level across and a sample down.
 * `firstCell` holds the plot's upper left corner, `fraction` says where in it, `cellsPerPx` how fast it goes on.
 * The split keeps 32-bit floats exact at the end of a line of a million traces.
 */
export type Shading = {
  readonly firstCell: readonly [number, number];
  readonly fraction: readonly [number, number];
  readonly cellsPerPx: readonly [number, number];
  readonly lastCell: readonly [number, number];
  /** From the tiles' integers to 1 = drawn fully dark or fully light; negative when the polarity is flipped. */
  readonly factor: number;
  readonly gainDbPerSample: number;
  /** The display gain grows from here on. */
  readonly timeZeroSample: number;
};

/** The shader has the same bound; only a plot lower than 256 pixels of a very long trace ever reaches it. */
const mostCellsPerPx = 256;

/** Reads the amplitude of a cell, as the tiles hold it; null where no tile is loaded. */
export type CellReader = (trace: number, sample: number) => number | null;

type Group = { readonly first: number; readonly last: number };
/** Blend of two groups of cells along an axis; `share` is the weight of the second. */
type Blend = { readonly one: Group; readonly other: Group; readonly share: number };

type ShadingInput = Pick<RadargramFrame, 'camera' | 'geometry' | 'display' | 'plot'> & {
  readonly plan: Pick<RadargramFrame['plan'], 'level'>;
};

/** The numbers behind a frame. A radargram of nothing but zeros is drawn in the middle of the colour map. */
export function shadingOf({ camera, geometry, display, plot, plan }: ShadingInput): Shading {
  const cellWidth = 2 ** plan.level;
  const left = (camera.firstTrace + 0.5) / cellWidth;
  const top = camera.firstSample + 0.5;
  const contrastAmplitude = geometry.amplitudeP98 || geometry.amplitudeMaximum || 1;
  const sign = display.isPolarityFlipped ? -1 : 1;
  const intervalNs = geometry.sampleIntervalNs;
  return {
    firstCell: [Math.floor(left), Math.floor(top)],
    fraction: [Math.fround(left - Math.floor(left)), Math.fround(top - Math.floor(top))],
    cellsPerPx: [
      Math.fround(camera.traceSpan / cellWidth / plot.widthPx),
      Math.fround(camera.sampleSpan / plot.heightPx),
    ],
    lastCell: [traceCountAtLevel(geometry.traceCount, plan.level) - 1, geometry.samplesPerTrace - 1],
    factor: (sign * geometry.amplitudeScale * display.contrast) / contrastAmplitude,
    gainDbPerSample: intervalNs === null ? 0 : (display.gainDbPer100Ns * intervalNs) / 100,
    timeZeroSample: intervalNs === null ? 0 : -geometry.firstSampleNs / intervalNs,
  };
}

/** Cells wider than a pixel are interpolated; else a pixel takes the cells whose middles lie in it, each exactly once. */
function blendAt(px: number, fraction: number, cellsPerPx: number): Blend {
  if (cellsPerPx >= 1) {
    const first = Math.ceil(fraction + px * cellsPerPx - 0.5);
    const last = Math.max(first, Math.ceil(fraction + (px + 1) * cellsPerPx - 0.5) - 1);
    return { one: { first, last }, other: { first, last }, share: 0 };
  }
  const middle = fraction + (px + 0.5) * cellsPerPx - 0.5;
  const cell = Math.floor(middle);
  return {
    one: { first: cell, last: cell },
    other: { first: cell + 1, last: cell + 1 },
    share: middle - cell,
  };
}

function mix(one: number | null, other: number | null, share: number): number | null {
  if (one === null) return other;
  if (other === null) return one;
  return one + (other - one) * share;
}

/** The amplitude of largest magnitude, with its sign, so that peaks survive. */
function strongest(shading: Shading, read: CellReader, traces: Group, samples: Group): number | null {
  const stride = Math.ceil((samples.last - samples.first + 1) / mostCellsPerPx);
  let best: number | null = null;
  for (let trace = traces.first; trace <= traces.last; trace++) {
    for (let sample = samples.first; sample <= samples.last; sample += stride) {
      const amplitude = read(
        Math.min(Math.max(trace + shading.firstCell[0], 0), shading.lastCell[0]),
        Math.min(Math.max(sample + shading.firstCell[1], 0), shading.lastCell[1]),
      );
      if (amplitude === null) continue;
      if (best === null || Math.abs(amplitude) > Math.abs(best)) best = amplitude;
    }
  }
  return best;
}

/**
 * The colour of a pixel as an index into the colour map, or null where nothing is loaded: what the shader of the
 * amplitude layer computes, said once more for the processor, so that a test can hold the one against the other.
 */
export function shadePixel(
  shading: Shading,
  read: CellReader,
  px: { readonly x: number; readonly y: number },
): number | null {
  const across = blendAt(px.x, shading.fraction[0], shading.cellsPerPx[0]);
  const down = blendAt(px.y, shading.fraction[1], shading.cellsPerPx[1]);
  const amplitudeIn = (traces: Group) =>
    mix(
      strongest(shading, read, traces, down.one),
      down.share === 0 ? null : strongest(shading, read, traces, down.other),
      down.share,
    );
  const amplitude = mix(
    amplitudeIn(across.one),
    across.share === 0 ? null : amplitudeIn(across.other),
    across.share,
  );
  if (amplitude === null) return null;

  const sample = shading.firstCell[1] + shading.fraction[1] + (px.y + 0.5) * shading.cellsPerPx[1] - 0.5;
  const gainDb = shading.gainDbPerSample * Math.max(0, sample - shading.timeZeroSample);
  const brightness = Math.min(Math.max(amplitude * shading.factor * 10 ** (gainDb / 20), -1), 1);
  return Math.floor((brightness * 0.5 + 0.5) * 255 + 0.5);
}
