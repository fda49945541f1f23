import { describe, expect, it } from 'vitest';
import { createMessages } from '#i18n/messages.ts';
import { amplitudeDigits, readAmplitude, tellReadOut } from './read-out.ts';

const geometry = {
  traceCount: 1000,
  samplesPerTrace: 512,
  sampleIntervalNs: 0.5,
  firstSampleNs: -10,
  traceSpacingM: 0.05,
  levelCount: 3,
  amplitudeScale: 0.5,
  amplitudeP98: 400,
  amplitudeMaximum: 9000,
};

describe('readAmplitude', () => {
  it('reads the very sample from a tile of the finest level', () => {
    const tile = new Int16Array(256 * 256);
    tile[(300 - 256) * 256 + (270 - 256)] = -81;
    const read = readAmplitude(geometry, { trace: 300, sample: 270 }, (place) =>
      place.level === 0 && place.traceBlock === 1 && place.sampleBlock === 1 ? tile : null,
    );
    expect(read).toEqual({ amplitude: -40.5, traceCount: 1 });
  });

  it('says of how many traces it is the strongest when only a coarse tile is here', () => {
    const tile = new Int16Array(256 * 256);
    tile[75 * 256 + 10] = 12;
    const read = readAmplitude(geometry, { trace: 301, sample: 10 }, (place) =>
      place.level === 2 && place.traceBlock === 0 ? tile : null,
    );
    expect(read).toEqual({ amplitude: 6, traceCount: 4 });
  });

  it('knows nothing while no tile is here', () => {
    expect(readAmplitude(geometry, { trace: 0, sample: 0 }, () => null)).toBeNull();
  });
});

describe('tellReadOut', () => {
  const english = createMessages('en');

  it('tells trace, distance, two-way time, depth and amplitude', () => {
    const read = { amplitude: -1234.56, traceCount: 1 };
    const told = tellReadOut(english, { geometry, velocityMPerNs: 0.1, trace: 200, sample: 120, read });
    expect(told).toEqual([
      'Trace 200, sample 120',
      '10.00 m along',
      '50.0 ns',
      '2.50 m deep',
      'amplitude −1,234.6',
    ]);
  });

  it('states no depth above time-zero', () => {
    const told = tellReadOut(english, { geometry, velocityMPerNs: 0.1, trace: 0, sample: 0, read: null });
    expect(told).toEqual(['Trace 0, sample 0', '0.00 m along', '−10.0 ns']);
  });

  it('leaves out what the file does not say', () => {
    const bare = { ...geometry, sampleIntervalNs: null, traceSpacingM: null };
    const told = tellReadOut(english, {
      geometry: bare,
      velocityMPerNs: 0.1,
      trace: 5,
      sample: 7,
      read: null,
    });
    expect(told).toEqual(['Trace 5, sample 7']);
  });

  it('tells only the place along the line of a cursor that comes from the map', () => {
    const told = tellReadOut(english, {
      geometry,
      velocityMPerNs: 0.1,
      trace: 99.6,
      sample: null,
      read: null,
    });
    expect(told).toEqual(['Trace 100', '4.98 m along']);
  });

  it('counts Serbian traces by Serbian rules', () => {
    const serbian = createMessages('sr-Latn');
    const tellOf = (traceCount: number) =>
      tellReadOut(serbian, {
        geometry,
        velocityMPerNs: 0.1,
        trace: 0,
        sample: 0,
        read: { amplitude: 2, traceCount },
      }).at(-1);
    expect(tellOf(2)).toBe('amplituda 2,0, najjača od 2 traga');
    expect(tellOf(8)).toBe('amplituda 2,0, najjača od 8 tragova');
  });
});

describe('amplitudeDigits', () => {
  it('keeps four figures whatever the instrument counts in', () => {
    expect([30_000, 400, 1.3, 0.02, 0].map(amplitudeDigits)).toEqual([0, 1, 3, 5, 0]);
  });
});
