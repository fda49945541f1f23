import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import { screenFile } from '#screen-file.ts';
import { readable } from './sentence.ts';

describe('a sentence that quotes a file', () => {
  it('shows control characters as their pictures, for they would change what stands around them', () => {
    expect(readable('SITE is "a\0b\x1b[2Jc\nd\x7f".')).toBe('SITE is "a␀b␛[2Jc␊d␡".');
    expect(readable('SITE is "\x9b2J".')).toBe('SITE is "\ufffd2J".');
  });

  it('leaves all other letters as they are', () => {
    expect(readable('SITE is "Größe 中 ½".')).toBe('SITE is "Größe 中 ½".');
  });

  it('is cut in its middle when it is longer than a person reads, so that its end still says what was done', () => {
    const cut = readable(`SITE is "${'x'.repeat(100_000)}", not a number; it is left open.`);
    expect(cut.length).toBeLessThan(700);
    expect(cut).toMatch(/^SITE is "x+ … x+", not a number; it is left open\.$/);
  });

  it('is not cut between the halves of a letter', () => {
    expect(readable('𝄞'.repeat(2000))).not.toMatch(/\p{Cs}/u);
    expect(readable(`x${'𝄞'.repeat(2000)}`)).not.toMatch(/\p{Cs}/u);
  });

  it('stands in findings, refusals and answers to a sender alike', async () => {
    const name = 'a\x1bb.xyz';
    expect(warning('odd', `${name} is odd.`).message).toBe('a␛b.xyz is odd.');
    const refusal = new GprFormatError('inconsistent', 'SAMPLES is "\r"', { format: 'ramac', file: name });
    expect(refusal.message).toBe('ramac: a␛b.xyz: SAMPLES is "␍"');
    expect(refusal.sentence).toBe('a␛b.xyz: SAMPLES is "␍".');
    expect(refusal.file).toBe(name);
    const { reason } = await screenFile(name, bytesInMemory(new Uint8Array(1)));
    expect(reason).toMatch(/^a␛b\.xyz ends in \.xyz/);
  });
});
