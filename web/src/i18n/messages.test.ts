import { keptLatin } from '@jsa/papers';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from '#i18n/en.ts';
import { languages } from '#i18n/languages.ts';
import { createMessages, type MessageKey } from '#i18n/messages.ts';
import { sq } from '#i18n/sq.ts';
import { srLatn } from '#i18n/sr-latn.ts';

type Pattern = ReturnType<IntlMessageFormat['getAst']>;
const dictionaries = { sq, 'sr-Latn': srLatn };
const keys = Object.keys(en) as MessageKey[];

/** Names of the values that a message takes, with how it uses each (0 text, 7 `#`). */
function argumentsIn(pattern: Pattern): string[] {
  const names = pattern.flatMap((element) => {
    if (element.type === 0 || element.type === 7) return [];
    const inside = 'options' in element ? Object.values(element.options) : [];
    return [`${element.value}:${element.type}`, ...inside.flatMap((option) => argumentsIn(option.value))];
  });
  return [...new Set(names)].sort();
}

function argumentsOf(message: string): string[] {
  return argumentsIn(new IntlMessageFormat(message, 'en').getAst());
}

describe.each(Object.entries(dictionaries))('the %s dictionary', (_, dictionary) => {
  it('has the keys of the English one, no more and no fewer', () => {
    expect(Object.keys(dictionary).sort()).toEqual([...keys].sort());
  });

  it('takes the same values in every message', () => {
    for (const key of keys) expect(argumentsOf(dictionary[key]), key).toEqual(argumentsOf(en[key]));
  });

  it('leaves nothing empty, and no straight apostrophe, which ICU would take for a quotation', () => {
    for (const key of keys) {
      expect(dictionary[key].trim(), key).not.toBe('');
      expect(dictionary[key], key).not.toContain("'");
    }
  });
});

describe('what is never said', () => {
  const banned = /\bborder\b|\bkufi\b|\bgranica\b|\bgrave\b|\bvarr|\bgrobnic|\bbod(y|ies)\b|\btargets?\b/i;

  it('keeps to status-neutral words in every language', () => {
    for (const key of keys) {
      for (const text of [en[key], sq[key], srLatn[key]]) expect(text, key).not.toMatch(banned);
    }
  });
});

describe('Serbian Cyrillic', () => {
  it('leaves no Latin word but names, codes and units', () => {
    const messages = createMessages('sr-Cyrl');
    for (const key of keys) {
      const values = Object.fromEntries(
        argumentsOf(srLatn[key]).map((name) => [name.split(':')[0] ?? '', 2]),
      );
      const words =
        messages
          .translate(key, values)
          .replace(/\.(dzt|dzg|rad|cor)\b/g, '')
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      const latin = words.filter((word) => /\p{Script=Latin}/u.test(word) && !/\d/.test(word));
      expect(
        latin.filter((word) => !keptLatin.has(word)),
        key,
      ).toEqual([]);
    }
  });

  it('keeps what is put into a sentence in its own letters', () => {
    expect(createMessages('sr-Cyrl').translate('map.survey-line', { name: 'Ljubav 01' })).toBe(
      'Мерни профил Ljubav 01',
    );
  });

  it('keeps plurals', () => {
    const { translate } = createMessages('sr-Cyrl');
    const words = [1, 3, 5, 11, 21].map((count) => translate('sites.recordings', { count }));
    expect(words).toEqual(['1 снимак', '3 снимка', '5 снимака', '11 снимака', '21 снимак']);
  });
});

describe('a change of language', () => {
  it('is told to those who listen, once, and speaks at once', () => {
    const messages = createMessages('en');
    const heard: string[] = [];
    const end = messages.subscribe(() => heard.push(messages.translate('session.sign-in')));
    for (const language of languages) messages.setLanguage(language);
    end();
    messages.setLanguage('en');
    expect(heard).toEqual(['Kyçu', 'Prijavi se', 'Пријави се']);
  });

  it('groups a counted number by the custom of the language', () => {
    expect(createMessages('sq').translate('sites.recordings', { count: 12345 })).toBe(
      '12\u00a0345 regjistrime',
    );
  });
});
