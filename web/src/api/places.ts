import type { Position } from '@jsa/contract';
import type { Language } from '#i18n/languages.ts';

/** A town of the built-in map: its name in the reader's language, and in the other one. */
export type NamedPlace = { readonly name: string; readonly otherName: string; readonly position: Position };

type Names = Readonly<Record<Language | `${Language}2`, string>> & { readonly rank: number };
type Town = { readonly properties: Names; readonly geometry: { readonly coordinates: Position } };

const mostFound = 5;
const address = () => `${import.meta.env.BASE_URL}base-map/places.json`;

let towns: Promise<readonly Town[]> | null = null;

/** The file that the map draws its names from: it is here already, so nothing is told of what is looked for. */
function loadTowns(): Promise<readonly Town[]> {
  towns ??= fetch(address())
    .then((answer) => answer.json() as Promise<{ features: readonly Town[] }>)
    .then(({ features }) => features)
    .catch(() => {
      towns = null;
      return [];
    });
  return towns;
}

/** Letters without their marks: who types Zilivoda finds Žilivoda. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Towns by any of their names, in any language and script; names that begin so come first. */
export async function findPlaces(text: string, language: Language): Promise<readonly NamedPlace[]> {
  const sought = folded(text);
  if (sought.length < 2) return [];
  const ranked = (await loadTowns()).flatMap(({ properties, geometry }) => {
    const names = Object.values(properties)
      .filter((value) => typeof value === 'string')
      .map(folded);
    const begins = names.some((name) => name.startsWith(sought));
    if (!begins && !names.some((name) => name.includes(sought))) return [];
    const place = {
      name: properties[language],
      otherName: properties[`${language}2`],
      position: geometry.coordinates,
    };
    return [{ place, order: (begins ? 0 : 100) + properties.rank }];
  });
  return ranked
    .sort((one, other) => one.order - other.order)
    .slice(0, mostFound)
    .map(({ place }) => place);
}
