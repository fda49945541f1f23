import { decisions as decisionsEn } from './decisions-en.ts';
import { decisions as decisionsSq } from './decisions-sq.ts';
import { decisions as decisionsSrLatn } from './decisions-sr-latn.ts';
import { digs as digsEn } from './digs-en.ts';
import { digs as digsSq } from './digs-sq.ts';
import { digs as digsSrLatn } from './digs-sr-latn.ts';
import { minutes as minutesEn } from './minutes-en.ts';
import { minutes as minutesSq } from './minutes-sq.ts';
import { minutes as minutesSrLatn } from './minutes-sr-latn.ts';
import { progress as progressEn } from './progress-en.ts';
import { progress as progressSq } from './progress-sq.ts';
import { progress as progressSrLatn } from './progress-sr-latn.ts';

const en = { ...decisionsEn, ...digsEn, ...minutesEn, ...progressEn };
export type PaperKey = keyof typeof en;

/** What screen and paper say in the same words. Serbian Cyrillic is made from the Latin. */
export const paperWords = {
  en,
  sq: { ...decisionsSq, ...digsSq, ...minutesSq, ...progressSq },
  'sr-Latn': { ...decisionsSrLatn, ...digsSrLatn, ...minutesSrLatn, ...progressSrLatn },
} satisfies Record<string, Readonly<Record<PaperKey, string>>>;
