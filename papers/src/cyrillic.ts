const letters: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  v: 'в',
  g: 'г',
  d: 'д',
  đ: 'ђ',
  e: 'е',
  ž: 'ж',
  z: 'з',
  i: 'и',
  j: 'ј',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  r: 'р',
  s: 'с',
  t: 'т',
  ć: 'ћ',
  u: 'у',
  f: 'ф',
  h: 'х',
  c: 'ц',
  č: 'ч',
  š: 'ш',
};
const digraphs: Readonly<Record<string, string>> = { lj: 'љ', nj: 'њ', dž: 'џ' };

/** Stems in which the two letters are two sounds. */
const twoSounds = ['injek', 'konjug', 'konjunk', 'nadživ', 'odživ', 'podžanr', 'vanjez'];

/** Names, codes and units that Serbian writes in Latin letters in either script. */
export const keptLatin: ReadonlySet<string> = new Set(
  (
    'RFC JSON JWS CSV CMP GPR GSSI DZT DZG MALÅ IDS ImpulseRadar SEG Y Sensors Software RAMAC RAD RD3 RD7 COR MRK GNSS RTK UTC UTM WGS SHA AGE SECRET KEY PDF PNG XML UUID CRS HTTP URL ' +
    'OpenStreetMap GeoNames ODbL CC BY SIL Open Font License Inter Cividis dewow SEC AGC DC MapLibre OSM UTM ns ps MHz GHz Hz dB m cm km mm kB MB GB Esc Enter Shift'
  ).split(' '),
);

function withCaseOf(latin: string, cyrillic: string): string {
  return latin[0] === latin[0]?.toLowerCase() ? cyrillic : cyrillic.toUpperCase();
}

function wordToCyrillic(word: string): string {
  const lower = word.toLowerCase();
  const separate = twoSounds.some((stem) => lower.includes(stem));
  let text = '';
  for (let at = 0; at < word.length; at++) {
    const pair = digraphs[lower.slice(at, at + 2)];
    if (pair !== undefined && !separate) {
      text += withCaseOf(word.slice(at), pair);
      at++;
      continue;
    }
    const one = letters[lower.slice(at, at + 1)];
    text += one === undefined ? word[at] : withCaseOf(word.slice(at), one);
  }
  return text;
}

/** Latin only behind a dot: `rad` is also the word for work. */
const fileExtensions: ReadonlySet<string> = new Set(['dzt', 'dzg', 'rad', 'cor']);

/** Serbian Latin to Cyrillic, word by word; words of `keptLatin`, words with a digit (RD3, SHA-256) and file extensions stay. */
export function toCyrillic(latin: string): string {
  return latin.replace(/[\p{L}\p{N}]+/gu, (word, at: number) => {
    const isExtension = latin[at - 1] === '.' && fileExtensions.has(word);
    return isExtension || keptLatin.has(word) || /\d/.test(word) ? word : wordToCyrillic(word);
  });
}
