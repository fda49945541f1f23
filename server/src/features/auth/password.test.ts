import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordRight } from './password.ts';

describe('a password', () => {
  it('is known again by its hash, and no other is', async () => {
    const hash = await hashPassword('kaltër-plavo-2026');
    expect(await isPasswordRight('kaltër-plavo-2026', hash)).toBe(true);
    expect(await isPasswordRight('kaltër-plavo-2027', hash)).toBe(false);
  });

  it('is the same however the keyboard composes its letters', async () => {
    const hash = await hashPassword('\u0161uma-\u00eb'.normalize('NFC'));
    expect(await isPasswordRight('\u0161uma-\u00eb'.normalize('NFD'), hash)).toBe(true);
  });

  it('never leaves two equal hashes, and the hash names its cost', async () => {
    const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/);
  });

  it('is wrong for nobody, even one that would fit the stand-in hash', async () => {
    expect(await isPasswordRight('', null)).toBe(false);
    expect(await isPasswordRight('anything', null)).toBe(false);
  });

  it('is wrong against a hash that makes no sense', async () => {
    expect(await isPasswordRight('x', 'plain$x')).toBe(false);
    expect(await isPasswordRight('x', '')).toBe(false);
  });
});
