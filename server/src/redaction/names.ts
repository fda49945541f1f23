import type { RedactionFinding, RedactionReason } from '@jsa/contract';
import { isFirstName, isFirstNameAlone } from './first-names.ts';
import { isNoName } from './not-names.ts';
import type { PlaceFinder } from './places.ts';
import { isSurname, mayBeSurname } from './surnames.ts';
import type { Word } from './words.ts';

const fullTitles = new Set(
  (
    'mister professor doctor captain colonel commander sergeant lieutenant corporal ' +
    'gospodin gospodina gospodinu gospodinom gospodja gospoda gospodje gospode gospodju gospodu gospodjica gospodica ' +
    'kapetan kapetana pukovnik pukovnika komandant komandanta porucnik porucnika vodnik vodnika profesor profesora ' +
    'doktor doktora advokat advokata svestenik svestenika hadzi hodza hodze ' +
    'zoti zotit zotin zonja zonjes zonjen kapiten kapiteni komandanti koloneli profesori doktori avokati imami'
  ).split(' '),
);
const shortTitles = new Set(
  'mr mrs ms dr prof ing dipl mag gdin gdja gda gdje gde z g zj znj zt av adv kap puk'.split(' '),
);
const longestName = 4;

type Look = { readonly text: string; readonly words: readonly Word[]; readonly places: ReadonlySet<Word> };

function gapBetween({ text }: Look, left: Word, right: Word): string {
  return text.slice(left.end, right.start);
}

/** One name: nothing but room or a hyphen between its parts. */
function isJoined(look: Look, left: Word, right: Word): boolean {
  return /^([ \t\u00a0]{1,3}|[ \t]*\n[ \t]*|-)$/.test(gapBetween(look, left, right));
}

function isNameShaped(word: Word): boolean {
  if (!word.isCapitalised || word.folded.length < 2) return false;
  return !word.isAllCapitals || isFirstName(word.folded) || isSurname(word);
}

/** Capitalised, and known neither as a place nor as a word that is no name. */
function isNamePart({ places }: Look, word: Word): boolean {
  if (!isNameShaped(word)) return false;
  if (isFirstName(word.folded) && !places.has(word)) return true;
  return !places.has(word) && (isSurname(word) || !isNoName(word.folded));
}

function finding({ text }: Look, reason: RedactionReason, start: number, end: number): RedactionFinding {
  return { kind: 'person-name', reason, start, end, text: text.slice(start, end) };
}

/** How many words from `at` on make one name. */
function nameLength(look: Look, at: number): number {
  let length = 1;
  while (length < longestName) {
    const [last, next] = [look.words[at + length - 1], look.words[at + length]];
    if (next === undefined || !isJoined(look, last, next) || !isNamePart(look, next)) break;
    length++;
  }
  return length;
}

/** "Dr Petrović", "z. Krasniqi": the title and what of a name follows it. */
function titledName(look: Look, at: number): number {
  const [title, next] = [look.words[at], look.words[at + 1]];
  if (next === undefined) return 0;
  const gap = gapBetween(look, title, next);
  const isShort = shortTitles.has(title.folded) && /^(\.[ \t]?|[ \t]|-)$/.test(gap);
  const needsDot = title.folded.length < 2 && !gap.startsWith('.');
  const isFull = fullTitles.has(title.folded) && /^[ \t]$/.test(gap);
  if (!((isShort && !needsDot) || isFull)) return 0;
  const further = titledName(look, at + 1);
  if (further > 0) return 1 + further;
  return isNamePart(look, next) ? 1 + nameLength(look, at + 1) : 0;
}

/** "M. Petrović": a single capital with a dot, and a word that can be a surname. */
function initialAndSurname(look: Look, at: number): number {
  const [initial, next] = [look.words[at], look.words[at + 1]];
  if (initial.text.length > 2 || !initial.isCapitalised || next === undefined) return 0;
  if (initial.text.length === 2 && !/^(lj|nj|dz|sh|xh|th|gj|rr|zh)$/.test(initial.folded)) return 0;
  if (!/^\.[ \t\u00a0]?$/.test(gapBetween(look, initial, next)) || next.folded.length < 3) return 0;
  if (!isNamePart(look, next)) return 0;
  // A numbered heading begins its line with the same signs.
  const isHeading = initial.startsSentence && !isSurname(next);
  return isHeading ? 0 : 1 + nameLength(look, at + 1);
}

/** At the beginning of a sentence a capital says nothing: there a known name or a telling ending is asked for. */
function isPair(look: Look, at: number): boolean {
  const [first, second] = [look.words[at], look.words[at + 1]];
  if (second === undefined || !isJoined(look, first, second)) return false;
  if (!isNameShaped(first) || !isNameShaped(second)) return false;
  if (isFirstName(first.folded) && !look.places.has(first)) {
    return mayBeSurname(second) || isNamePart(look, second);
  }
  if (!isNamePart(look, first) || !isNamePart(look, second)) return false;
  return !first.startsSentence || isSurname(second) || isSurname(first);
}

function pairReason(words: readonly Word[]): RedactionReason {
  const isKnown = words.some(({ folded }) => isFirstName(folded));
  return isKnown ? 'first-name-and-surname' : 'capitalised-pair';
}

/** What name begins at this word: its reason and how many words it has. */
function nameAt(look: Look, at: number): { reason: RedactionReason; length: number } | null {
  const word = look.words[at];
  const titled = titledName(look, at);
  if (titled > 0) return { reason: 'title-and-name', length: titled };
  const initialled = initialAndSurname(look, at);
  if (initialled > 0) return { reason: 'initial-and-surname', length: initialled };
  if (isPair(look, at)) {
    const length = Math.max(2, nameLength(look, at));
    return { reason: pairReason(look.words.slice(at, at + length)), length };
  }
  if (!isNameShaped(word) || look.places.has(word)) return null;
  if (isSurname(word)) return { reason: 'surname-ending', length: 1 };
  return isFirstNameAlone(word.folded) ? { reason: 'first-name', length: 1 } : null;
}

/** Names of persons by their form: first names in use, endings, titles, initials, capitalised pairs. */
export function findNames(text: string, words: readonly Word[], placesOf: PlaceFinder): RedactionFinding[] {
  const look: Look = { text, words, places: placesOf(words) };
  const found: RedactionFinding[] = [];
  for (let at = 0; at < words.length; at++) {
    const name = nameAt(look, at);
    if (name === null) continue;
    const last = words[at + name.length - 1];
    found.push(finding(look, name.reason, words[at].start, last.end));
    at += name.length - 1;
  }
  return found;
}
