import { randomInt } from 'node:crypto';

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aeiou';

/** Five groups of four letters that can be read out and typed anywhere: 63 bits from the system's random source. */
export function readablePassword(): string {
  const letter = (letters: string) => letters[randomInt(letters.length)];
  const syllable = () => `${letter(consonants)}${letter(vowels)}`;
  return Array.from({ length: 5 }, () => `${syllable()}${syllable()}`).join('-');
}
