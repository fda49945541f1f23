import { describe, expect, it } from 'vitest';
import { createDisplay } from '#state/display.ts';
import { type CellReader, shadePixel, shadingOf } from './shade.ts';

const geometry = {
  traceCount: 100,
  samplesPerTrace: 100,
  sampleIntervalNs: 1,
  firstSampleNs: 0,
  traceSpacingM: null,
  levelCount: 1,
  amplitudeScale: 1,
  amplitudeP98: 100,
  amplitudeMaximum: 1000,
};
const plain = createDisplay('light').get();
const black = 0;
const middle = 128;
const white = 255;

/** One pixel that shows all of the line between the given traces and samples. */
function shade(
  read: CellReader,
  view: {
    traces: [number, number];
    samples: [number, number];
    plot?: [number, number];
    px?: [number, number];
  },
  change: Partial<typeof plain> = {},
  otherGeometry: Partial<typeof geometry> = {},
) {
  const [widthPx, heightPx] = view.plot ?? [1, 1];
  const [x, y] = view.px ?? [0, 0];
  const shading = shadingOf({
    camera: {
      firstTrace: view.traces[0],
      traceSpan: view.traces[1] - view.traces[0],
      firstSample: view.samples[0],
      sampleSpan: view.samples[1] - view.samples[0],
    },
    geometry: { ...geometry, ...otherGeometry },
    display: { ...plain, ...change },
    plot: { widthPx, heightPx },
    plan: { level: 0 },
  });
  return shadePixel(shading, read, { x, y });
}

const oneCell = { traces: [9.5, 10.5] as [number, number], samples: [19.5, 20.5] as [number, number] };

describe('shadePixel', () => {
  it('draws the 98th percentile fully light, its negative fully dark, zero in the middle', () => {
    expect(shade(() => 100, oneCell)).toBe(white);
    expect(shade(() => -100, oneCell)).toBe(black);
    expect(shade(() => 0, oneCell)).toBe(middle);
  });

  it('shows an echo of half the strength as strong when the contrast is doubled', () => {
    expect(shade(() => 50, oneCell, { contrast: 2 })).toBe(shade(() => 100, oneCell));
  });

  it('turns light and dark round with the polarity', () => {
    expect(shade(() => 100, oneCell, { isPolarityFlipped: true })).toBe(black);
  });

  it('keeps a peak of one sample among hundreds, with its sign', () => {
    const peak: CellReader = (trace, sample) => (trace === 33 && sample === 71 ? -90 : 10);
    const view = { traces: [-0.5, 99.5] as [number, number], samples: [-0.5, 99.5] as [number, number] };
    expect(shade(peak, view)).toBe(shade(() => -90, oneCell));
  });

  it('gives each sample to exactly one pixel when there are more samples than pixels', () => {
    for (let sample = 0; sample < 100; sample++) {
      const echo: CellReader = (_, at) => (at === sample ? 100 : 0);
      const rows = Array.from({ length: 37 }, (_, y) =>
        shade(echo, { traces: [9.5, 10.5], samples: [-0.5, 99.5], plot: [1, 37], px: [0, y] }),
      );
      expect(rows.filter((index) => index === white)).toHaveLength(1);
    }
  });

  it('goes evenly from one sample to the next when they are wider than pixels', () => {
    const ramp: CellReader = (_, sample) => (sample - 20) * 100;
    const rows = Array.from({ length: 4 }, (_, y) =>
      shade(ramp, { traces: [9.5, 10.5], samples: [20, 21], plot: [1, 4], px: [0, y] }),
    );
    expect(rows).toEqual(
      [0.125, 0.375, 0.625, 0.875].map((share) => Math.floor((share / 2 + 0.5) * 255 + 0.5)),
    );
  });

  it('raises echoes by the display gain, counted from time-zero', () => {
    const gain = { gainDbPer100Ns: 20 };
    const at = (sample: number, firstSampleNs: number) =>
      shade(() => 10, { traces: [9.5, 10.5], samples: [sample - 0.5, sample + 0.5] }, gain, {
        samplesPerTrace: 300,
        firstSampleNs,
      });
    expect(at(0, 0)).toBe(shade(() => 10, oneCell));
    expect(at(100, 0)).toBe(white);
    expect(at(100, -100)).toBe(shade(() => 10, oneCell));
    expect(at(200, -100)).toBe(white);
  });

  it('has no display gain for a recording whose times are not known', () => {
    const bare = { sampleIntervalNs: null as unknown as number };
    expect(shade(() => 10, oneCell, { gainDbPer100Ns: 60 }, bare)).toBe(shade(() => 10, oneCell));
  });

  it('draws a line of nothing but zeros in the middle of the colours', () => {
    expect(shade(() => 0, oneCell, {}, { amplitudeP98: 0, amplitudeMaximum: 0 })).toBe(middle);
  });

  it('says where nothing is loaded, and takes the neighbour beside a hole', () => {
    expect(shade(() => null, oneCell)).toBeNull();
    const hole: CellReader = (_, sample) => (sample < 20 ? null : 100);
    const view = { traces: [9.5, 10.5] as [number, number], samples: [19.2, 19.7] as [number, number] };
    expect(shade(hole, view)).toBe(white);
  });
});
