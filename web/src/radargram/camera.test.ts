import { describe, expect, it } from 'vitest';
import {
  clampCamera,
  nearestPlace,
  panCamera,
  placeAtPx,
  pxOfPlace,
  viewFirstStretch,
  viewWholeLine,
  zoomCamera,
} from './camera.ts';

const extent = { traceCount: 1000, samplesPerTrace: 500 };
const plot = { widthPx: 800, heightPx: 400 };

describe('camera', () => {
  it('draws a trace one trace wide with its number in the middle', () => {
    const camera = { firstTrace: -0.5, traceSpan: 10, firstSample: -0.5, sampleSpan: 10 };
    expect(pxOfPlace(camera, { widthPx: 100, heightPx: 100 }, { trace: 0, sample: 9 })).toEqual({
      x: 5,
      y: 95,
    });
  });

  it('finds back the place of a pixel', () => {
    const camera = { firstTrace: 12.25, traceSpan: 77, firstSample: 31.5, sampleSpan: 13 };
    const place = placeAtPx(camera, plot, { x: 123, y: 321 });
    const px = pxOfPlace(camera, plot, place);
    expect(px.x).toBeCloseTo(123, 9);
    expect(px.y).toBeCloseTo(321, 9);
  });

  it('keeps what lies under the pointer where it is while zooming', () => {
    const before = { firstTrace: 200, traceSpan: 300, firstSample: 100, sampleSpan: 200 };
    const at = placeAtPx(before, plot, { x: 300, y: 150 });
    const after = zoomCamera(before, extent, { at, traceFactor: 2.5, sampleFactor: 1.3 });
    const px = pxOfPlace(after, plot, at);
    expect(px.x).toBeCloseTo(300, 9);
    expect(px.y).toBeCloseTo(150, 9);
    expect(after.traceSpan).toBeCloseTo(120, 9);
  });

  it('stretches one axis without the other', () => {
    const before = { firstTrace: 200, traceSpan: 300, firstSample: 100, sampleSpan: 200 };
    const at = { trace: 300, sample: 150 };
    const after = zoomCamera(before, extent, { at, traceFactor: 2, sampleFactor: 1 });
    expect(after).toMatchObject({ traceSpan: 150, firstSample: 100, sampleSpan: 200 });
  });

  it('shows the whole line when zoomed out beyond it', () => {
    const at = { trace: 10, sample: 10 };
    const camera = zoomCamera(viewWholeLine(extent), extent, { at, traceFactor: 0.1, sampleFactor: 0.1 });
    expect(camera).toEqual(viewWholeLine(extent));
  });

  it('stops at eight traces and samples', () => {
    const at = { trace: 500, sample: 250 };
    const camera = zoomCamera(viewWholeLine(extent), extent, { at, traceFactor: 1e6, sampleFactor: 1e6 });
    expect(camera).toMatchObject({ traceSpan: 8, sampleSpan: 8 });
    expect(camera.firstTrace).toBeLessThan(500);
    expect(camera.firstTrace + 8).toBeGreaterThan(500);
  });

  it('is held by both ends of the line', () => {
    const camera = { firstTrace: 100, traceSpan: 50, firstSample: 0, sampleSpan: 100 };
    expect(panCamera(camera, extent, { traces: -5000, samples: 0 }).firstTrace).toBe(-0.5);
    expect(panCamera(camera, extent, { traces: 5000, samples: 0 }).firstTrace).toBe(999.5 - 50);
    expect(panCamera(camera, extent, { traces: 0, samples: 5000 }).firstSample).toBe(499.5 - 100);
  });

  it('copes with a line of a single trace and sample', () => {
    const dot = { traceCount: 1, samplesPerTrace: 1 };
    const camera = { firstTrace: 7, traceSpan: 90, firstSample: 3, sampleSpan: 90 };
    expect(clampCamera(camera, dot)).toEqual({
      firstTrace: -0.5,
      traceSpan: 1,
      firstSample: -0.5,
      sampleSpan: 1,
    });
  });

  it('opens with the whole line while that leaves four traces to a pixel or fewer', () => {
    expect(viewFirstStretch({ traceCount: 3200, samplesPerTrace: 500 }, 800).traceSpan).toBe(3200);
  });

  it('opens a longer line with its first stretch and the whole time window', () => {
    expect(viewFirstStretch({ traceCount: 200_000, samplesPerTrace: 500 }, 800)).toEqual({
      firstTrace: -0.5,
      traceSpan: 3200,
      firstSample: -0.5,
      sampleSpan: 500,
    });
  });

  it('names only traces and samples that exist', () => {
    expect(nearestPlace({ trace: -0.5, sample: 499.5 }, extent)).toEqual({ trace: 0, sample: 499 });
    expect(nearestPlace({ trace: 12.6, sample: 7.4 }, extent)).toEqual({ trace: 13, sample: 7 });
  });
});
