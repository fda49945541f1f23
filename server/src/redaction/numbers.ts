import type { Pattern } from './pattern.ts';

function digitCount(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** 12.05.1999, 1999-05-12, 12/05/1999: a day, not a number to call. */
function isDate(text: string): boolean {
  return /^\d{1,2}[./ -]\d{1,2}[./ -](19|20)\d{2}$|^(19|20)\d{2}[./ -]\d{1,2}[./ -]\d{1,2}$/.test(text);
}

/** Thirteen digits of which the first seven are a day of birth: ddmmyyy. */
function isPersonalNumber(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

const plateLetters = 'A-ZČĆŽŠĐЀ-Я';

/** Numbers that belong to one person: to call, to write to, to identify, to drive. */
export const numberPatterns: readonly Pattern[] = [
  {
    kind: 'email-address',
    reason: 'email-address',
    form: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([{](?:at|et)[)\]}]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/dgu,
  },
  {
    kind: 'identity-number',
    reason: 'personal-number',
    form: /(?<![\d.,])\d{13}(?![\d.,]?\d)/dg,
    accepts: isPersonalNumber,
  },
  {
    kind: 'identity-number',
    reason: 'personal-number',
    form: /(?<![\p{L}\p{N}])[A-Z]\d{8}[A-Z](?![\p{L}\p{N}])/dgu,
  },
  {
    kind: 'identity-number',
    reason: 'personal-number',
    form: /(?<![\p{L}\d.,+])[12]\d{9}(?![\d.,]?\d)/dgu,
  },
  {
    kind: 'identity-number',
    reason: 'document-number',
    form: /(?:passport|identity card|id card|ID|JMBG|ЈМБГ|EMBG|pasoš\p{L}{0,2}|пасош\p{L}{0,2}|ličn\p{L}{1,2} kart\p{L}{1,2}|личн\p{L}{1,2} карт\p{L}{1,2}|pasaport[aëeë]\p{L}{0,2}|letërnjoftim\p{L}{0,3}|numri personal)(?:\s?(?:no|nr|br|бр|number|broj|број|numri)?[.:]?\s?)(?<found>[A-Z]{0,2}\d{5,13})(?!\d)/dgiu,
  },
  {
    kind: 'phone-number',
    reason: 'international-phone-number',
    form: /(?<![\p{L}\p{N}+])(?:\+|00)[1-9]\d{0,2}(?:[\s./()-]{0,2}\d){6,12}(?!\d)/dgu,
    accepts: (text) => digitCount(text) >= 9 && digitCount(text) <= 17,
  },
  {
    kind: 'phone-number',
    reason: 'regional-phone-number',
    form: /(?<![\p{L}\p{N}.,+-])\(?0[1-9]\d{0,2}\)?[\s/-]{1,2}\d{2,4}(?:[\s/-]?\d{2,4}){1,3}(?![\d])/dgu,
    accepts: (text) => digitCount(text) >= 8 && digitCount(text) <= 11 && !isDate(text),
  },
  {
    kind: 'phone-number',
    reason: 'regional-phone-number',
    form: /(?<![\p{L}\p{N}.,+-])0[1-9]\d{7,8}(?![\d.,]?\d)/dgu,
  },
  {
    kind: 'number-plate',
    reason: 'number-plate',
    form: new RegExp(
      `(?<![\\p{L}\\p{N}-])(?:[${plateLetters}]{2}[ -]?\\d{3,5}[ -]?[${plateLetters}]{2}|0[1-7][ -]\\d{3}[ -][A-Z]{2}|\\d{3}[ -]?(?:KS|RKS)[ -]?\\d{3}|[${plateLetters}]{2} ?\\d{2,3}-\\d{2,3})(?![\\p{L}\\p{N}-])`,
      'dgu',
    ),
  },
];
