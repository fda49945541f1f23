import type { BoundaryImport, BoundaryLineChoice } from '@jsa/contract';
import type { MessageKey } from '#i18n/messages.ts';

/** What is typed about an edition, as it stands in the fields. */
export type EditionDraft = {
  readonly name: string;
  readonly source: string;
  readonly publisher: string;
  readonly licence: string;
  readonly note: string;
  readonly dataDate: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly accuracyM: string;
  readonly accuracyP95M: string;
  readonly isOfficial: boolean;
};

const emptyDraft: EditionDraft = {
  name: '',
  source: '',
  publisher: '',
  licence: '',
  note: '',
  dataDate: '',
  validFrom: '',
  validTo: '',
  accuracyM: '',
  accuracyP95M: '',
  isOfficial: false,
};

const storageKey = 'boundary-import';

export function readDraft(): EditionDraft {
  try {
    return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(draft: EditionDraft): void {
  sessionStorage.setItem(storageKey, JSON.stringify(draft));
}

export function dropDraft(): void {
  sessionStorage.removeItem(storageKey);
}

export type Faults = Partial<Record<keyof EditionDraft, MessageKey>>;

const needed = ['name', 'source', 'publisher', 'licence'] as const;

function metresOf(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** What keeps the draft from being sent, by field. */
export function faultsOf(draft: EditionDraft): Faults {
  const faults: Faults = {};
  for (const field of needed) if (draft[field].trim() === '') faults[field] = 'boundaries.needed';
  if (!isDate(draft.dataDate)) faults.dataDate = 'boundaries.needed-date';
  for (const field of ['validFrom', 'validTo'] as const) {
    if (draft[field] !== '' && !isDate(draft[field])) faults[field] = 'boundaries.needed-date';
  }
  const [worst, usual] = [metresOf(draft.accuracyM), metresOf(draft.accuracyP95M)];
  if (!(worst > 0)) faults.accuracyM = 'boundaries.needed-metres';
  if (!(usual > 0) || usual > worst) faults.accuracyP95M = 'boundaries.needed-metres';
  return faults;
}

export function importOf(draft: EditionDraft, choice: BoundaryLineChoice): BoundaryImport {
  const { validFrom, validTo, accuracyM, accuracyP95M, ...typed } = draft;
  return {
    ...choice,
    ...typed,
    isSeenOnMap: true,
    validFrom: validFrom === '' ? null : validFrom,
    validTo: validTo === '' ? null : validTo,
    accuracyM: metresOf(accuracyM),
    accuracyP95M: metresOf(accuracyP95M),
  };
}
