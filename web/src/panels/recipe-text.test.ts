import { describe, expect, it } from 'vitest';
import { createMessages } from '#i18n/messages.ts';
import { stepName, valueText } from './recipe-text.ts';

const english = createMessages('en');

describe('a step of a recipe', () => {
  it('is named in the language of the reader', () => {
    expect(stepName(english, 'dc-removal')).toBe('DC removal');
    expect(stepName(createMessages('sq'), 'background-removal')).toBe('Heqja e sfondit');
    expect(stepName(createMessages('sr-Latn'), 'dip-filter')).toBe('Filter nagiba');
    expect(stepName(createMessages('sr-Cyrl'), 'butterworth')).toBe('Батервортов појасни филтер');
  });

  it('that this version does not have is told by its id', () => {
    expect(stepName(english, 'step-of-later')).toBe('step-of-later');
    expect(valueText(english, 'step-of-later', ['strength', 2.5])).toBe('strength 2.5');
    expect(valueText(english, 'step-of-later', ['kind', 'strong'])).toBe('kind: strong');
  });
});

describe('a value of a step', () => {
  it('has all its digits and its unit, but none where it is a ratio or an index', () => {
    expect(valueText(english, 'agc-gain', ['windowNs', 25])).toBe('window 25 ns');
    expect(valueText(createMessages('sq'), 'sec-gain', ['attenuationPerNs', 0.0125])).toBe(
      'dobësimi 0,0125 1/ns',
    );
    expect(valueText(english, 'sec-gain', ['largestGain', 10000])).toBe('largest gain 10,000');
    expect(valueText(english, 'butterworth', ['order', 4])).toBe('filter order 4');
    expect(valueText(english, 'dip-filter', ['greatestDipDeg', 60])).toBe('greatest dip 60°');
  });

  it('counts traces and samples in the language of the reader', () => {
    const values = [1, 3, 101].map((count) =>
      valueText(createMessages('sr-Latn'), 'background-removal', ['windowTraces', count]),
    );
    expect(values).toEqual(['prozor 1 trag', 'prozor 3 traga', 'prozor 101 trag']);
    expect(valueText(createMessages('sq'), 'declipping', ['leastRunSamples', 3])).toBe(
      'vargu më i shkurtër i prerë 3 mostra',
    );
  });

  it('that is a word is translated', () => {
    expect(valueText(createMessages('sq'), 'dewow', ['average', 'median'])).toBe('mesatarja: mediana');
    expect(valueText(createMessages('sr-Cyrl'), 'dc-removal', ['range', 'last-third'])).toBe(
      'део који се своди на нулу: последња трећина трага',
    );
  });

  it('that is a table shows its rows, or that it has none', () => {
    const rows = [
      [0, 0],
      [50, 12.5],
    ];
    expect(valueText(english, 'curve-gain', ['points', rows])).toBe('gain curve (0 · 0) (50 · 12.5)');
    expect(valueText(createMessages('sq'), 'trace-editing', ['silence', []])).toBe(
      'gjurmë të vendosura në zero: asnjë',
    );
  });
});
