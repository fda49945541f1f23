import { describe, expect, it } from 'vitest';
import { cividisStops, colourCount, greyStops, seismicStops, spreadColours } from './colour-map.ts';

function colourAt(colours: Uint8Array, index: number): number[] {
  return [...colours.subarray(index * 4, index * 4 + 4)];
}

/** Relative luminance as WCAG defines it. */
function luminance([red, green, blue]: number[]): number {
  const linear = [red, green, blue].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

describe('spreadColours', () => {
  it('makes grey as bright as its index', () => {
    const grey = spreadColours(greyStops);
    for (let index = 0; index < colourCount; index++) {
      expect(colourAt(grey, index)).toEqual([index, index, index, 255]);
    }
  });

  it('begins and ends cividis with the published colours', () => {
    const cividis = spreadColours(cividisStops);
    expect(colourAt(cividis, 0)).toEqual([0, 34, 78, 255]);
    expect(colourAt(cividis, 136)).toEqual([132, 130, 121, 255]);
    expect(colourAt(cividis, 255)).toEqual([254, 232, 56, 255]);
  });

  it('lets cividis grow lighter all the way, so that it reads in greyscale', () => {
    const cividis = spreadColours(cividisStops);
    for (let index = 3; index < colourCount; index++) {
      expect(luminance(colourAt(cividis, index))).toBeGreaterThan(luminance(colourAt(cividis, index - 3)));
    }
  });

  it('has seismic blue for the one polarity, red for the other, and nearly white between', () => {
    const seismic = spreadColours(seismicStops);
    expect(colourAt(seismic, 64).slice(0, 3)).toEqual([1, 1, 255]);
    expect(Math.min(...colourAt(seismic, 128))).toBeGreaterThan(250);
    expect(colourAt(seismic, 191).slice(1, 3)).toEqual([1, 1]);
  });
});
