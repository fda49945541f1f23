export type PassphraseWeakness = 'too-short' | 'too-few-different-characters' | 'too-common';

export const leastPassphraseCharacters = 16;
const leastDifferentCharacters = 8;
/** What must be left when the common runs are taken out. */
const leastOwnCharacters = 10;

/** Runs that people type when they are asked for length. */
const commonRuns = [
  'password',
  'passphrase',
  'qwertz',
  'qwerty',
  'abcdef',
  '123456',
  'lozinka',
  'fjalekalim',
];

/**
 * Why a passphrase must not protect a key; null where nothing speaks against it. Length first: the file can be tried
 * offline by whoever steals it, and five words that nobody else would put together resist that.
 */
export function passphraseWeakness(passphrase: string): PassphraseWeakness | null {
  const text = passphrase.normalize('NFKC').trim();
  const characters = [...text];
  if (characters.length < leastPassphraseCharacters) return 'too-short';
  if (new Set(characters).size < leastDifferentCharacters) return 'too-few-different-characters';
  const own = commonRuns.reduce((rest, run) => rest.replaceAll(run, ''), text.toLowerCase());
  return own.length < leastOwnCharacters ? 'too-common' : null;
}
