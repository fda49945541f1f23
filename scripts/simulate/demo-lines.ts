import type { Antenna } from './antenna.ts';
import type { Console } from './console.ts';
import { site1Ground, site2Ground, site3Ground, site4Ground } from './demo-grounds.ts';
import type { LocalFrame } from './local-frame.ts';
import type { LineToSimulate } from './simulate-line.ts';

/** A line of the demonstration, and as whose files it is written. */
export type DemoLine = {
  readonly siteCode: string;
  readonly line: LineToSimulate;
  readonly format: 'dzt' | 'rd3' | 'rd7';
  /** Where the line begins in its site's frame; null for a line without any position. */
  readonly start: { readonly frame: LocalFrame; readonly yM: number } | null;
  readonly tracesPerFix: number;
  readonly recordedAt: string;
};

export type DemoSitePlace = {
  readonly code: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
};

const gssi400: Antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 };
const mala250: Antenna = { name: '250 MHz shielded', centreFrequencyMHz: 250, separationM: 0.36 };
const mala450: Antenna = { name: '450 MHz shielded', centreFrequencyMHz: 450, separationM: 0.18 };

const sixteenBit: Console = {
  samplesPerTrace: 512,
  timeWindowNs: 60,
  firstSampleNs: -6,
  bitsPerSample: 16,
  saturationShare: 0.8,
  noiseShare: 2 ** -13,
};
const longWindow: Console = { ...sixteenBit, timeWindowNs: 90, firstSampleNs: -9 };
const thirtyTwoBit: Console = {
  ...sixteenBit,
  samplesPerTrace: 640,
  timeWindowNs: 70,
  bitsPerSample: 32,
  noiseShare: 2 ** -14,
};

const seed = 'joint-site-assessment-demo-1';

/** Eleven short lines at four of the five demo sites; site 5 has none, as a site that was only put on the table. */
export function demoLines(places: readonly DemoSitePlace[]): DemoLine[] {
  const placeOf = (number: number) => {
    const place = places[number - 1];
    if (place === undefined) throw new RangeError(`there is no demo site ${number}`);
    return place;
  };
  const frameOf = (number: number, bearingDeg: number): LocalFrame => ({ ...placeOf(number), bearingDeg });
  const site2Frame = frameOf(2, 62);
  const site4Frame = frameOf(4, 118);
  const site2 = Array.from({ length: 7 }, (_, index): DemoLine => {
    const yM = index * 0.5;
    return {
      siteCode: placeOf(2).code,
      line: {
        name: `DEMO-S2-L0${index + 1}`,
        ground: site2Ground(yM),
        antenna: gssi400,
        console: sixteenBit,
        traceCount: 701,
        traceSpacingM: 0.02,
        seed,
      },
      format: 'dzt',
      start: { frame: site2Frame, yM },
      tracesPerFix: 24,
      recordedAt: `2026-05-12T09:${10 + 6 * index}:00`,
    };
  });
  const site4 = Array.from({ length: 3 }, (_, index): DemoLine => {
    const yM = index - 1;
    return {
      siteCode: placeOf(4).code,
      line: {
        name: `DEMO-S4-L0${index + 1}`,
        ground: site4Ground(yM),
        antenna: mala250,
        console: longWindow,
        traceCount: 501,
        traceSpacingM: 0.05,
        seed,
      },
      format: 'rd3',
      start: { frame: site4Frame, yM },
      tracesPerFix: 20,
      recordedAt: `2026-05-14T11:${20 + 9 * index}:00`,
    };
  });
  const site3: DemoLine = {
    siteCode: placeOf(3).code,
    line: {
      name: 'DEMO-S3-L01',
      ground: site3Ground(),
      antenna: mala450,
      console: thirtyTwoBit,
      traceCount: 601,
      traceSpacingM: 0.035,
      seed,
    },
    format: 'rd7',
    start: { frame: frameOf(3, 15), yM: 0 },
    tracesPerFix: 20,
    recordedAt: '2026-05-13T14:05:00',
  };
  const site1: DemoLine = {
    siteCode: placeOf(1).code,
    line: {
      name: 'DEMO-S1-L01',
      ground: site1Ground(),
      antenna: gssi400,
      console: sixteenBit,
      traceCount: 701,
      traceSpacingM: 0.02,
      seed,
    },
    format: 'dzt',
    start: null,
    tracesPerFix: 24,
    recordedAt: '2026-05-11T10:00:00',
  };
  return [site1, ...site2, site3, ...site4];
}
