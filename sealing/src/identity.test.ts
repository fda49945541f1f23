import { armor, Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  identityOf,
  makeIdentity,
  openIdentity,
  passphraseWeakness,
  protectIdentity,
  sha256Hex,
} from './index.ts';

const passphrase = 'seven wet boots beneath a plum tree';

describe('a sealing key', () => {
  it('has the public half that age gives for a known secret', async () => {
    // Test vector made with age-keygen of age 1.
    const { recipient } = await identityOf(
      'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX',
    );
    expect(recipient).toBe('age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj');
  });

  it('has a fingerprint that is the beginning of the SHA-256 of its public half', async () => {
    const { recipient, fingerprint } = await makeIdentity();
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    expect((await sha256Hex(recipient)).startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
    expect(await fingerprintOf(recipient)).toBe(fingerprint);
  });

  it('is read from a sheet in groups, in small letters and over several lines', async () => {
    const made = await makeIdentity();
    const typed = made.secret
      .toLowerCase()
      .replace(/(.{6})/g, '$1 ')
      .replace(/(.{30})/g, '$1\n');
    expect(await identityOf(typed)).toEqual(made);
  });

  it('is refused when a letter of it is wrong or missing', async () => {
    const { secret } = await makeIdentity();
    const last = secret.endsWith('Q') ? 'P' : 'Q';
    for (const wrong of [secret.slice(0, -1) + last, secret.slice(0, -1), '', 'age1abc', 'a plain sentence'])
      await expect(identityOf(wrong)).rejects.toEqual(expect.objectContaining({ code: 'not-an-identity' }));
  });

  it('is opened by its passphrase, however its accents are written, and by no other', async () => {
    const made = await makeIdentity();
    const file = await protectIdentity(made, `${passphrase} é`.normalize('NFD'));
    expect(await openIdentity(file, `${passphrase} é`.normalize('NFC'))).toEqual(made);
    await expect(openIdentity(file, passphrase)).rejects.toEqual(
      expect.objectContaining({ code: 'wrong-passphrase' }),
    );
    await expect(openIdentity('nothing of the kind', passphrase)).rejects.toEqual(
      expect.objectContaining({ code: 'not-an-identity' }),
    );
  });

  it('lies in a file that age itself opens', async () => {
    const made = await makeIdentity();
    const file = await protectIdentity(made, passphrase);
    expect(file).toContain('-----BEGIN AGE ENCRYPTED FILE-----');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const bytes = armor.decode(file);
    expect(new TextDecoder().decode(bytes.subarray(0, 22))).toBe('age-encryption.org/v1\n');
    expect(await decrypter.decrypt(bytes, 'text')).toBe(made.secret);
  });
});

describe('a passphrase', () => {
  it.each([
    ['short one', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaaab', 'too-few-different-characters'],
    ['passwordpassword123456', 'too-common'],
    [passphrase, null],
    ['Lulet e majit çelin vonë', null],
    ['Седам мокрих чизама крај реке', null],
  ])('%s is judged %s', (text, weakness) => {
    expect(passphraseWeakness(text)).toBe(weakness);
  });
});
