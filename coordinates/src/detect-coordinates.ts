import { isCoordinateProblem, type Place } from './place.ts';
import { readCoordinates } from './read-coordinates.ts';
import type { CoordinateSystem } from './systems.ts';

/** What a search box may make of a text. */
export type DetectedCoordinates = {
  readonly candidates: readonly Place[];
  /** Not empty where the text fits several systems that nothing can tell apart: a person must say which. */
  readonly choices: readonly CoordinateSystem[];
  /** Texts that would be read, swapped numbers put right for instance: to be offered. */
  readonly suggestions: readonly string[];
};

const tellable = ['wgs84', 'utm34n', 'mgrs'] as const;
const zone7Systems = ['kosovaref01', 'mgi-zone-7'] as const;

/** Coordinates in a text whose system nobody named. The two systems of zone 7 lie 669 m apart and are never chosen here. */
export function detectCoordinates(text: string): DetectedCoordinates {
  const answers = tellable.map((system) => readCoordinates(text, system));
  const candidates = answers.filter((answer): answer is Place => !isCoordinateProblem(answer));
  const isZone7 = candidates.length === 0 && !isCoordinateProblem(readCoordinates(text, zone7Systems[0]));
  const suggestions = answers.flatMap((answer) =>
    isCoordinateProblem(answer) && answer.suggestion !== null ? [answer.suggestion] : [],
  );
  return {
    candidates,
    choices: isZone7 ? zone7Systems : [],
    suggestions: candidates.length === 0 ? [...new Set(suggestions)] : [],
  };
}
