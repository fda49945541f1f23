import type { DelegationPosition, WrittenLanguage } from '@jsa/contract';
import { type PositionFault, type PositionPlace, positionFaults } from '@jsa/sealing';
import type { PositionDraft } from '#state/round-secrets.ts';

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
