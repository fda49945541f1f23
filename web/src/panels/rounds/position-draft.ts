import type { DelegationPosition, PositionReason, PositionValue, WrittenLanguage } from '@jsa/contract';
import { type PositionFault, type PositionPlace, positionFaults } from '@jsa/sealing';
import { createStore } from '#state/store.ts';

/** A position while it is written: in the memory of this page only. It is never sent, kept or put into the address. */
export type PositionDraft = {
  readonly value: PositionValue | null;
  readonly reasonCodes: readonly PositionReason[];
  readonly text: string;
  readonly conditions: readonly string[];
  readonly reviewOn: string;
  readonly missing: string;
  readonly ranking: readonly string[];
  readonly language: WrittenLanguage;
};

type Drafts = { readonly byItemId: ReadonlyMap<string, PositionDraft> };

const drafts = createStore<Drafts>({ byItemId: new Map() });

export { drafts as positionDrafts };

export function emptyDraft(language: WrittenLanguage): PositionDraft {
  return {
    value: null,
    reasonCodes: [],
    text: '',
    conditions: [],
    reviewOn: '',
    missing: '',
    ranking: [],
    language,
  };
}

export function putDraft(itemId: string, draft: PositionDraft | null): void {
  const byItemId = new Map(drafts.get().byItemId);
  if (draft === null) byItemId.delete(itemId);
  else byItemId.set(itemId, draft);
  drafts.set({ byItemId });
}

/** When somebody else sits down at this computer. */
export function forgetPositions(): void {
  drafts.set({ byItemId: new Map() });
}

/** What belongs to another value than the chosen one is left out. */
export function positionOf(
  draft: PositionDraft,
  place: PositionPlace,
  authorName: string,
): DelegationPosition {
  const value = draft.value ?? 'concur';
  const isConcur = value === 'concur';
  const { roundId, itemId, subjectSha256, delegation } = place;
  return {
    format: 'jsa-position/1',
    ...{ roundId, itemId, subjectSha256, delegation, authorName, value },
    language: draft.language,
    reasonCodes: isConcur ? [] : [...draft.reasonCodes],
    text: draft.text,
    conditions: isConcur ? draft.conditions.filter((condition) => condition.trim() !== '') : [],
    reviewOn: value === 'defer' && draft.reviewOn !== '' ? draft.reviewOn : null,
    missing: value === 'defer' ? draft.missing : '',
    ranking: isConcur && place.kind === 'season-list' ? [...draft.ranking] : [],
    sealedAt: new Date().toISOString(),
  };
}

export function faultsOf(draft: PositionDraft, place: PositionPlace, authorName: string): PositionFault[] {
  if (draft.value === null) return [{ field: 'value', code: 'needed' }];
  return positionFaults(positionOf(draft, place, authorName), place);
}
