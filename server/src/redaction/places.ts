import { foldLatin, toLatin, type Word } from './words.ts';

/** Which words of a text are place names that the map knows, in any of their cases. */
export type PlaceFinder = (words: readonly Word[]) => ReadonlySet<Word>;

const longestEnding = 3;

/** Two forms of one place: the stem is shared, and what follows it is no longer than a case ending. */
function areForms(word: string, place: string): boolean {
  if (word === place) return true;
  const stem = place.length > 3 ? place.replace(/[aeiou]$/, '') : place;
  if (stem.length < 3 || !word.startsWith(stem)) return false;
  return word.length - stem.length <= longestEnding && !/ic(a|u|em)?$/.test(word.slice(stem.length));
}

/** Makes the finder out of names in any script; Kosovo's asterisk and other signs fall away. */
export function findPlacesOf(names: Iterable<string>): PlaceFinder {
  const byBeginning = new Map<string, string[][]>();
  for (const name of new Set(names)) {
    const parts: string[] = foldLatin(toLatin(name)).match(/\p{L}+/gu) ?? [];
    if (parts.join('').length < 3) continue;
    const beginning = parts[0].slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), parts]);
  }
  return (words) => {
    const found = new Set<Word>();
    for (const [at, word] of words.entries()) {
      if (!word.isCapitalised) continue;
      for (const parts of byBeginning.get(word.folded.slice(0, 2)) ?? []) {
        const here = words.slice(at, at + parts.length);
        const isHere =
          here.length === parts.length && here.every(({ folded }, part) => areForms(folded, parts[part]));
        if (isHere) for (const each of here) found.add(each);
      }
    }
    return found;
  };
}
