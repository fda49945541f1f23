import { leastPasswordLength } from '@jsa/contract';
import { Problem } from '#http/problem.ts';

/** What the lists of broken passwords are made of, here and in the languages of the people who sign in here. */
const commonWords = [
  'password passwort passw0rd letmein welcome admin administrator login master secret monkey dragon sunshine princess',
  'football baseball iloveyou trustno superman batman shadow michael jordan hunter starwars computer internet samsung',
  'qwertyuiop qwertzuiop qwerty qwertz asdfghjkl asdfgh zxcvbnm yxcvbnm azerty abcdefghijkl abcdefgh abcdef abcd abc',
  'lozinka sifra tajna beograd belgrade srbija serbia zvezda partizan volimte ljubav dragana',
  'fjalekalimi fjalekalim sekret prishtina pristina prishtine kosova kosovo shqiperia shqiponja dashuri tirana',
  'changeme default test guest user demo summer winter spring autumn google facebook',
  'jsa joint site assessment icrc chair secretariat',
]
  .flatMap((line) => line.split(' '))
  .sort((one, other) => other.length - one.length);

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

function lettersOf(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  return plain.replace(/[^a-z]/g, '');
}

/** True when nothing is left but common words, numbers and signs. */
function isMadeOfCommonWords(password: string): boolean {
  const spelled = password.toLowerCase().replace(/[013450@$]/g, (sign) => leet[sign] ?? sign);
  return [lettersOf(password), lettersOf(spelled)].some((letters) => {
    let rest = letters;
    for (const word of commonWords) rest = rest.replaceAll(word, '');
    return rest.length < 4;
  });
}

function weaknessOf(password: string, email: string): { reason: string; message: string } | null {
  const signs = [...password.normalize('NFKC')];
  if (signs.length < leastPasswordLength) {
    return { reason: 'short', message: `A password has at least ${leastPasswordLength} signs.` };
  }
  const [mailbox = ''] = email.toLowerCase().split('@');
  const typed = password.toLowerCase();
  if (typed.includes(email.toLowerCase()) || (mailbox.length >= 3 && typed.includes(mailbox))) {
    return { reason: 'address', message: 'A password does not contain the e-mail address.' };
  }
  // Other scripts have words that this list does not know; only latin letters are looked up in it.
  const isForeign = /[^\p{ASCII}\p{Script=Latin}]/u.test(password);
  if (new Set(signs).size < 5 || (!isForeign && isMadeOfCommonWords(password))) {
    return {
      reason: 'common',
      message:
        'This password is made of what is tried first: common words, rows of keys, numbers. Four words by chance are good ones.',
    };
  }
  return null;
}

/** Throws `weak-password`, which says why, for what is guessed first. */
export function requireStrongPassword(password: string, email: string): void {
  const weakness = weaknessOf(password, email);
  if (weakness) throw new Problem('weak-password', weakness.message, { reason: weakness.reason });
}
