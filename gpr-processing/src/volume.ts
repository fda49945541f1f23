import { createSlicer, type DepthSlice, type SliceOptions } from '#depth-slice.ts';
import type { Velocity } from '#depth-with-error.ts';
import { ProcessingError } from '#errors.ts';
import type { SurveyedLine } from '#grid.ts';
import type { Raster } from '#signal/raster.ts';
import type { SliceWindow } from '#slice-window.ts';

/** Levels at even distances, each as thick as stated; thicker than their distance they overlap. */
export type VolumeLevels = { readonly levelCount: number; readonly velocity?: Velocity } & (
  | { readonly firstNs: number; readonly intervalNs: number; readonly thicknessNs: number }
  | { readonly firstM: number; readonly intervalM: number; readonly thicknessM: number }
);

/**
 * A regular volume of cells by levels that is never whole in memory: a level is gridded when it is asked for, and what the lines
 * say in it is kept for the next time.
 */
export type SliceVolume = {
  readonly raster: Raster;
  readonly levelCount: number;
  windowOf(level: number): SliceWindow;
  level(level: number): DepthSlice;
  /** Any other slice of the same lines, for example a thicker one. */
  slice(window: SliceWindow): DepthSlice;
};

/** A volume over the lines of a survey, whether they run along, across or along tracks. */
export function createSliceVolume(
  lines: readonly SurveyedLine[],
  options: SliceOptions,
  levels: VolumeLevels,
): SliceVolume {
  requireLevels(levels);
  const slicer = createSlicer(lines, options);
  const windowOf = (level: number): SliceWindow => {
    if (!Number.isInteger(level) || level < 0 || level >= levels.levelCount) {
      const message = `The volume has levels 0 to ${levels.levelCount - 1}, and none of number ${level}.`;
      throw new ProcessingError('value-out-of-bounds', message);
    }
    const velocity = levels.velocity ? { velocity: levels.velocity } : {};
    if ('firstNs' in levels) {
      const fromNs = levels.firstNs + level * levels.intervalNs;
      return { fromNs, toNs: fromNs + levels.thicknessNs, ...velocity };
    }
    const fromM = levels.firstM + level * levels.intervalM;
    return { fromM, toM: fromM + levels.thicknessM, ...velocity };
  };
  return {
    raster: slicer.raster,
    levelCount: levels.levelCount,
    windowOf,
    level: (level) => slicer.slice(windowOf(level)),
    slice: slicer.slice,
  };
}

function requireLevels(levels: VolumeLevels): void {
  const [first, interval, thickness] =
    'firstNs' in levels
      ? [levels.firstNs, levels.intervalNs, levels.thicknessNs]
      : [levels.firstM, levels.intervalM, levels.thicknessM];
  const isInOrder =
    Number.isFinite(first) && interval > 0 && thickness > 0 && Number.isFinite(interval + thickness);
  if (isInOrder && Number.isInteger(levels.levelCount) && levels.levelCount > 0) return;
  const message = `A volume has one level or more, with an interval and a thickness above 0, but these are ${levels.levelCount} levels from ${first}, ${interval} apart and ${thickness} thick.`;
  throw new ProcessingError('value-out-of-bounds', message);
}
