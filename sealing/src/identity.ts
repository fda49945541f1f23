import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { sha256Hex } from '#bytes.ts';
import { SealingError } from '#errors.ts';

/** The key of a party. `secret` never leaves the browser but under a passphrase or on paper. */
export type SealingIdentity = {
  /** `AGE-SECRET-KEY-1…`: an X25519 identity as age writes it. */
  readonly secret: string;
  /** `age1…`: what others need to encrypt to it. */
  readonly recipient: string;
  readonly fingerprint: string;
};

/** The first 64 bits of the SHA-256 of the recipient, in four groups of four hexadecimal digits: read out by telephone. */
export async function fingerprintOf(recipient: string): Promise<string> {
  const digits = (await sha256Hex(recipient)).slice(0, 16);
  return (digits.match(/.{4}/g) ?? []).join(' ');
}

/** From a secret as it stands on a recovery sheet; spaces, line breaks and case do not matter. */
export async function identityOf(written: string): Promise<SealingIdentity> {
  const secret = written.replace(/\s/g, '').toUpperCase();
  let recipient: string;
  try {
    if (!secret.startsWith('AGE-SECRET-KEY-1')) throw new TypeError('another kind of text');
    recipient = await identityToRecipient(secret);
  } catch (cause) {
    const message =
      'This is not a sealing key. It begins with AGE-SECRET-KEY-1 and has 74 characters; compare each group with the sheet.';
    throw new SealingError('not-an-identity', message, { cause });
  }
  return { secret, recipient, fingerprint: await fingerprintOf(recipient) };
}

/** A new X25519 identity, drawn by the platform's generator. */
export async function makeIdentity(): Promise<SealingIdentity> {
  return identityOf(await generateX25519Identity());
}

/** An armored age file under the passphrase (scrypt, work factor 2¹⁸): any age program opens it, too. */
export async function protectIdentity(
  { secret }: Pick<SealingIdentity, 'secret'>,
  passphrase: string,
): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  return armor.encode(await encrypter.encrypt(secret));
}

/** The identity in an armored file that `protectIdentity` made. */
export async function openIdentity(armored: string, passphrase: string): Promise<SealingIdentity> {
  let file: Uint8Array;
  try {
    file = armor.decode(armored);
  } catch (cause) {
    const message =
      'This file is not a protected sealing key. Choose the .age file that was saved when the key was made.';
    throw new SealingError('not-an-identity', message, { cause });
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFKC'));
  let secret: string;
  try {
    secret = await decrypter.decrypt(file, 'text');
  } catch (cause) {
    throw new SealingError('wrong-passphrase', 'The passphrase does not open this key.', { cause });
  }
  return identityOf(secret);
}
