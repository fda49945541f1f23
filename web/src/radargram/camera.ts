/** How much there is to see. */
export type LineExtent = { readonly traceCount: number; readonly samplesPerTrace: number };

/**
 * What of the line is on screen. A trace is drawn one trace wide with its number in the middle, so the line
 * begins at trace -0.5; samples likewise. Both axes stretch on their own.
 */
export type Camera = {
  readonly firstTrace: number;
  readonly traceSpan: number;
  readonly firstSample: number;
  readonly sampleSpan: number;
};

export type PlotSize = { readonly widthPx: number; readonly heightPx: number };
export type LinePlace = { readonly trace: number; readonly sample: number };

const mostTracesPerPx = 4;
const leastSpan = 8;

export function viewWholeLine(extent: LineExtent): Camera {
  return {
    firstTrace: -0.5,
    traceSpan: extent.traceCount,
    firstSample: -0.5,
    sampleSpan: extent.samplesPerTrace,
  };
}

/** The whole line when that leaves at most four traces to a pixel, else its first stretch; always the whole time window. */
export function viewFirstStretch(extent: LineExtent, widthPx: number): Camera {
  return { ...viewWholeLine(extent), traceSpan: Math.min(extent.traceCount, widthPx * mostTracesPerPx) };
}

function clampAxis(first: number, span: number, count: number): { first: number; span: number } {
  const kept = Math.min(Math.max(span, Math.min(leastSpan, count)), count);
  return { first: Math.min(Math.max(first, -0.5), count - 0.5 - kept), span: kept };
}

/** Never wider than the line, never beside it, never closer than eight traces or samples. */
export function clampCamera(camera: Camera, extent: LineExtent): Camera {
  const across = clampAxis(camera.firstTrace, camera.traceSpan, extent.traceCount);
  const down = clampAxis(camera.firstSample, camera.sampleSpan, extent.samplesPerTrace);
  return {
    firstTrace: across.first,
    traceSpan: across.span,
    firstSample: down.first,
    sampleSpan: down.span,
  };
}

/** Moves by traces and samples; the line's ends hold it. */
export function panCamera(
  camera: Camera,
  extent: LineExtent,
  by: { traces: number; samples: number },
): Camera {
  const moved = {
    ...camera,
    firstTrace: camera.firstTrace + by.traces,
    firstSample: camera.firstSample + by.samples,
  };
  return clampCamera(moved, extent);
}

function zoomAxis(axis: { first: number; span: number; count: number }, at: number, factor: number) {
  const least = Math.min(leastSpan, axis.count);
  const span = Math.min(Math.max(axis.span / factor, least), axis.count);
  return { first: at - ((at - axis.first) / axis.span) * span, span };
}

/** A factor above 1 comes closer. What lies at `at` stays where it is on screen, unless an end of the line is reached. */
export function zoomCamera(
  camera: Camera,
  extent: LineExtent,
  zoom: { at: LinePlace; traceFactor: number; sampleFactor: number },
): Camera {
  const traces = { first: camera.firstTrace, span: camera.traceSpan, count: extent.traceCount };
  const samples = { first: camera.firstSample, span: camera.sampleSpan, count: extent.samplesPerTrace };
  const across = zoomAxis(traces, zoom.at.trace, zoom.traceFactor);
  const down = zoomAxis(samples, zoom.at.sample, zoom.sampleFactor);
  const zoomed = {
    firstTrace: across.first,
    traceSpan: across.span,
    firstSample: down.first,
    sampleSpan: down.span,
  };
  return clampCamera(zoomed, extent);
}

/** Fractional: the middle of trace 12 is 12.0. Pixels count from the plot's upper left corner. */
export function placeAtPx(camera: Camera, plot: PlotSize, px: { x: number; y: number }): LinePlace {
  return {
    trace: camera.firstTrace + (px.x / plot.widthPx) * camera.traceSpan,
    sample: camera.firstSample + (px.y / plot.heightPx) * camera.sampleSpan,
  };
}

/** The other way round; outside the plot when the place is. */
export function pxOfPlace(camera: Camera, plot: PlotSize, place: LinePlace): { x: number; y: number } {
  return {
    x: ((place.trace - camera.firstTrace) / camera.traceSpan) * plot.widthPx,
    y: ((place.sample - camera.firstSample) / camera.sampleSpan) * plot.heightPx,
  };
}

/** The trace and sample drawn there, as whole numbers that exist. */
export function nearestPlace(place: LinePlace, extent: LineExtent): LinePlace {
  return {
    trace: Math.min(Math.max(Math.round(place.trace), 0), extent.traceCount - 1),
    sample: Math.min(Math.max(Math.round(place.sample), 0), extent.samplesPerTrace - 1),
  };
}
