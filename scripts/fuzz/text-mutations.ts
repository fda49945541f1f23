import type { Mutation } from './byte-mutations.ts';
import type { Dice } from './dice.ts';

/** Digits that are none of ours: Arabic, Devanagari, full width, superscript, a fraction. */
const foreignDigits = ['٤٢', '४२', '４２', '²', '½', '−5', '1\u00a0000'];

const nastyNumbers = [
  ...[
    '0',
    '-0',
    '-1',
    '1',
    '2147483648',
    '4294967296',
    '9007199254740993',
    '1e308',
    '1e309',
    '-1e309',
    '1e-320',
  ],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    '',
    ' ',
    '+',
    '-',
    '.',
    '1.',
    '.5',
    '1,5',
    '1.5.5',
    '1,234,567.8',
  ],
  ...['0x10', '1e5', '1E+2', '9'.repeat(40), '0'.repeat(60), `0.${'1'.repeat(80)}`, '00012', '1_000'],
];

const separators = [',', ';', ':', '=', '\t', ' ', '.', '-', '#', '$', '*', '"', '<', '>', '/', '&'];

const lineEnds = ['\n', '\r', '\r\n', '\r\r\n', '\n\r', '', '\u0085', '\u000b', '\u000c', '\0'];

const nastyWords = [
  ...[
    '\0',
    '\ufeff',
    '\x1a',
    '\x1b[2J',
    '__proto__',
    'constructor',
    'toString',
    '%n',
    '$(x)',
    '&lt;',
    '&amp;#0;',
  ],
  ...[
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '&#x0;',
    '&#1114112;',
    '\ud800',
  ],
  ...['$GPGGA,', '$GSSIS,', 'Trace #', '::', '==', '//', '\\', '../', 'é', 'Å', '中文'],
];

/** What makes a pattern look back again and again when it is repeated: what takes the square of a length shows by it. */
const longPieces = [
  ...['9', ' ', 'A', ',', '\t', '.', '-', ':', '"', '<', '1.', '1,', '1 ', ' \t', 'a ', '1:', '0.1 ', '9MHz'],
  ...['$GP', '$GPGGA,', '<a>', '<!--', '<a b="', '("', '&#', '_A01', '\0', '\xa0'],
];

const longLine = 20_000;
const veryLongLine = 250_000;

/** Every way to spoil a text, each letter of which is one byte. */
export const textMutations: Readonly<Record<string, Mutation<string>>> = {
  'a number replaced': (text, dice) =>
    replaceOne(text, /[+-]?\d+(?:\.\d+)?/g, dice, () => dice.oneOf(nastyNumbers)),
  'a number in foreign digits': (text, dice) =>
    replaceOne(text, /\d+/g, dice, () => utf8(dice.oneOf(foreignDigits))),
  'a number made longer': (text, dice) =>
    replaceOne(text, /\d+/g, dice, (digits) => digits.repeat(1 + dice.below(9))),
  'a digit replaced': (text, dice) => replaceOne(text, /\d/g, dice, () => String(dice.below(10))),
  'a separator taken out': (text, dice) => replaceOne(text, /[^\w\s]/g, dice, () => ''),
  'a separator replaced': (text, dice) => replaceOne(text, /[^\w]/g, dice, () => dice.oneOf(separators)),
  'one kind of separator replaced': (text, dice) =>
    text.replaceAll(dice.oneOf(separators), dice.oneOf([...separators, ''])),
  'other line ends': (text, dice) => {
    const [from, to] = [dice.oneOf([/\r\n/g, /\n/g, /\r/g, /\r\n|\n|\r/g]), dice.oneOf(lineEnds)];
    return text.replace(from, to);
  },
  'some line ends changed': (text, dice) =>
    text.replace(/\r\n|\n|\r/g, (end) => (dice.onceIn(3) ? dice.oneOf(lineEnds) : end)),
  'a line taken out': (text, dice) => onLines(text, dice, (lines, at) => lines.toSpliced(at, 1)),
  'a line doubled': (text, dice) => onLines(text, dice, (lines, at) => lines.toSpliced(at, 0, lines[at])),
  'a line cut': (text, dice) =>
    onLines(text, dice, (lines, at) => lines.with(at, lines[at].slice(0, dice.below(lines[at].length + 1)))),
  'lines in another order': (text, dice) =>
    onLines(text, dice, (lines, at) => {
      const other = dice.below(lines.length);
      return lines.with(at, lines[other]).with(other, lines[at]);
    }),
  'a line many times over': (text, dice) =>
    onLines(text, dice, (lines, at) => {
      const most = 1 + Math.floor(longLine / (lines[at].length + 1));
      const times = Math.min(dice.oneOf([2, 40, 4000]), most);
      return lines.toSpliced(at, 0, ...Array<string>(times).fill(lines[at]));
    }),
  'a very long line': (text, dice) => {
    const piece = dice.oneOf(longPieces);
    const length = dice.below(dice.onceIn(16) ? veryLongLine : longLine);
    return inserted(text, dice, piece.repeat(Math.ceil(length / piece.length)));
  },
  'a nasty word put in': (text, dice) => inserted(text, dice, utf8(dice.oneOf(nastyWords))),
  'a word of its own put elsewhere': (text, dice) => {
    const words = text.match(/[\w.#$+-]+/g) ?? [''];
    return replaceOne(text, /[\w.#$+-]+/g, dice, () => dice.oneOf(words));
  },
  'other letter case': (text, dice) =>
    dice.onceIn(2) ? text.toLowerCase() : replaceOne(text, /[a-z]+/gi, dice, (word) => word.toUpperCase()),
  'blanks put in': (text, dice) =>
    inserted(text, dice, dice.oneOf([' ', '\t', '  ', '\u00a0', '\v']).repeat(1 + dice.below(40))),
  'two bytes a letter': (text, dice) => text.replace(/./gs, dice.onceIn(2) ? '$&\0' : '\0$&'),
  'a mark of its coding in front': (text, dice) =>
    `${dice.oneOf(['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff'])}${text}`,
};

/** The bytes of a word in UTF-8, each as one letter. */
function utf8(word: string): string {
  return Array.from(new TextEncoder().encode(word), (byte) => String.fromCharCode(byte)).join('');
}

function replaceOne(text: string, what: RegExp, dice: Dice, by: (found: string) => string): string {
  const count = text.match(what)?.length ?? 0;
  let countdown = dice.below(count);
  return text.replace(what, (found) => (countdown-- === 0 ? by(found) : found));
}

/** Anywhere, or as often behind a separator or a digit, where a value begins or goes on. */
function inserted(text: string, dice: Dice, word: string): string {
  const place = dice.below(text.length + 1);
  const ahead = dice.onceIn(2) ? text.slice(place).search(/(?<=[:=,;\t<>"\d])/) : 0;
  const at = place + Math.max(0, ahead);
  return text.slice(0, at) + word + text.slice(at);
}

function onLines(text: string, dice: Dice, change: (lines: string[], at: number) => string[]): string {
  const lines = text.split('\n');
  return change(lines, dice.below(lines.length)).join('\n');
}
