import { describe, expect, it } from 'vitest';
import { formatDate, formatDateTime } from '#i18n/date-format.ts';
import { chooseLanguage, languages } from '#i18n/languages.ts';
import { formatNumber } from '#i18n/number-format.ts';
import { pluralCategory } from '#i18n/plural.ts';

describe('numbers', () => {
  it.each([
    ['en', '1,234,567.89'],
    ['sq', '1\u00a0234\u00a0567,89'],
    ['sr-Latn', '1.234.567,89'],
    ['sr-Cyrl', '1.234.567,89'],
  ] as const)('are written the way of %s', (language, text) => {
    expect(formatNumber(language, 1234567.891, 2)).toBe(text);
  });

  it('have a true minus, but none when they round to nothing', () => {
    expect(formatNumber('en', -12.34, 1)).toBe('−12.3');
    expect(formatNumber('sq', -0.04, 1)).toBe('0,0');
  });

  it('that are none are a dash', () => {
    expect(formatNumber('en', Number.NaN, 1)).toBe('–');
  });
});

describe('plurals', () => {
  it('agree with CLDR, as this Node knows it, for the first thousand', () => {
    for (const language of languages) {
      const rules = new Intl.PluralRules(language);
      for (let count = 0; count <= 1000; count++) {
        expect(pluralCategory(language, count), `${count} in ${language}`).toBe(rules.select(count));
      }
    }
  });
});

describe('dates', () => {
  it.each([
    ['en', '22 November 2026 09:15:31 UTC'],
    ['sq', '22 nëntor 2026 09:15:31 UTC'],
    ['sr-Latn', '22. novembar 2026. 09:15:31 UTC'],
    ['sr-Cyrl', '22. новембар 2026. 09:15:31 UTC'],
  ] as const)('are written the way of %s, in UTC', (language, text) => {
    expect(formatDateTime(language, '2026-11-22T10:15:31+01:00')).toBe(text);
  });

  it('says of a month no day', () => {
    const said = languages.map((language) => formatDateTime(language, '2026-05'));
    expect(said).toEqual(['May 2026', 'maj 2026', 'maj 2026.', 'мај 2026.']);
    expect(formatDate('en', '2026-05')).toBe('May 2026');
  });

  it('that are none come back as they are', () => {
    expect(formatDate('en', 'some spring')).toBe('some spring');
    expect(formatDateTime('en', 'some spring')).toBe('some spring');
  });
});

describe('the first visit', () => {
  it.each([
    [['de-AT', 'sr-RS', 'en'], 'sr-Latn'],
    [['sr-Cyrl-RS'], 'sr-Cyrl'],
    [['sq-XK', 'en'], 'sq'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('with a browser set to %s is greeted in %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});
