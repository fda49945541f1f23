import { conflictReasons } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { languages } from '#i18n/languages.ts';
import { createMessages } from '#i18n/messages.ts';
import { problemSentence } from '#panels/problem-sentence.ts';

/** What the server says; nobody should read it who has a language of their own. */
const message = 'The server’s own words.';

describe('a refusal', () => {
  it.each(conflictReasons)('because of %s is said in the reader’s language', (reason) => {
    const details = {
      reason,
      code: 'C',
      round: 'R',
      name: 'N',
      lines: ['L1', 'L2'],
      files: ['F'],
      unconfirmed: ['U'],
      missing: 'M',
      what: 'W',
      day: '2026-05-01',
    };
    const said = languages.map((language) =>
      problemSentence(createMessages(language), { code: 'conflict', message, details }),
    );
    for (const sentence of said) expect(sentence).not.toContain(message);
    expect(new Set(said).size).toBe(languages.length);
    for (const sentence of said) expect(sentence).not.toMatch(/[{}]/);
  });

  it('names what it is about', () => {
    const details = { reason: 'lines-in-use', lines: ['L06', 'L07'] };
    const said = problemSentence(createMessages('sr-Latn'), { code: 'conflict', message, details });
    expect(said).toContain('L06, L07');
  });

  it('tells every condition that is missing, in the same language', () => {
    const missing = [{ code: 'clearances-for-survey', message, values: { kinds: 'landowner municipality' } }];
    const details = { reason: 'conditions', code: 'JSA-2026-001', missing };
    const said = problemSentence(createMessages('en'), { code: 'conflict', message, details });
    expect(said).toContain('JSA-2026-001: ');
    expect(said).toContain('Landowner consent, Municipality');
    const day = { reason: 'not-tabled-before', day: '2026-05-01' };
    expect(problemSentence(createMessages('sr-Latn'), { code: 'conflict', message, details: day })).toContain(
      '1. maj 2026.',
    );
  });

  it('without a reason that is known keeps the server’s sentence', () => {
    const problem = { code: 'conflict', message, details: { reason: 'of-another-time' } };
    expect(problemSentence(createMessages('sq'), problem)).toContain(message);
  });
});
