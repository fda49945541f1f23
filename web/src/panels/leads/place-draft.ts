import type { LeadPlace } from '@jsa/contract';
import {
  type CoordinateProblem,
  type CoordinateSystem,
  coordinateSystems,
  isCoordinateProblem,
  type Place,
  readCoordinates,
} from '@jsa/coordinates';

/** A place while it is typed: everything is text. */
export type PlaceDraft = {
  readonly coordinates: string;
  readonly system: CoordinateSystem;
  readonly uncertaintyM: string;
  readonly words: string;
  readonly area: LeadPlace['area'];
};

export const emptyPlace: PlaceDraft = {
  coordinates: '',
  system: 'wgs84',
  uncertaintyM: '',
  words: '',
  area: null,
};

/** What surveyors call them; the same in every language. */
export const systemNames: Readonly<Record<CoordinateSystem, string>> = {
  wgs84: 'WGS 84 (DD, DM, DMS)',
  utm34n: 'UTM 34N',
  mgrs: 'MGRS',
  kosovaref01: 'KOSOVAREF01',
  'mgi-zone-7': 'MGI 1901, 7',
};

export function placeDraftOf(place: LeadPlace | null): PlaceDraft {
  if (place === null) return emptyPlace;
  const system = coordinateSystems.find((known) => known === place.originalCrs) ?? 'wgs84';
  return {
    coordinates: place.originalText,
    system,
    uncertaintyM: place.horizontalUncertaintyM === null ? '' : String(place.horizontalUncertaintyM),
    words: place.words,
    area: place.area,
  };
}

/** Metres as people type them, with a comma too; null for what is no positive number. */
export function readMetres(text: string): number | null {
  const metres = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(metres) && metres > 0 ? metres : null;
}

/** What the typed coordinates say; null while there are none. */
export function readTyped({ coordinates, system }: PlaceDraft): Place | CoordinateProblem | null {
  return coordinates.trim() === '' ? null : readCoordinates(coordinates, system);
}

export type ReadPlace = {
  readonly place: LeadPlace | null;
  /** Which field keeps it from being sent. */
  readonly fault: 'coordinates' | 'uncertainty' | null;
  readonly transformation: string;
};

/** The place that is meant. The uncertainty is never smaller than what the digits and the system allow. */
export function readPlaceDraft(draft: PlaceDraft): ReadPlace {
  const typed = readTyped(draft);
  const words = draft.words.trim();
  const isNothing = typed === null && words === '' && draft.area === null;
  if (isNothing) return { place: null, fault: null, transformation: '' };
  if (typed !== null && isCoordinateProblem(typed)) {
    return { place: null, fault: 'coordinates', transformation: '' };
  }
  const uncertaintyM = readMetres(draft.uncertaintyM);
  if (typed !== null && uncertaintyM === null)
    return { place: null, fault: 'uncertainty', transformation: '' };
  return {
    place: {
      position: typed?.position ?? null,
      horizontalUncertaintyM:
        typed === null ? uncertaintyM : Math.max(uncertaintyM ?? 0, typed.horizontalUncertaintyM),
      area: draft.area,
      originalText: draft.coordinates.trim(),
      originalCrs: typed === null ? '' : draft.system,
      words,
    },
    fault: null,
    transformation: typed?.transformation ?? '',
  };
}
