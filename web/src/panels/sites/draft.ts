import {
  type NewSiteProposal,
  type SiteChange,
  type SiteDetail,
  type TypedSystem,
  typedSystems,
} from '@jsa/contract';

/** The words of a site while they are typed: everything is text. */
export type WordsDraft = {
  readonly title: string;
  readonly summary: string;
  readonly hypothesis: string;
  readonly expectedDepthFromM: string;
  readonly expectedDepthToM: string;
  readonly expectedLengthM: string;
  readonly expectedWidthM: string;
  readonly municipality: string;
};

export type WordName = keyof WordsDraft;

export const wordNames = [
  'title',
  'summary',
  'hypothesis',
  'expectedDepthFromM',
  'expectedDepthToM',
  'expectedLengthM',
  'expectedWidthM',
  'municipality',
] as const satisfies readonly WordName[];

export const emptyWords: WordsDraft = {
  title: '',
  summary: '',
  hypothesis: '',
  expectedDepthFromM: '',
  expectedDepthToM: '',
  expectedLengthM: '',
  expectedWidthM: '',
  municipality: '',
};

/** What a number may be, by field; the contract's schema says the same. */
export const numberBounds: Partial<Record<WordName, { least: number; most: number }>> = {
  expectedDepthFromM: { least: 0, most: 30 },
  expectedDepthToM: { least: 0, most: 30 },
  expectedLengthM: { least: 0.1, most: 10_000 },
  expectedWidthM: { least: 0.1, most: 10_000 },
};

/** Decimal comma or point, whatever the language; null where nothing is written. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : Number(trimmed.replace(',', '.'));
}

function textOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export function draftOf({ title, municipality, information }: SiteDetail): WordsDraft {
  return {
    title,
    municipality,
    summary: information?.summary ?? '',
    hypothesis: information?.hypothesis ?? '',
    expectedDepthFromM: textOf(information?.expectedDepthFromM),
    expectedDepthToM: textOf(information?.expectedDepthToM),
    expectedLengthM: textOf(information?.expectedLengthM),
    expectedWidthM: textOf(information?.expectedWidthM),
  };
}

export type WordFault = 'needed' | 'number-wrong' | 'depth-order';

/** What keeps a field from being sent; the server checks the same again. */
export function faultOf(draft: WordsDraft, name: WordName): WordFault | null {
  const bounds = numberBounds[name];
  if (bounds === undefined) return name !== 'municipality' && draft[name].trim() === '' ? 'needed' : null;
  const value = numberIn(draft[name]);
  if (value === null) return null;
  if (!(value >= bounds.least && value <= bounds.most)) return 'number-wrong';
  const from = numberIn(draft.expectedDepthFromM);
  return name === 'expectedDepthToM' && from !== null && value < from ? 'depth-order' : null;
}

export function wordsIn(draft: WordsDraft): Omit<NewSiteProposal, 'place' | 'overrides'> {
  return {
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    hypothesis: draft.hypothesis.trim(),
    municipality: draft.municipality.trim(),
    expectedDepthFromM: numberIn(draft.expectedDepthFromM),
    expectedDepthToM: numberIn(draft.expectedDepthToM),
    expectedLengthM: numberIn(draft.expectedLengthM),
    expectedWidthM: numberIn(draft.expectedWidthM),
  };
}

/** Only what differs from what was there when the writing began. */
export function changedWords(base: WordsDraft, draft: WordsDraft): SiteChange {
  const [before, now] = [wordsIn(base), wordsIn(draft)];
  return Object.fromEntries(
    wordNames.filter((name) => before[name] !== now[name]).map((name) => [name, now[name]]),
  );
}

/** The place while it is typed. */
export type PlaceDraft = {
  readonly coordinates: string;
  readonly system: TypedSystem;
  readonly uncertaintyM: string;
};

export const emptyPlace: PlaceDraft = { coordinates: '', system: typedSystems[0], uncertaintyM: '' };
