import type { RadargramGeometry } from '@jsa/contract';
import type { Camera, PlotSize } from '#radargram/camera.ts';
import type { TilePlace, TilePlan } from '#radargram/tile-plan.ts';
import type { Display } from '#state/display.ts';

/** All that a layer needs to draw the plot once. */
export type RadargramFrame = {
  readonly radargramId: string;
  readonly geometry: RadargramGeometry;
  readonly camera: Camera;
  readonly plan: TilePlan;
  readonly display: Display;
  /** In device pixels. */
  readonly plot: PlotSize;
  readonly pixelRatio: number;
  /** Null while the tile is not here. */
  read(place: TilePlace): Int16Array | null;
};

export type RadargramLayer = {
  draw(frame: RadargramFrame): void;
  destroy(): void;
};
