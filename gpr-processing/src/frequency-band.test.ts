import { describe, expect, it } from 'vitest';
import { cornersOf, gainsOf, requireBand, requireBelowNyquist } from './frequency-band.ts';

describe('a frequency band', () => {
  it('that is upside down is refused with a sentence', () => {
    expect(() => requireBand('Band-pass', { lowMHz: 600, highMHz: 200 }, 0.1)).toThrow(
      'Band-pass keeps what lies between its corner frequencies, but the low one, 600 MHz, is not below the high one, 200 MHz: exchange or change them.',
    );
  });

  it('that the samples cannot hold is refused with a sentence', () => {
    expect(() => requireBelowNyquist('Notch', 900, 1.5)).toThrow(
      'Notch is set to 900 MHz, but samples 1.5 ns apart hold frequencies below 333.3 MHz only: set a lower frequency.',
    );
    expect(() => requireBelowNyquist('Notch', 499, 1)).not.toThrow();
    expect(() => requireBelowNyquist('Notch', 500, 1)).toThrow();
  });

  it('has ramps outside itself', () => {
    expect(cornersOf({ lowMHz: 100, highMHz: 400 }, { lowRamp: 0.5, highRamp: 2 })).toEqual({
      lowStop: 50,
      lowPass: 100,
      highPass: 400,
      highStop: 800,
    });
  });

  it('is told at each frequency of a transform, Nyquist included', () => {
    expect([...gainsOf(8, 0.5, (frequencyMHz) => frequencyMHz)]).toEqual([0, 250, 500, 750, 1000]);
  });
});
