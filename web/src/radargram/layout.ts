import type { RadargramGeometry } from '@jsa/contract';

/** The plot inside the stage, in CSS pixels that fall on whole device pixels. */
export type PlotBox = {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

const axisRoom = { left: 58, right: 58, top: 24, bottom: 38 };
const roomWithoutAxis = 18;
const narrowStagePx = 480;

/** Leaves room for the axes that this line has; a narrow screen gets tighter ones. */
export function layOutPlot(
  stage: { widthPx: number; heightPx: number },
  geometry: RadargramGeometry,
  pixelRatio: number,
): PlotBox {
  const snap = (px: number) => Math.floor(px * pixelRatio) / pixelRatio;
  const squeeze = stage.widthPx < narrowStagePx ? 4 : 0;
  const left = snap(axisRoom.left - squeeze);
  const top = snap(axisRoom.top);
  const right = geometry.sampleIntervalNs === null ? roomWithoutAxis : axisRoom.right - squeeze;
  const bottom = geometry.traceSpacingM === null ? axisRoom.bottom - 10 : axisRoom.bottom;
  return {
    left,
    top,
    widthPx: Math.max(snap(stage.widthPx - left - right), 0),
    heightPx: Math.max(snap(stage.heightPx - top - bottom), 0),
  };
}
